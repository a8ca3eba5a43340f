// Where packages come from: workspaces, vendor directories, replacements, a module cache without a network, trees that
// cannot be written, and directories with names that shells and quoting trip over.
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addToProxy } from './support/file-proxy.ts';
import { SMALL_RUNTIME } from './support/installation.ts';
import { unprivileged } from './support/unprivileged.ts';
import { buildSideBySide, RAW, runSideBySide } from './support/side-by-side.ts';
import { createWorkspace, type Result, snapshot, type Workspace } from './support/workspace.ts';

const DEP = { 'go.mod': 'module example.com/dep\n\ngo 1.24\n', 'dep.go': 'package dep\n\nvar extra = ""\n\nfunc Greet() string { return "hello" + extra }\n' };
const APP = {
  'main.go': 'package main\n\nimport (\n\t"os"\n\n\t"example.com/dep"\n)\n\nfunc main() { os.Stdout.WriteString(dep.Greet() + "\\n") }\n',
  'otel.fake': 'example.com/dep\nfunc init() { extra = ", woven" }\n',
};
const GO_MOD = 'module example.com/app\n\ngo 1.24\n';
const REQUIRE = `${GO_MOD}\nrequire example.com/dep v1.2.3\n`;
const OFFLINE = { GOPROXY: 'off', GONOSUMDB: '*', GONOSUMCHECK: '1' };
const below = (directory: string, files: Record<string, string>): Record<string, string> => {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]));
};
let space: Workspace;

beforeAll(async () => {
  space = await createWorkspace({ runtime: SMALL_RUNTIME });
  // For the user to whom permissions apply.
  chmodSync(space.directory, 0o755);
});
afterAll(() => {
  if (!space) return;
  makeWritable(space.directory);
  space.remove();
});

const WANTED = {
  plain: { status: 0, stdout: 'hello\n', stderr: '' },
  woven: { status: 0, stdout: 'hello, woven\n', stderr: 'runtime is in\n' },
};
const go = (cwd: string, ...args: string[]): Result => space.run(cwd, 'go', args, OFFLINE);
const expectSuccess = (result: Result): void => expect(result, result.stderr).toMatchObject({ status: 0 });

describe('workspaces', () => {
  const WORK = { 'go.work': 'go 1.24\n\nuse (\n\t./app\n\t./dep\n)\n', ...below('app', { ...APP, 'go.mod': GO_MOD }), ...below('dep', DEP), 'otel.fake': APP['otel.fake'] };

  test('go.work, from a module and from the root', () => {
    const work = space.write('work', WORK);
    const inModule = buildSideBySide(space, join(work, 'app'), { args: ['.'], env: OFFLINE, tree: work });
    expect(runSideBySide(space, inModule)).toEqual(WANTED);
    expect(runSideBySide(space, buildSideBySide(space, work, { args: ['./app'], env: OFFLINE }))).toEqual(WANTED);
  });

  test('one that the environment names: the runtime is no part of it', () => {
    const work = space.write('work-named', WORK);
    const env = { ...OFFLINE, GOWORK: join(work, 'go.work') };
    expect(runSideBySide(space, buildSideBySide(space, join(work, 'app'), { args: ['.'], env, tree: work }))).toEqual(WANTED);
  });

  test('go.work with vendor/', () => {
    const work = space.write('work-vendor', { ...WORK, 'go.work': 'go 1.24\n\nuse ./app\n\nreplace example.com/dep => ../elsewhere\n', 'app/go.mod': REQUIRE });
    space.write('elsewhere', DEP);
    expectSuccess(go(work, 'work', 'vendor'));
    expect(existsSync(join(work, 'vendor/example.com/dep/dep.go'))).toBe(true);
    expect(runSideBySide(space, buildSideBySide(space, join(work, 'app'), { args: ['.'], env: OFFLINE, tree: work }))).toEqual(WANTED);
  });

  test('GOWORK=off overrules it', () => {
    const work = space.write('work-off', { ...WORK, 'app/go.mod': `${REQUIRE}\nreplace example.com/dep => ../other\n`, ...below('other', { ...DEP, 'dep.go': DEP['dep.go'].replace('"hello"', '"good day"') }) });
    const { woven } = runSideBySide(space, buildSideBySide(space, join(work, 'app'), { args: ['.'], env: { ...OFFLINE, GOWORK: 'off' }, tree: work }));
    expect(woven.stdout).toBe('good day, woven\n');
  });
});

