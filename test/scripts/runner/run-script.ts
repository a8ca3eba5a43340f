// Runs one script plain and then in each woven mode, in the same directory from the same files, and gives the transcripts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { goFlags, type Mode } from './modes.ts';
import { parseScript } from './parse.ts';
import { install, REAL, receiveSpans } from './small-runtime.ts';
import { expandVariables, ScriptError, type State } from './state.ts';
import { parseTxtar } from './txtar.ts';
import { VERBS } from './verbs.ts';

export interface Runner {
  run(text: string, mode: Mode): Promise<State['transcript']>;
  remove(): void;
}

/** The woven modes of a script: `modes raw goflags` chooses; with OTEL_TS_ALL=1 all. */
export function modesOf(text: string): Mode[] {
  if (REAL) return ['wrapper', 'raw', 'goflags'];
  const named = parseScript(parseTxtar(text).comment).find(({ verb }) => verb === 'modes')?.args as Mode[] | undefined;
  return named ?? ['wrapper'];
}

export function createRunner(): Runner {
  const home = mkdtempSync(join(tmpdir(), 'otel-ts-script-'));
  const bin = install(join(home, 'installed'));
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('OTEL'));
  const base = {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    PATH: `${bin}${delimiter}${process.env.PATH}`, OTEL_TS_CACHE: join(home, 'cache'), OTEL_TS_SUMMARY: 'off',
    GOPROXY: 'off', GOSUMDB: 'off', GOTOOLCHAIN: 'local', LC_ALL: 'C',
    GO_ROOT: execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim(),
  };
  return {
    async run(text, mode) {
      const work = join(home, 'work');
      rmSync(work, { recursive: true, force: true });
      const { comment, files } = parseTxtar(text);
      for (const [name, content] of files) {
        mkdirSync(dirname(join(work, name)), { recursive: true });
        writeFileSync(join(work, name), content);
      }
      mkdirSync(work, { recursive: true });
      const spans = await receiveSpans(home);
      const environment = { ...base, ...(spans.environment as Record<string, string>), WORK: work, GOFLAGS: goFlags(mode, '') };
      const state: State = { mode, work, directory: work, environment, spans, last: { status: 0, stdout: '', stderr: '' }, recorded: [], transcript: [] };
      try {
        await runLines(state, comment);
      } finally {
        await spans.close();
      }
      return state.transcript;
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function runLines(state: State, comment: string): Promise<void> {
  for (const command of parseScript(comment)) {
    const verb = VERBS[command.verb];
    const args = command.args.map((arg) => expandVariables(state, arg));
    try {
      if (!verb) throw new ScriptError(`there is no command called ${command.verb}`);
      await verb(state, args, command);
    } catch (error) {
      throw new ScriptError(`${state.mode}: line ${command.line}: ${command.text}: ${(error as Error).message}`);
    }
  }
}
