// Whatever may change what comes out of a compile is part of its cache key: each change gives the program that empty
// caches give, and no more is compiled than what the go command's cache keys can tell apart.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAW } from './support/side-by-side.ts';
import { createWorkspace, type Workspace } from './support/workspace.ts';

const aspect = (id: string, path: string, text: string): string => `meta: { name: ${id}, description: A test }
aspects:
  - id: ${id}
    join-point:
      all-of:
        - import-path: ${path}
        - function-body: { function: [{ name: Greet }] }
    advice:
      - prepend-statements:
          template: println("${text}")
`;
// Imports nothing: the whole of a build is the runtime's own 25 packages or so.
const RUNTIME = 'package otelts\n\nfunc init() { println("runtime 1") }\n';
const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n\nrequire example.com/dep v1.2.3\n\nreplace example.com/dep => ./dep1\n',
  'main.go': 'package main\n\nimport (\n\t"example.com/app/lib"\n\t"example.com/dep"\n)\n\nfunc main() { println(lib.Greet(), dep.Greet()) }\n',
  'lib/lib.go': 'package lib\n\nfunc Greet() string { return "lib" }\n',
  'dep1/go.mod': 'module example.com/dep\n\ngo 1.24\n',
  'dep1/dep.go': 'package dep\n\nfunc Greet() string { return "dep 1" }\n',
  'dep2/go.mod': 'module example.com/dep\n\ngo 1.24\n',
  'dep2/dep.go': 'package dep\n\nfunc Greet() string { return "dep 2" }\n',
};
let space: Workspace;
let app: string;
let root: string;
/** Packages of the whole program, runtime and standard library included. */
let all: number;
let builds = 0;

beforeAll(async () => {
  space = await createWorkspace({ runtime: RUNTIME, aspects: { 'lib.yaml': aspect('lib', 'example.com/app/lib', 'in lib') } });
  root = dirname(dirname(space.otelTs));
  app = space.write('app', FILES);
  all = built().compiled.length;
  expect(all).toBeGreaterThan(20);
});
afterAll(() => space?.remove());

interface Built {
  /** What it prints. */
  said: string;
  bytes: Buffer;
  /** Import paths of the compiler's calls, in the go command's words. */
  compiled: string[];
}

