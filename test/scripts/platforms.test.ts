// Other platforms, other instruction sets, experiments and toolchains: the runtime is linked in everywhere.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, scratch } from '../support/otel-ts.ts';
import { SMALL_RUNTIME } from './support/installation.ts';
import { buildSideBySide, runSideBySide } from './support/side-by-side.ts';
import { createWorkspace, type Workspace } from './support/workspace.ts';

const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "os"\n\nvar extra = ""\n\nfunc main() { os.Stdout.WriteString("hello" + extra + "\\n") }\n',
  'otel.fake': 'example.com/app\nfunc init() { extra = ", woven" }\n',
};
const WOVEN = { status: 0, stdout: 'hello, woven\n', stderr: 'runtime is in\n' };
/** The newest toolchain that the module proxy offers, when this was written. */
const NEWEST = 'go1.27.4';
const everything = process.env.OTEL_TS_ALL === '1';
const slow = everything ? '' : ' (skipped: OTEL_TS_ALL=1 runs it)';
let space: Workspace;
let app: string;

beforeAll(async () => {
  space = await createWorkspace({ runtime: SMALL_RUNTIME });
  app = space.write('app', FILES);
});
afterAll(() => space?.remove());

/** Whether the woven declarations and the runtime are in a program that cannot be run here. */
function parts(program: string): { woven: boolean; runtime: boolean } {
  const text = readFileSync(program, 'latin1');
  return { woven: text.includes(', woven'), runtime: text.includes('runtime is in') };
}

describe('cross builds', () => {
  const platforms = [['linux', 'arm64'], ['windows', 'amd64'], ['darwin', 'arm64'], ['js', 'wasm'], ['wasip1', 'wasm'], ['linux', '386']];

  // One by default: each costs a standard library, twice.
  test.skipIf(!everything).each(platforms.slice(1))(`%s/%s${slow}`, crossBuild);
  test.each(platforms.slice(0, 1))('%s/%s', crossBuild);

  function crossBuild(GOOS: string | undefined, GOARCH: string | undefined): void {
    const { plain, woven } = buildSideBySide(space, app, { args: ['.'], env: { GOOS, GOARCH, CGO_ENABLED: '0' } });
    expect(parts(plain)).toEqual({ woven: false, runtime: false });
    expect(parts(woven)).toEqual({ woven: true, runtime: true });
  }

  test.skipIf(!everything).each(platforms)(`%s/%s with the shipped aspects and their runtime${slow}`, async (GOOS, GOARCH) => {
    const module = space.write('web', {
      'go.mod': FILES['go.mod'],
      'main.go': 'package main\n\nimport "net/http"\n\nfunc main() { println(http.StatusOK) }\n',
    });
    const out = join(scratch('cross'), 'program');
    const before = { ...process.env };
    Object.assign(process.env, { GOOS, GOARCH, CGO_ENABLED: '0' });
    try {
      await build(module, '-o', out, '.');
    } finally {
      process.env = before;
    }
    expect(readFileSync(out, 'latin1').includes('OTEL_GO_DISABLED_INSTRUMENTATIONS')).toBe(true);
  });
});

test('GOAMD64 and GOEXPERIMENT of the environment reach the nested build', () => {
  const env = { GOAMD64: 'v3', GOEXPERIMENT: 'jsonv2,nogreenteagc' };
  const programs = buildSideBySide(space, app, { args: ['.'], env });
  expect(runSideBySide(space, programs).woven).toEqual(WOVEN);
  const { stdout } = space.run(app, 'go', ['version', '-m', programs.woven]);
  expect(stdout).toContain('GOAMD64=v3');
  expect(stdout).toContain('nogreenteagc');
});

describe('toolchains', () => {
  const offered = everything && spawnSync('go', ['version'], { cwd: '/', env: { ...process.env, GOTOOLCHAIN: NEWEST } }).status === 0;
  const why = !everything ? slow : offered ? '' : ` (skipped: ${NEWEST} cannot be had without the module proxy)`;

  test.skipIf(!offered)(`GOTOOLCHAIN, and the toolchain that go.mod asks for${why}`, () => {
    const programs = buildSideBySide(space, app, { args: ['.'], env: { GOTOOLCHAIN: NEWEST } });
    expect(runSideBySide(space, programs).woven).toEqual(WOVEN);
    expect(space.run(app, 'go', ['version', programs.woven]).stdout).toContain(`: ${NEWEST}`);
    const newer = space.write('newer', { ...FILES, 'go.mod': `module example.com/app\n\ngo 1.24\n\ntoolchain ${NEWEST}\n` });
    const chosen = buildSideBySide(space, newer, { args: ['.'], env: { GOTOOLCHAIN: 'auto' } });
    expect(runSideBySide(space, chosen).woven).toEqual(WOVEN);
    expect(space.run(app, 'go', ['version', chosen.woven]).stdout).toContain(`: ${NEWEST}`);
  });

  test('one that cannot be had: the go command says so', () => {
    const env = { GOTOOLCHAIN: 'go1.99.1', GOPROXY: 'off' };
    const plain = space.run(app, 'go', ['build', '.'], env);
    expect(plain.status).not.toBe(0);
    expect(space.run(app, space.otelTs, ['go', 'build', '.'], env)).toEqual(plain);
  });
});
