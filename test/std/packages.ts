// Packages of the standard library that are woven, and the tests of theirs that ask what no woven code can keep.

/** Woven in every run: quick to build and to test. */
export const QUICK = ['container/list', 'encoding/csv', 'go/scanner', 'text/tabwriter', 'text/template/parse'];

/** Woven all at once with OTEL_TS_ALL=1. */
export const ALL = [
  ...QUICK,
  'archive/tar', 'archive/zip', 'bufio', 'bytes', 'compress/bzip2', 'compress/flate', 'compress/gzip', 'compress/lzw',
  'compress/zlib', 'container/heap', 'container/ring', 'context', 'database/sql', 'debug/elf', 'encoding/ascii85',
  'encoding/asn1', 'encoding/base32', 'encoding/base64', 'encoding/binary', 'encoding/gob', 'encoding/hex',
  'encoding/json', 'encoding/pem', 'encoding/xml', 'expvar', 'flag', 'fmt', 'go/ast', 'go/constant', 'go/doc',
  'go/format', 'go/parser', 'go/printer', 'go/token', 'hash/adler32', 'hash/crc32', 'hash/fnv', 'html', 'html/template',
  'image', 'image/draw', 'image/gif', 'image/png', 'index/suffixarray', 'io', 'io/fs', 'log', 'log/slog', 'maps',
  'math/cmplx', 'math/rand', 'mime', 'mime/multipart', 'mime/quotedprintable', 'net/http', 'net/http/cookiejar',
  'net/http/httptest', 'net/mail', 'net/netip', 'net/textproto', 'net/url', 'path', 'path/filepath', 'regexp',
  'regexp/syntax', 'slices', 'sort', 'strings', 'testing/fstest', 'text/scanner', 'text/template', 'unicode/utf16',
];

/** Package → pattern of tests that are left out, and why. */
export const EXCEPTIONS: Readonly<Record<string, { skip: string; because: string }>> = {
  bytes: { skip: '^TestNewBufferShallow$', because: 'counts allocations; NewBuffer with a defer is not inlined, so its buffer escapes' },
  'unicode/utf16': { skip: '^TestAllocationsDecode$', because: 'counts allocations; Decode with a defer is not inlined, so its result escapes' },
};
