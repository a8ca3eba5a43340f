// The go command above a tool call: its flags are only to be found on its command line.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { splitQuoted } from '../golang/quoted.ts';

/** How many processes may stand between the go command and us: shells and other -toolexec programs. */
const MAX_DISTANCE = 6;

/** The arguments behind `go`, of the nearest go command from process `from` up; undefined when there is none. */
export function goArguments(from: number): string[] | undefined {
  for (let pid = from, steps = 0; pid > 1 && steps < MAX_DISTANCE; steps++) {
    const found = existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
    if (!found) return undefined;
    if (isGo(found.args[0] ?? '')) return found.args.slice(1);
    pid = found.parent;
  }
  return undefined;
}

/** `<pid>-<start time>`, as bin/otel-ts writes it too; undefined where /proc does not tell the start time. */
export function processKey(pid: number): string | undefined {
  const fields = statFields(pid);
  return fields?.[19] ? `${pid}-${fields[19]}` : undefined;
}

interface ProcessInfo {
  parent: number;
  args: string[];
}

function isGo(program: string): boolean {
  return /^go(1(\.\d+)*\w*)?(\.exe)?$/.test(basename(program));
}

function fromProc(pid: number): ProcessInfo | undefined {
  const fields = statFields(pid);
  if (!fields) return undefined;
  return { parent: Number(fields[1]), args: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1) };
}

/** The fields of /proc/<pid>/stat from the third on: the second is a name that may hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** `ps` joins arguments by blanks: a flag whose value holds one is only read right when it was quoted for go. */
function fromPs(pid: number): ProcessInfo | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [parent = '', ...args] = splitQuoted(line);
    return { parent: Number(parent), args };
  } catch {
    return undefined;
  }
}
