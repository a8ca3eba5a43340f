// The compiler's and the linker's command lines as the go command writes them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Flags of cmd/compile that take a value as their own argument (Go 1.26, `go tool compile -help`). */
export const COMPILE_VALUE_FLAGS: ReadonlySet<string> = new Set(
  `D I asmhdr bench blockprofile buildid c coveragecfg cpuprofile d embedcfg env gendwarfinl goversion importcfg
  installsuffix json lang linkobj memprofile memprofilerate mutexprofile o p pgoprofile spectre symabis traceprofile
  trimpath`.split(/\s+/),
);

export interface CompileLine {
  /** Everything before the files. */
  flags: string[];
  /** Go files, as given. */
  goFiles: string[];
  value(name: string): string | undefined;
}

/** `args` are the arguments behind the tool's path, which runs in `directory`. */
export function parseCompileLine(args: readonly string[], directory = '.'): CompileLine {
  const all = expandResponseFiles(args, directory);
  const values = new Map<string, string>();
  let at = 0;
  for (; at < all.length; at++) {
    const match = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(all[at] ?? '');
    if (!match) break;
    const [, name = '', inline] = match;
    if (inline !== undefined) values.set(name, inline);
    else if (COMPILE_VALUE_FLAGS.has(name)) values.set(name, all[++at] ?? '');
    else values.set(name, 'true');
  }
  return { flags: all.slice(0, at), goFiles: all.slice(at), value: (name) => values.get(name) };
}

/** A flag's value replaced, whether it stands in its own argument or behind `=`. */
export function replaceFlag(args: readonly string[], name: string, value: string): string[] {
  const replaced = [...args];
  const at = replaced.findLastIndex((arg) => arg === `-${name}` || arg.startsWith(`-${name}=`));
  if (at < 0) throw new Error(`the command line has no -${name}`);
  if (replaced[at] === `-${name}`) replaced[at + 1] = value;
  else replaced[at] = `-${name}=${value}`;
  return replaced;
}

/** `@file`: the arguments are in the file, one a line, with `\n` and `\\` escaped (cmd/internal/objabi). */
export function expandResponseFiles(args: readonly string[], directory = '.'): string[] {
  return args.flatMap((arg) => {
    if (!arg.startsWith('@')) return [arg];
    const lines = readFileSync(resolve(directory, arg.slice(1)), 'utf8').replaceAll('\r', '').trim().split('\n');
    return expandResponseFiles(lines.map((line) => line.replace(/\\(n|\\)/g, (_, c: string) => (c === 'n' ? '\n' : '\\'))), directory);
  });
}
