import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { weaveCommand } from './weave.ts';

const before = process.cwd();
// The helper that answers for types is built there.
process.env.OTEL_TS_CACHE ??= join(before, '.build/test-cache');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'otel-ts-weave-test-'));
  process.chdir(directory);
  writeFileSync('go.mod', 'module demo\n\ngo 1.26\n');
  writeFileSync('a.go', 'package demo\n\nimport "io"\n\nfunc read(r io.Reader) error { return nil }\n\nfunc other(w io.Writer) {}\n');
  writeFileSync('b.go', 'package demo\n\nfunc quiet() {}\n');
  aspects('argument-implements: io.Reader');
});
afterEach(() => {
  process.chdir(before);
  rmSync(directory, { recursive: true, force: true });
});

function aspects(option: string, around = (inner: string): string => inner): void {
  const joinPoint = around(`function-body: { function: [{ ${option} }] }`);
  writeFileSync('x.yml', `meta: { name: demo, description: demo }\naspects:\n  - id: x\n    join-point: { ${joinPoint} }\n    advice: [{ span: { kind: internal } }]\n`);
}

const weave = (...args: string[]): Promise<unknown> => weaveCommand().exitOverride().parseAsync(args, { from: 'user' });
const OUT = ['--import-path', 'demo', '--out', 'out'];

test('files of a package go to a directory; one without a match does not, and types are known', async () => {
  await weave('--aspects', 'x.yml', ...OUT, 'a.go', 'b.go');
  expect(readdirSync('out').sort()).toEqual(['a.go', 'otelts_hooks.go']);
  const woven = readFileSync('out/a.go', 'utf8');
  expect(woven).toMatch(/func read\(r io\.Reader\) .*otelts_begin/);
  expect(woven).toContain('func other(w io.Writer) {}');
});

test('Go files behind --aspects are no aspect files', async () => {
  aspects('name: quiet');
  await weave(...OUT, '--aspects', 'x.yml', 'a.go', 'b.go');
  expect(readdirSync('out').sort()).toEqual(['b.go', 'otelts_hooks.go']);
});

test('without a match nothing is written', async () => {
  aspects('name: nowhere');
  await weave('--aspects', 'x.yml', ...OUT, 'a.go');
  expect(existsSync('out')).toBe(false);
});

test('types of what cannot be loaded are unknown, not an error', async () => {
  writeFileSync('a.go', 'package demo\n\nimport "example.com/nowhere"\n\nfunc read(r nowhere.R) error { return nil }\n');
  await weave('--aspects', 'x.yml', ...OUT, 'a.go');
  expect(existsSync('out')).toBe(false);
});

test('--go-version is what join points are told', async () => {
  aspects('name: quiet', (inner) => `all-of: [{ go: ">=1.30" }, { ${inner} }]`);
  await weave('--aspects', 'x.yml', ...OUT, 'b.go');
  expect(existsSync('out')).toBe(false);
  await weave('--aspects', 'x.yml', '--go-version', '1.30.1', ...OUT, 'b.go');
  expect(readdirSync('out')).toContain('b.go');
});

test.each([
  [['a.go'], '--out or --overlay is missing'],
  [['a.go', '--out', 'o'], '--import-path is missing'],
  [['./...', '--out', 'o', '--import-path', 'p'], 'no Go file'],
  [['--out', 'o'], 'no Go file or package'],
])('%j is refused', async (args, message) => {
  await expect(weave(...args)).rejects.toThrow(UserError);
  await expect(weave(...args)).rejects.toThrow(message);
});