describe('one module', () => {
  test('replace to a directory', () => {
    const app = space.write('replace/app', { ...APP, 'go.mod': `${REQUIRE}\nreplace example.com/dep => ../dep\n` });
    space.write('replace/dep', DEP);
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['.'], env: OFFLINE, tree: dirname(app) }))).toEqual(WANTED);
  });

  test('vendor/, by itself, by flag and by GOFLAGS, without a module cache', () => {
    const vendor = below('vendor', { 'modules.txt': '# example.com/dep v1.2.3\n## explicit; go 1.24\nexample.com/dep\n', 'example.com/dep/dep.go': DEP['dep.go'] });
    const app = space.write('vendor', { ...APP, 'go.mod': REQUIRE, ...vendor });
    const env = { ...OFFLINE, GOMODCACHE: join(space.directory, 'no modules') };
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['.'], env }))).toEqual(WANTED);
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['-mod=vendor', '.'], env }))).toEqual(WANTED);
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['.'], env: { ...env, GOFLAGS: '-mod=vendor -buildvcs=false' } }))).toEqual(WANTED);
    expect(existsSync(env.GOMODCACHE)).toBe(false);
  });

  test('a module of the cache, without a network', () => {
    const { app, env } = downloaded('cached');
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['.'], env }))).toEqual(WANTED);
  });

  test.skipIf(!unprivileged.possible)(`module cache and tree are read-only${unprivileged.why}`, () => {
    const { app, env } = downloaded('read-only');
    const home = space.write('home of nobody', {});
    const writable = { ...env, ...unprivileged.environment(home) };
    for (const directory of [app, env.GOMODCACHE]) makeReadOnly(directory);
    const writes = space.run(app, ...unprivileged.command('touch', join(app, 'x')));
    expect(writes.status, 'the tree can be written after all').not.toBe(0);
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['.'], env: writable, prefix: unprivileged.prefix }))).toEqual(WANTED);
  });

  /** An application whose dependency is in a module cache of its own, and nowhere else. */
  function downloaded(name: string): { app: string; env: NodeJS.ProcessEnv & { GOMODCACHE: string } } {
    const proxy = addToProxy(join(space.directory, `${name} proxy`), 'example.com/dep', 'v1.2.3', DEP);
    const app = space.write(name, { ...APP, 'go.mod': REQUIRE });
    const env = { ...OFFLINE, GOMODCACHE: join(space.directory, `${name} modules`) };
    expectSuccess(space.run(app, 'go', ['mod', 'tidy'], { ...env, GOPROXY: proxy, GONOSUMDB: '*', GOFLAGS: '-modcacherw=false' }));
    return { app, env };
  }
});

describe('directories', () => {
  const NAMES = ['two  blanks', `it's`, 'say "hello"', '$HOME and `id`', 'ünï 中文 🙂', 'back\\slash', 'a;b&c|d>e*f?[g]', '-dash', '#hash = %41'];

  test.each(NAMES)('%s: module, caches and temporary files', (name) => {
    const app = space.write(`names/${name}/app`, { ...APP, 'go.mod': `${REQUIRE}\nreplace example.com/dep => ./dep\n`, ...below('dep', DEP) });
    const own = (part: string): string => space.write(`names/${name}/${part}`, {});
    const env = { ...OFFLINE, OTEL_TS_CACHE: own('plans'), TMPDIR: own('tmp'), GOTMPDIR: own('gotmp') };
    expect(runSideBySide(space, buildSideBySide(space, app, { args: ['.'], env }))).toEqual(WANTED);
    expect([readdirSync(env.TMPDIR), readdirSync(env.GOTMPDIR)]).toEqual([[], []]);
  });

  test('a newline: as the go command takes it', () => {
    const app = space.write('names/two\nlines', { ...APP, 'go.mod': `${REQUIRE}\nreplace example.com/dep => ./dep\n`, ...below('dep', DEP) });
    const before = snapshot(app);
    const plain = go(app, 'build', '-o', join(space.directory, 'newline-plain'), '.');
    const woven = space.run(app, space.otelTs, ['go', 'build', '-o', join(space.directory, 'newline'), '.'], OFFLINE);
    expect(woven).toEqual(plain);
    expect(go(app, 'build', RAW, '-o', join(space.directory, 'newline'), '.')).toEqual(plain);
    expect(snapshot(app)).toEqual(before);
  });
});

function makeReadOnly(directory: string): void {
  if (process.getuid?.() === 0) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) makeReadOnly(join(directory, entry.name));
    else chmodSync(join(directory, entry.name), 0o444);
  }
  chmodSync(directory, 0o555);
}

function makeWritable(directory: string): void {
  chmodSync(directory, statSync(directory).mode | 0o700);
  for (const entry of readdirSync(directory, { withFileTypes: true })) if (entry.isDirectory()) makeWritable(join(directory, entry.name));
}
