// What two runs of one command never have in common, plain or not, is taken out before they are compared.

const PATTERNS: readonly [RegExp, string][] = [
  // The go command's work directory, and times of tests.
  [/\/go-build\d+/g, '/go-build'],
  // Shown by -n and -x: what compiled packages are called in the build cache, and the identity that names the tools.
  [/\/[0-9a-f]{2}\/[0-9a-f]{64}-d\b/g, '/archive'],
  [/(-buildid[= ])[\w/-]+/g, '$1ID'],
  [/(?<![\d.])\d+\.\d+s\b/g, '0.00s'],
  [/"(Time)":"[^"]*"/g, '"$1":""'],
  [/"Elapsed":[\d.e-]+/g, '"Elapsed":0'],
  // Stacks: addresses, and arguments, which are shown where a call was not inlined.
  [/^((?:created by )?[^\s(][^\n]*?)\((?:\.\.\.|(?:0x[0-9a-f]+\??|[{}, ]|\.\.\.)*)\)$/gm, '$1(...)'],
  [/ (?:fp|sp|pc)=0x[0-9a-f]+/g, ''],
  [/ \+0x[0-9a-f]+$/gm, ''],
  [/^==\d+==/gm, '==pid=='],
  [/\b0x[0-9a-f]{6,}\b/g, '0x…'],
  [/\b[Gg]oroutine \d+\b( gp=\S+ m=\S+(?: mp=\S+)?)?/g, 'goroutine N'],
];

/** What otel-ts adds to a command line that the go command shows with -n or -x is taken out too. */
export function normalize(text: string): string {
  const own = text.replaceAll(/(?:'[^'\n]*otel-ts'|"[^"\n]*otel-ts"|[^\s'"]*otel-ts) toolexec (?:--plan=\S+ )?(?:--resident=\S+ )?/g, '');
  return PATTERNS.reduce((result, [pattern, replacement]) => result.replaceAll(pattern, replacement), own);
}