/** Into a file of its own: one that is there is a cache as well. */
function built({ env = {}, flags = [], command = ['otel-ts', 'go', 'build'], out = `program-${builds++}`, cache = 'gocache' }: Partial<Options> = {}): Built {
  const file = join(space.directory, out);
  const [program = '', ...args] = [...command, '-trimpath', '-x', ...flags, '-o', file, '.'];
  const environment = { GOCACHE: join(space.directory, cache), GOPROXY: 'off', ...env };
  const result = space.run(app, program, args, environment);
  expect(result, result.stderr).toMatchObject({ status: 0 });
  // Those of this build: what is compiled for the runtime is not told.
  const calls = result.stderr.split('\n').filter((line) => /\/compile['"]? .*-p /.test(line));
  return {
    said: space.run(app, file, []).stderr,
    bytes: readFileSync(file),
    compiled: calls.map((line) => / -p (\S+)/.exec(line)?.[1] ?? '').sort(),
  };
}

interface Options {
  env: NodeJS.ProcessEnv;
  flags: string[];
  command: string[];
  out: string;
  cache: string;
}

/** The same with nothing cached. */
function fromEmptyCaches(options: Partial<Options>): Built {
  const cache = `empty-${builds}`;
  const plans = join(space.directory, `plans-${builds}`);
  try {
    return built({ ...options, cache, env: { ...options.env, OTEL_TS_CACHE: plans } });
  } finally {
    rmSync(join(space.directory, cache), { recursive: true });
  }
}

const text = (file: string): string => readFileSync(file, 'utf8');
const edited = (file: string, from: string, to: string): [string, string] => {
  if (!text(file).includes(from)) throw new Error(`${file} has no ${from}`);
  return [file, text(file).replace(from, to)];
};
/** File → its new text; none: the file goes. */
type Change = [file: string, text: string | undefined];

function withChanges<T>(changes: readonly Change[], run: () => T): T {
  const before = changes.map(([file]): Change => [file, existsSync(file) ? text(file) : undefined]);
  const write = ([file, content]: Change): void => (content === undefined ? rmSync(file) : writeFileSync(file, content));
  changes.forEach(write);
  try {
    return run();
  } finally {
    before.forEach(write);
  }
}

interface Mutation {
  change?: () => Change[];
  options?: Partial<Options>;
  /** Every package, for one tool ID is in all their cache keys; or exactly these. */
  compiles: 'everything' | string[];
  says: string;
  /** Compared with a build from empty caches even without OTEL_TS_ALL. */
  compared?: true;
}

const everything = process.env.OTEL_TS_ALL === '1';

const shipped = (): string => join(root, 'aspects/lib.yaml');
const configuration = (content: string): Change => [join(app, 'otel-ts.yml'), content];
const USUAL = 'runtime 1\nin lib\nlib dep 1\n';
const OWN = 'runtime 1\nin lib\nin dep\nlib dep 1\n';

const MUTATIONS: Record<string, Mutation> = {
  'nothing': { compiles: [], says: USUAL },
  'a comment in an aspect': { change: () => [edited(shipped(), 'aspects:', '# A comment.\naspects:')], compiles: 'everything', says: USUAL },
  'the text of an advice': { change: () => [edited(shipped(), 'in lib', 'in LIB')], compiles: 'everything', says: USUAL.replace('in lib', 'in LIB'), compared: true },
  'a join point': { change: () => [edited(shipped(), 'example.com/app/lib', 'example.com/dep')], compiles: 'everything', says: USUAL },
  'otel-ts.yml that excludes': { change: () => [configuration('exclude: [lib]\n')], compiles: 'everything', says: 'runtime 1\nlib dep 1\n' },
  'otel-ts.yml that includes': { change: () => [configuration('include: [lib]\n')], compiles: 'everything', says: USUAL },
  'an option in otel-ts.yml': { change: () => [configuration('options: { lib: { word: option } }\n')], compiles: 'everything', says: USUAL },
  'an aspect file more': { change: () => [configuration('aspects: [own.yml]\n'), [join(app, 'own.yml'), aspect('own', 'example.com/dep', 'in dep')]], compiles: 'everything', says: OWN },
  'an aspect file less': { change: () => [[shipped(), undefined]], compiles: 'everything', says: 'runtime 1\nlib dep 1\n' },
  'the runtime': { change: () => [edited(join(root, 'runtime-go/runtime.go'), 'runtime 1', 'runtime 2')], compiles: 'everything', says: USUAL.replace('1', '2') },
  'our own code': { change: () => [[join(root, 'dist/build.cjs'), `${text(join(root, 'dist/build.cjs'))}// changed\n`]], compiles: 'everything', says: USUAL },
  'OTEL_TS_ASPECTS': { change: () => [[join(app, 'given.yml'), aspect('own', 'example.com/dep', 'in dep')]], options: { env: { OTEL_TS_ASPECTS: 'given.yml' } }, compiles: 'everything', says: OWN },
  "the user's source": { change: () => [edited(join(app, 'lib/lib.go'), '"lib"', '"LIB"')], compiles: ['example.com/app/lib', 'main'], says: USUAL.replace('lib dep', 'LIB dep'), compared: true },
  'a replace in go.mod': { change: () => [edited(join(app, 'go.mod'), './dep1', './dep2')], compiles: ['example.com/dep', 'main'], says: USUAL.replace('dep 1', 'dep 2'), compared: true },
  'a flag of the compiler': { options: { flags: ['-gcflags=-N'] }, compiles: ['main'], says: USUAL },
};

describe('changed', () => {
  const rows = Object.entries(MUTATIONS).map(([name, mutation]): [string, Mutation] => {
    return [`${name}${mutation.compared || everything ? '' : ' (the comparison with empty caches is skipped: OTEL_TS_ALL=1 makes it)'}`, mutation];
  });

  test.each(rows)('%s', (_, { change, options = {}, compiles, says, compared }) => {
    withChanges(change?.() ?? [], () => {
      const result = built({ ...options, out: 'program' });
      expect(result.said).toBe(says);
      if (compiles === 'everything') expect(result.compiled.length).toBe(all);
      else expect(result.compiled).toEqual(compiles);
      if (compared || everything) expect(result.bytes.equals(fromEmptyCaches(options).bytes), 'the same bytes as from empty caches').toBe(true);
    });
  });

  test('and back: nothing is compiled again', () => {
    const result = built({ out: 'program' });
    expect([result.compiled, result.said]).toEqual([[], USUAL]);
  });
});

test('plain and woven builds in one cache do not touch each other', () => {
  const plain = { command: ['go', 'build'] };
  const ways = [plain, {}, { command: ['go', 'build', RAW] }];
  const clean = ways.map((way) => fromEmptyCaches(way).bytes);
  for (const round of [1, 2]) {
    for (const [index, way] of ways.entries()) {
      const { bytes, compiled } = built({ ...way, cache: 'interleaved', out: 'one file' });
      expect(bytes.equals(clean[index] as Buffer), `round ${round}, ${index}`).toBe(true);
      // The wrapper's packages serve the raw build.
      expect(compiled.length > 0, `round ${round}, ${index}`).toBe(round === 1 && index < 2);
    }
  }
  expect(clean[0]?.equals(clean[1] as Buffer)).toBe(false);
});
