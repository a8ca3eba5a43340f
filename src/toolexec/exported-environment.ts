// Reads what `export -p` prints: the one way for a POSIX shell to hand on its environment without another process.
// dash and busybox write 'single quotes', bash "double quotes" or, for control characters, $'escapes'.

const DECLARATION = /(?:export|declare -x\w*|typeset -x) ([A-Za-z_]\w*)(?:=((?:'[^']*'|\$'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^\s'"\\$])*))?\n/y;
const PIECE = /'([^']*)'|\$'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^])/g;
const CONTROL: Readonly<Record<string, string>> = { a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** `bytes` is the shell's output. Throws where it is written otherwise than any shell that is known. */
export function exportedEnvironment(bytes: Buffer): NodeJS.ProcessEnv {
  const text = bytes.toString('latin1');
  const environment: NodeJS.ProcessEnv = {};
  for (let at = 0; at < text.length; at = DECLARATION.lastIndex) {
    DECLARATION.lastIndex = at;
    const [, name = '', word] = DECLARATION.exec(text) ?? unknown(text, at);
    if (word !== undefined) environment[name] = Buffer.from(unquoted(word), 'latin1').toString('utf8');
  }
  return environment;
}

function unquoted(word: string): string {
  return word.replace(PIECE, (_, single?: string, escaped?: string, double?: string, character?: string, plain?: string) => {
    if (escaped !== undefined) return unescaped(escaped);
    if (double !== undefined) return double.replace(/\\([$`"\\\n])/g, (_, kept: string) => (kept === '\n' ? '' : kept));
    return single ?? character ?? plain ?? '';
  });
}

function unescaped(text: string): string {
  return text.replace(/\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|([^]))/g, (_, octal?: string, hex?: string, letter = '') => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    return hex === undefined ? (CONTROL[letter] ?? letter) : String.fromCharCode(parseInt(hex, 16));
  });
}

function unknown(text: string, at: number): never {
  throw new Error(`export -p printed what no known shell does: ${JSON.stringify(text.slice(at, at + 40))}`);
}
