// Reads a go command line: the subcommand, and the flags that the go command itself takes from it. What follows
// the first package (or, in `go test`, what is for the test binary) is nobody's flag.
import { splitQuoted } from './quoted.ts';
import { takesValue } from './go-flags.ts';

export interface GoFlag {
  /** Without dashes. */
  name: string;
  /** undefined for a boolean flag without `=`. */
  value: string | undefined;
}

export interface GoCommandLine {
  /** `build`, `test` …; empty when there is none. */
  command: string;
  flags: GoFlag[];
  /** What follows the flags: packages, and the arguments of `go run`'s program. Empty in `go test`, which mixes them with flags. */
  operands: string[];
}

/** `args` are the arguments behind `go`. */
export function parseGoCommandLine(args: readonly string[]): GoCommandLine {
  const command = args[0] ?? '';
  const flags: GoFlag[] = [];
  let sawPackages = false;
  let inPackages = false;
  let afterUnknownFlag = false;
  for (let index = 1; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--' || arg === '-args' || arg === '--args') break;
    const flag = asFlag(arg);
    if (!flag) {
      if (command !== 'test') return { command, flags, operands: args.slice(index) };
      // As cmd/go does: a word behind the package list ends the flags, unless it may be an unknown flag's value.
      if (sawPackages && !inPackages && !afterUnknownFlag) break;
      if (!sawPackages || inPackages) sawPackages = inPackages = true;
      afterUnknownFlag = false;
      continue;
    }
    inPackages = false;
    const valued = takesValue(command, flag.name);
    afterUnknownFlag = valued === undefined && flag.value === undefined;
    if (valued === undefined) {
      sawPackages = true;
      continue;
    }
    if (valued && flag.value === undefined) flag.value = args[++index] ?? '';
    flags.push(flag);
  }
  return { command, flags, operands: [] };
}

/** GOFLAGS holds flags only, each with its value behind `=`. */
export function parseGoFlags(goflags: string): GoFlag[] {
  return splitQuoted(goflags).flatMap((field) => asFlag(field) ?? []);
}

/** `-name`, `--name`, `-name=value`; undefined for anything else. */
export function asFlag(arg: string): GoFlag | undefined {
  const match = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(arg);
  return match ? { name: match[1] ?? '', value: match[2] } : undefined;
}
