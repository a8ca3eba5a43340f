// The flags that the nested build of the runtime repeats from the outer one, so that both agree on every archive of
// the standard library; else the link ends in "fingerprint mismatch".
import { isAbsolute, join } from 'node:path';
import { parseGoCommandLine, parseGoFlags, type GoFlag } from '../golang/go-command-line.ts';
import { BUILD_FLAGS } from '../golang/go-flags.ts';

export interface OuterBuild {
  /** The arguments behind `go`. */
  args: readonly string[];
  /** GOFLAGS of the tool call: the go command puts there what its `env` file says, too. */
  goflags: string;
  /** The go command's directory, after -C. */
  directory: string;
  /** The profile that the go command chose by itself (`-pgo=auto`); undefined when it builds without one. */
  profile: string | undefined;
  /** Link a program without C as one, although cgo is there: its own packages have no `runtime/cgo`. */
  withoutCgo?: boolean;
}

/** All flags of the outer build, in the order in which they count: the last of a name wins. */
export function flagsOf({ goflags, args }: OuterBuild): GoFlag[] {
  return [...parseGoFlags(goflags), ...parseGoCommandLine(args).flags];
}

export function nestedFlags(outer: OuterBuild): string[] {
  const nested: string[] = [];
  let profile = 'auto';
  for (const { name, value } of flagsOf(outer)) {
    switch (BUILD_FLAGS.get(name)?.forward) {
      case 'always':
        nested.push(spell({ name, value }));
        break;
      case 'with-pattern':
        if (hasPattern(value ?? '')) nested.push(spell({ name, value }));
        break;
      case 'profile':
        profile = value ?? 'auto';
        break;
      default:
    }
  }
  const file = profile === 'auto' ? outer.profile : profile;
  // The runtime's own directory has no default.pgo; "off" is said all the same, as the outer build's choice.
  if (!file || file === 'off') return [...nested, '-pgo=off'];
  return [...nested, `-pgo=${isAbsolute(file) ? file : join(outer.directory, file)}`];
}

function spell({ name, value }: GoFlag): string {
  return value === undefined ? `-${name}` : `-${name}=${value}`;
}

/** As cmd/go reads it (load/flag.go): a value that starts with a dash is for the named packages only. */
function hasPattern(value: string): boolean {
  const text = value.trimStart();
  return text !== '' && !text.startsWith('-') && text.includes('=');
}
