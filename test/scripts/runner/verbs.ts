// The words of the scripts.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { goCommand, goFlags } from './modes.ts';
import type { Command } from './parse.ts';
import { expandVariables, pathOf, run, ScriptError, type State } from './state.ts';

type Verb = (state: State, args: readonly string[], command: Command) => void | Promise<void>;

export const VERBS: Readonly<Record<string, Verb>> = {
  /** `go build ./...`: the go command, in this mode's way; all that it says is alike in every mode. */
  async go(state, args, command) {
    await run(state, command, goCommand(state.mode, args));
    state.transcript.push([placeOf(command), state.last]);
  },
  /** `loosely go build -x`: as above, but only the status is compared. */
  async loosely(state, args, command) {
    const [word, ...rest] = args;
    await run(state, command, word === 'go' ? goCommand(state.mode, rest) : args);
    state.transcript.push([placeOf(command), state.last.status]);
  },
  /** `exec ./program`: any other. */
  async exec(state, args, command) {
    await run(state, command, args);
    state.transcript.push([placeOf(command), state.last]);
  },
  /** `spans greet save`: exactly these came from the last command, and none from a plain one. */
  spans(state, args) {
    const wanted = state.mode === 'plain' ? [] : [...args].sort();
    if (JSON.stringify(state.recorded) !== JSON.stringify(wanted)) throw new ScriptError(`spans: ${JSON.stringify(state.recorded)}`);
  },
  stdout: (state, [pattern], command) => search(state.last.stdout, pattern, command),
  stderr: (state, [pattern], command) => search(state.last.stderr, pattern, command),
  grep: (state, [pattern, file = ''], command) => search(readFileSync(pathOf(state, file), 'latin1'), pattern, command),
  /** `same FILE`: the bytes of a file are alike in every mode. */
  same(state, files, command) {
    for (const file of files) state.transcript.push([`${placeOf(command)} ${file}`, readFileSync(pathOf(state, file), 'latin1')]);
  },
  /** `blocks FILE`: a coverage profile names the same blocks in every mode; how often each was run may differ. */
  blocks(state, [file = ''], command) {
    const lines = readFileSync(pathOf(state, file), 'utf8').split('\n').map((line) => line.replace(/ \d+$/, ''));
    state.transcript.push([placeOf(command), [...new Set(lines)].sort()]);
  },
  /** `notice runtime-not-linked`: the last command said this code, in a woven build alone. */
  notice(state, [code = '']) {
    const said = `${state.last.stdout}${state.last.stderr}`;
    const codes = [...said.matchAll(/: otel-ts: .* \[([\w-]+)\]$/gm)].map(([, found]) => found);
    const wanted = state.mode === 'plain' ? [] : [code];
    if (JSON.stringify([...new Set(codes)]) !== JSON.stringify(wanted)) throw new ScriptError(`in\n${said}`);
  },
  exists(state, files, { negated }) {
    for (const file of files) if (existsSync(pathOf(state, file)) === negated) throw new ScriptError(file);
  },
  cd(state, [directory = '']) {
    state.directory = pathOf(state, directory);
  },
  env(state, assignments) {
    for (const assignment of assignments) {
      const [, name = '', value = ''] = /^([^=]+)=([^]*)$/.exec(assignment) ?? [];
      state.environment[name] = name === 'GOFLAGS' ? goFlags(state.mode, value) : value;
    }
  },
  cp: (state, [from = '', to = '']) => cpSync(pathOf(state, from), pathOf(state, to)),
  mv: (state, [from = '', to = '']) => renameSync(pathOf(state, from), pathOf(state, to)),
  rm: (state, files) => files.forEach((file) => rmSync(pathOf(state, file), { recursive: true })),
  mkdir: (state, files) => files.forEach((file) => mkdirSync(pathOf(state, file), { recursive: true })),
  chmod: (state, [mode = '', file = '']) => chmodSync(pathOf(state, file), Number.parseInt(mode, 8)),
  /** `bytes crlf FILE`, `bytes bom FILE`, `bytes no-final-newline FILE`: what an archive cannot hold. */
  bytes(state, [how = '', file = '']) {
    const text = readFileSync(pathOf(state, file), 'utf8');
    const change = { crlf: text.replaceAll('\n', '\r\n'), bom: `\ufeff${text}`, 'no-final-newline': text.replace(/\n$/, '') }[how];
    if (change === undefined) throw new ScriptError(`bytes: nothing is called ${how}`);
    writeFileSync(pathOf(state, file), change);
  },
  /** `expand FILE`: variables in a file of the archive. */
  expand(state, [file = '']) {
    writeFileSync(pathOf(state, file), expandVariables(state, readFileSync(pathOf(state, file), 'utf8')));
  },
  requires() {},
  modes() {},
};

function search(text: string, pattern: string | undefined, { negated }: Command): void {
  if (pattern === undefined) throw new ScriptError('a pattern is missing');
  if (new RegExp(pattern, 'm').test(text) === negated) throw new ScriptError(`in\n${text}`);
}

function placeOf({ line, text }: Command): string {
  return `${line}: ${text}`;
}
