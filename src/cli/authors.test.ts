// The commands for authors of aspects, as they are called; Go is not asked.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aspectsCommand } from './aspects.ts';
import { lintCommand } from './lint.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-authors-'));
const { PATH } = process.env;
let directory = '';
let output = '';

beforeEach(() => {
  directory = mkdtempSync(join(scratch, 'case-'));
  output = '';
  process.exitCode = undefined;
  process.env.PATH = directory;
  vi.spyOn(process, 'cwd').mockReturnValue(directory);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.env.PATH = PATH;
  process.exitCode = undefined;
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ status: number; output: string }> {
  output = '';
  process.exitCode = undefined;
  const command = args[0] === 'lint' ? lintCommand() : aspectsCommand();
  await command.exitOverride().parseAsync(args.slice(1), { from: 'user' });
  return { status: Number(process.exitCode ?? 0), output };
}

test('new writes a file that lint finds right, as it stands and with its comments taken away', async () => {
  expect(await run('aspects', 'new', 'my-shop')).toEqual({ status: 0, output: 'my-shop.aspect.yml\n' });
  const path = join(directory, 'my-shop.aspect.yml');
  expect(await run('lint', '--strict', 'my-shop.aspect.yml')).toMatchObject({ status: 0 });
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/^( +)# (context:|attributes:|  \w+\.items:|end:|  error:)/gm, '$1$2'));
  const { status, output: told } = await run('lint', 'my-shop.aspect.yml');
  expect([status, told.replace(/ in the semantic conventions .*/, '')]).toEqual([0, expect.stringContaining('attribute "myshop.items" is not')]);
  expect(readFileSync(path, 'utf8')).toContain('\n          end:\n            error: result(0)\n');
});

test('new never overwrites, and makes no file elsewhere', async () => {
  writeFileSync(join(directory, 'x.aspect.yml'), 'mine');
  await expect(run('aspects', 'new', 'x')).rejects.toThrow('x.aspect.yml is there already');
  expect(readFileSync(join(directory, 'x.aspect.yml'), 'utf8')).toBe('mine');
  await expect(run('aspects', 'new', '../y')).rejects.toThrow('"../y" is no name');
  expect(existsSync(join(directory, '../y.aspect.yml'))).toBe(false);
});

test('list tells of the shipped libraries', async () => {
  const { output: text } = await run('aspects', 'list');
  expect(text).toMatch(/^database\/sql: Client spans .*\n {2}file: +aspects\/database-sql\.yaml\n {2}versions: +any\n {2}spans: +DB\.Query \(client\), /m);
  const libraries = JSON.parse((await run('aspects', 'list', '--json')).output);
  const http = libraries.find(({ library }: { library: string }) => library === 'net/http');
  expect(http.attributes).toEqual(expect.arrayContaining(['http.request.method', 'http.route', 'error.type']));
  expect(http.spans).toContainEqual({ id: 'serverHandler.ServeHTTP', kind: 'server' });
  expect(http.backEnds.aspects).toBe(http.backEnds.ebpf.all + http.backEnds.ebpf.part + http.backEnds.ebpf.none);
});

test('list tells the versions that join points ask for', async () => {
  const versioned = '{ all-of: [{ version: ">=1.2, <2" }, { import-path: p }] }';
  writeFileSync(join(directory, 'go.mod'), 'module example.com/shop\n');
  writeFileSync(join(directory, 'otel-ts.yml'), 'aspects: [own.aspect.yml]\n');
  writeFileSync(join(directory, 'own.aspect.yml'), `meta: { name: own }\naspects:\n  - id: A\n    join-point: ${versioned}\n    advice: []\n`);
  const libraries = JSON.parse((await run('aspects', 'list', '--json')).output);
  expect(libraries.find(({ library }: { library: string }) => library === 'own')).toMatchObject({ file: 'own.aspect.yml', versions: ['>=1.2, <2'] });
});

test('lint: the whole catalogue with what configuration adds; errors end with 1, warnings with --strict', async () => {
  expect(await run('lint')).toMatchObject({ status: 0 });
  writeFileSync(join(directory, 'go.mod'), 'module example.com/shop\n');
  writeFileSync(join(directory, 'otel-ts.yml'), 'aspects: [own.aspect.yml]\n');
  const own = (name: string) => `meta: { name: own }\naspects:\n  - id: A\n    join-point: { function-body: { function: [{ name: F }] } }\n    advice: [{ span: { name: ${name} } }]\n`;
  writeFileSync(join(directory, 'own.aspect.yml'), own('path'));
  expect(await run('lint')).toMatchObject({ status: 0, output: expect.stringContaining('own.aspect.yml:5:30: warning: the span name reads "path"') });
  expect(await run('lint', '--strict')).toMatchObject({ status: 1 });
  writeFileSync(join(directory, 'own.aspect.yml'), own('path, kind: clinet') + '    more: 1\n');
  const { status, output: told } = await run('lint', '--format', 'json');
  expect(status).toBe(1);
  expect(JSON.parse(told).findings[0]).toMatchObject({ rule: 'schema', severity: 'error', position: { file: 'own.aspect.yml', line: 6 } });
});

test('lint: back ends of one\'s own aspects; of all where they are asked for or named', async () => {
  expect(await run('lint')).toEqual({ status: 0, output: expect.stringMatching(/^\d\d+ aspects, 0 errors, 0 warnings\n$/) });
  writeFileSync(join(directory, 'go.mod'), 'module example.com/shop\n');
  writeFileSync(join(directory, 'otel-ts.yml'), 'aspects: ["*.aspect.yml"]\n');
  const aspect = (id: string, advice: string) => `  - id: ${id}\n    join-point: { function-body: { function: [{ name: ${id} }] } }\n    advice: [${advice}]\n`;
  writeFileSync(join(directory, 'own.aspect.yml'), `meta: { name: own }\naspects:\n${aspect('A', 'span: {}')}${aspect('B', 'prepend-statements: { template: "_ = 1;" }')}`);
  const own = ['own#A  compile: all  eBPF: all', 'own#B  compile: all  eBPF: none', '  not in eBPF: prepend-statements: Go code needs the compiler'];
  expect((await run('lint')).output.split('\n').slice(0, -2)).toEqual(own);
  expect((await run('lint', '--format', 'github')).output.trim().split('\n')).toEqual([expect.stringMatching(/^::notice file=own\.aspect\.yml,line=6/)]);
  expect(JSON.parse((await run('lint', '--format', 'json')).output).aspects.map(({ id }: { id: string }) => id)).toEqual(['own#A', 'own#B']);
  expect((await run('lint', '--verbose')).output).toMatch(/^net\/http#Transport\.inject +compile: all  eBPF: none\n  not in eBPF/m);
  const shipped = join(import.meta.dirname, '../../aspects/net-http.yaml');
  expect((await run('lint', shipped)).output).toMatch(/^net\/http#Transport\.inject +compile: all/m);
});

test('lint: what is right beside a mistake is looked at', async () => {
  writeFileSync(join(directory, 'go.mod'), 'module example.com/shop\n');
  writeFileSync(join(directory, 'otel-ts.yml'), 'aspects: ["*.aspect.yml"]\n');
  const aspect = (id: string, span: string) => `  - id: ${id}\n    join-point: { function-body: { function: [{ name: ${id} }] } }\n    advice: [{ span: { ${span} } }]\n`;
  writeFileSync(join(directory, 'own.aspect.yml'), `meta: { name: own }\naspects:\n${aspect('A', 'kind: clinet')}${aspect('B', 'name: path')}`);
  const { status, output: told } = await run('lint');
  expect([status, told.split('\n')]).toEqual([1, [
    'own.aspect.yml:5:30: error: kind: unknown span kind "clinet" (did you mean "client"?) [schema]',
    expect.stringMatching(/^own\.aspect\.yml:8:30: warning: the span name reads "path"/), '', 'own#B  compile: all  eBPF: all', '1 aspect, 1 error, 1 warning', '',
  ]]);
});

test('lint: a wrong otel-ts.yml is a finding, a file that is missing is not', async () => {
  writeFileSync(join(directory, 'go.mod'), 'module example.com/shop\n');
  writeFileSync(join(directory, 'otel-ts.yml'), 'exlude: []\n');
  expect(await run('lint', '--format', 'github')).toEqual({ status: 1, output: expect.stringContaining('::error file=otel-ts.yml,line=1,col=1,') });
  await expect(run('lint', 'missing.yml')).rejects.toThrow('missing.yml cannot be read');
});

test('aspects test: passes, fails with 1, and says where', async () => {
  writeFileSync(join(directory, 'a.aspect.yml'), 'meta: { name: a }\naspects:\n  - id: A\n    join-point: { function-body: { function: [{ name: F }] } }\n    advice: [{ prepend-statements: { template: "_ = 1;" } }]\n');
  const tests = (ids: string) => `tests:\n  - name: F matches\n    source: "package p\\n\\nfunc F() {}\\n"\n    matches: [${ids}]\n`;
  writeFileSync(join(directory, 'a.aspect.test.yml'), tests('A'));
  expect(await run('aspects', 'test')).toEqual({ status: 0, output: 'ok    F matches\n1 passed, 0 failed\n' });
  writeFileSync(join(directory, 'a.aspect.test.yml'), tests(''));
  expect(await run('aspects', 'test', 'a.aspect.yml')).toEqual({
    status: 1, output: 'FAIL  F matches  a.aspect.test.yml:2\n    "A" matches, and should not\n0 passed, 1 failed\n',
  });
  rmSync(join(directory, 'a.aspect.test.yml'));
  await expect(run('aspects', 'test')).rejects.toThrow('there are no tests of aspects here');
});
