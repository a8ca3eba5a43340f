// Real builds by the go command, plain and through otel-ts, in both modes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkspace, snapshot, type Result, type Workspace } from './support/workspace.ts';

const MODULE = 'module example.com/app\n\ngo 1.24\n';
const HELLO = {
  'go.mod': MODULE,
  'cmd/hello/main.go': 'package main\n\nimport (\n\t"fmt"\n\n\t"example.com/app/lib"\n)\n\nfunc main() { fmt.Println(lib.Greet()) }\n',
  'lib/lib.go': 'package lib\n\nvar extra = ""\n\nfunc Greet() string { return "hello" + extra }\n',
  'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestGreet(t *testing.T) {\n\tt.Log(Greet())\n}\n',
  'otel.fake': 'example.com/app/lib\nfunc init() { extra = ", woven" }\n',
};
const RAW = '-toolexec=otel-ts toolexec';
let space: Workspace;

beforeAll(async () => {
  space = await createWorkspace();
});
afterAll(() => space?.remove());

const otelTs = (cwd: string, ...args: string[]): Result => space.run(cwd, space.otelTs, args);
const go = (cwd: string, ...args: string[]): Result => space.run(cwd, 'go', args);
const hello = (program: string): Result => space.run(space.directory, program, [], { OTELTS_HELLO: '1' });
const ok = (result: Result): Result => {
  expect(result, result.stderr).toMatchObject({ status: 0 });
  return result;
};

describe('a program and a woven package', () => {
  let module: string;
  const out = (name: string): string => join(space.directory, 'out', name);

  beforeAll(() => {
    module = space.write(`my "module" & $HOME`, HELLO);
  });

  test('wrapper and raw make the same working program, and the tree stays as it was', () => {
    const before = snapshot(module);
    ok(otelTs(module, 'go', 'build', '-trimpath', '-o', out('wrapper'), './cmd/hello'));
    ok(go(module, 'build', RAW, '-trimpath', '-o', out('raw'), './cmd/hello'));
    expect(hello(out('wrapper'))).toEqual({ status: 0, stdout: 'hello, woven\n', stderr: 'runtime is in\n' });
    expect(readFileSync(out('raw')).equals(readFileSync(out('wrapper')))).toBe(true);
    expect(snapshot(module)).toEqual(before);
  });

  test('another directory, a sub-directory, -C and GOFLAGS: the same bytes', () => {
    const wanted = readFileSync(out('wrapper'));
    const other = space.write('other', HELLO);
    ok(otelTs(join(other, 'cmd', 'hello'), 'go', 'build', '-trimpath', '-o', out('sub'), '.'));
    ok(otelTs(space.directory, 'go', 'build', '-C', other, '-trimpath', '-o', out('chdir'), './cmd/hello'));
    ok(space.run(other, 'go', ['build', '-o', out('goflags'), './cmd/hello'], { GOFLAGS: `'${RAW}' -trimpath -buildvcs=false` }));
    for (const name of ['sub', 'chdir', 'goflags']) expect(readFileSync(out(name)).equals(wanted), name).toBe(true);
  });

  test('a filter that lets everything through changes nothing', () => {
    const env = { OTEL_TS_FILTER: 'off', OTEL_TS_CACHE: join(space.directory, 'cache without filter') };
    ok(space.run(module, space.otelTs, ['go', 'build', '-a', '-trimpath', '-o', out('unfiltered'), './cmd/hello'], env));
    expect(readFileSync(out('unfiltered')).equals(readFileSync(out('wrapper')))).toBe(true);
  });

  test('no directory of this build is in the program', () => {
    const text = readFileSync(out('wrapper'), 'latin1');
    expect([text.includes(space.directory), /go-build\d/.test(text)]).toEqual([false, false]);
  });

  test('a second build compiles nothing', () => {
    ok(otelTs(module, 'go', 'build', '-o', out('first'), './cmd/hello'));
    const { stderr } = ok(otelTs(module, 'go', 'build', '-x', '-o', out('first'), './cmd/hello'));
    expect(stderr).not.toMatch(/\/(compile|link) -o/);
    ok(otelTs(module, 'go', 'install', '-n', './cmd/hello'));
  });

  test('a static program stays static', () => {
    ok(go(module, 'build', '-o', out('plain'), './cmd/hello'));
    ok(otelTs(module, 'go', 'build', '-o', out('woven'), './cmd/hello'));
    const dynamic = (file: string): boolean => readFileSync(file, 'latin1').includes('libc.so');
    expect([dynamic(out('plain')), dynamic(out('woven'))]).toEqual([false, false]);
  });

  test('go run, go test and go vet', () => {
    expect(ok(otelTs(module, 'go', 'run', './cmd/hello')).stdout).toBe('hello, woven\n');
    expect(ok(otelTs(module, 'go', 'test', '-count=1', '-v', './...')).stdout).toContain('hello, woven');
    expect(ok(otelTs(module, 'go', 'test', './...', '-count=1', '-v', '-coverpkg=./...')).stdout).toContain('hello, woven');
    ok(otelTs(module, 'go', 'vet', './...'));
    expect(ok(otelTs(module, 'go', 'list', './...')).stdout).toBe('example.com/app/cmd/hello\nexample.com/app/lib\n');
  });
});

