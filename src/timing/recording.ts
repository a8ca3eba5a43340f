// The recording of one build: a directory of its own, in which launchers leave marks and weavers their phases.
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeOldResidents } from '../toolexec/resident-sweep.ts';
import type { Phase } from './phases.ts';

/** One call of a tool. Times are milliseconds since 1970; those of marks are a file system's, some milliseconds coarse. */
export interface Call {
  /** `compile`, `link`, `gcc` … */
  tool: string;
  /** As the go command tells it, with its variant; empty for what is asked without a package. */
  package: string;
  /** The process that called: a go command. */
  go: number;
  begin: number;
  /** Undefined where it did not come to its end. */
  end?: number;
  status?: number;
  /** What the weaver did in it. */
  phases: Phase[];
}

/** What the weaver did for a call. */
export type Weaving = Pick<Call, 'tool' | 'package' | 'go' | 'phases'>;

const PHASES = 'phases';

export interface Recording {
  directory: string;
  /** Milliseconds by which the file system's clock is behind. */
  behind: number;
}

/** Below the cache directory, for this user alone. */
export function openRecording(cache: string): Recording {
  const parent = join(cache, 'times');
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  removeOldResidents(parent);
  const directory = mkdtempSync(join(parent, `${process.pid}-`));
  const probe = join(directory, 'clock');
  writeFileSync(probe, '');
  const behind = Date.now() - statSync(probe).mtimeMs;
  // A file server has a clock of its own; a tick is none.
  return { directory, behind: Math.abs(behind) < 100 ? 0 : behind };
}

export function closeRecording({ directory }: Recording): void {
  rmSync(directory, { recursive: true, force: true });
}

/** Failures are nobody's concern: a build must not end for its times. */
export function noteWeaving(directory: string, weaving: Weaving): void {
  try {
    appendFileSync(join(directory, PHASES), `${JSON.stringify(weaving)}\n`);
  } catch {
    // A full disk.
  }
}

/** As Node ends a call in the launcher's place. */
export function noteEnd(mark: string, status: number): void {
  try {
    writeFileSync(`${mark}.end`, `${status}\n`);
  } catch {
    // A full disk.
  }
}

/** In the order in which they began. */
export function readCalls({ directory, behind }: Recording): Call[] {
  const calls = readdirSync(directory).filter((name) => /^\d+\.\d+\+*$/.test(name)).flatMap((name) => readMark(join(directory, name), behind) ?? []);
  calls.sort((a, b) => a.begin - b.begin || (a.package < b.package ? -1 : 1));
  const byKey = new Map(calls.map((call) => [keyOf(call), call]));
  for (const weaving of readWeavings(join(directory, PHASES))) {
    const phases = byKey.get(keyOf(weaving))?.phases;
    const first = phases?.length ?? 0;
    phases?.push(...weaving.phases.map(({ within, ...phase }) => (within === undefined ? phase : { ...phase, within: within + first })));
  }
  return calls;
}

function keyOf({ go, tool, package: path }: Weaving | Call): string {
  return `${go} ${tool} ${path}`;
}

function readMark(file: string, behind: number): Call | undefined {
  const begin = statSync(file).mtimeMs + behind;
  const [tool = '', path = '', go = ''] = readFileSync(file, 'utf8').split('\n');
  // A disk that was full.
  if (go === '') return undefined;
  const call: Call = { tool, package: path, go: Number(go), begin, phases: [] };
  const end = statSync(`${file}.end`, { throwIfNoEntry: false });
  return end ? { ...call, end: Math.max(begin, end.mtimeMs + behind), status: Number(readFileSync(`${file}.end`, 'utf8')) } : call;
}

function readWeavings(file: string): Weaving[] {
  try {
    return readFileSync(file, 'utf8').split('\n').flatMap(parseWeaving);
  } catch {
    return [];
  }
}

/** None from a line that a full disk cut off. */
function parseWeaving(line: string): Weaving[] {
  try {
    return [JSON.parse(line) as Weaving];
  } catch {
    return [];
  }
}