test('a server with net/http', () => {
  const source = `package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
)

func main() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "served") }))
	defer server.Close()
	response, err := http.Get(server.URL)
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(response.Body)
	fmt.Println(string(body))
}
`;
  const module = space.write('server', { 'go.mod': MODULE, 'main.go': source, 'otel.fake': HELLO['otel.fake'] });
  ok(go(module, 'build', RAW, '-o', 'server', '.'));
  expect(hello(join(module, 'server'))).toEqual({ status: 0, stdout: 'served\n', stderr: 'runtime is in\n' });
});

describe('failures', () => {
  test('a type error is told by the compiler, in its words and with its status', () => {
    const module = space.write('type-error', { ...HELLO, 'lib/wrong.go': 'package lib\n\nvar number int = "text"\n' });
    const plain = go(module, 'build', './...');
    expect(plain.status).toBe(1);
    expect(otelTs(module, 'go', 'build', './...')).toEqual(plain);
    expect(go(module, 'build', RAW, './...')).toEqual(plain);
  });

  test('a type error in the main package', () => {
    const module = space.write('type-error', { 'cmd/hello/main.go': 'package main\n\nfunc main() { undefinedName() }\n', 'lib/wrong.go': 'package lib\n' });
    expect(otelTs(module, 'go', 'build', './...')).toEqual(go(module, 'build', './...'));
  });

  test('a woven package that does not compile is compiled as it was, and said', () => {
    const module = space.write('bad-weave', { ...HELLO, 'otel.fake': 'example.com/app/lib\nvar broken int = "text"\n' });
    const { stderr } = ok(otelTs(module, 'go', 'build', '-o', 'program', './cmd/hello'));
    expect(stderr).toMatch(/lib\.go: otel-ts: .*bug of otel-ts.* \[woven-does-not-compile\]\n$/);
    expect(stderr).not.toContain('broken');
    expect(hello(join(module, 'program'))).toEqual({ status: 0, stdout: 'hello\n', stderr: 'runtime is in\n' });
  });

  test('a mistake in an aspect ends the build before go runs, with one line', () => {
    const module = space.write('mistake', { ...HELLO, 'otel.fake': 'mistake\n' });
    expect(otelTs(module, 'go', 'build', './...')).toEqual({ status: 2, stdout: '', stderr: 'otel-ts: otel.fake:1:1: a mistake\n' });
    expect(go(module, 'build', RAW, './...').stderr).toMatch(/^otel-ts: otel\.fake:1:1: a mistake\n/);
  });

  test('misuse is named', () => {
    const module = space.write('misuse', HELLO);
    expect(go(module, 'build', '-toolexec=otel-ts', './...').stderr).toContain(`write -toolexec='otel-ts toolexec'`);
    expect(otelTs(module, 'go', 'build', '-toolexec=time', '.')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^otel-ts: .*-toolexec.*\n$/) });
    expect(space.run(module, space.otelTs, ['go', 'build', '.'], { GOFLAGS: '-toolexec=time' })).toMatchObject({ status: 2 });
    expect(otelTs(module, 'nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('unknown command "nonsense"') });
    expect(otelTs(module, 'go', 'nonsense').status).toBe(go(module, 'nonsense').status);
  });

  test('without a usable cache directory there is another', () => {
    const module = space.write('no-cache', HELLO);
    const env = { OTEL_TS_CACHE: '/proc/otel-ts', TMPDIR: space.write('tmp', { x: '' }) };
    ok(space.run(module, 'go', ['build', RAW, '-o', 'program', './cmd/hello'], env));
    expect(hello(join(module, 'program')).stdout).toBe('hello, woven\n');
  });
});
