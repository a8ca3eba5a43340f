// The launcher decides by itself which compile calls may match; all others never see Node.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'otel-ts launcher '));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const program = (name: string): string => {
  const path = file(name, `#!/bin/sh\necho ${name}\n`);
  chmodSync(path, 0o755);
  return path;
};

const node = program('node');
const compiler = program('compile');
mkdirSync(join(directory, 'plan'));
file('plan/filter.sh', `otelts_digest=d otelts_everything= otelts_paths=net/http otelts_imports=fmt otelts_patterns='ex*.org/* *.test a?c' otelts_words='//team:audit
Do' otelts_node='${node}' otelts_cli='${node}'\n`);
const config = file('importcfg', 'packagefile strings=/s.a\n');
const plain = file('plain.go', 'package p\n\n// otel:span is no directive\n');
const directed = file('with directive.go', 'package p\n\n//otel:span\nfunc f() {}\n');

const worded = file('worded.go', 'package p\n\nfunc f(c client) { c.Do() }\n');
const launch = (...args: string[]): string => {
  const launcher = join(import.meta.dirname, '../../bin/otel-ts');
  const { TOOLEXEC_IMPORTPATH: _, ...env } = process.env;
  return execFileSync(launcher, ['toolexec', `--plan=${join(directory, 'plan')}`, compiler, ...args], { encoding: 'utf8', env }).trim();
};

test.each([
  ['none', 'compile', ['-p', 'example.com/p', '-importcfg', config, plain]],
  ['in the second file', 'node', ['-p', 'example.com/p', '-importcfg', config, plain, directed]],
  ['in the standard library', 'compile', ['-p', 'strings', '-std', '-importcfg', config, directed]],
  ['in a file that cannot be read', 'node', ['-p', 'example.com/p', '-importcfg', config, join(directory, 'gone.go')]],
  ['in a file that -overlay puts in', 'node', ['-p', 'example.com/p', '-importcfg', config, file('overlay.txt', '//otel:span\n'), plain]],
  ['without files', 'compile', ['-p', 'example.com/p', '-importcfg', config]],
  ['a word', 'node', ['-p', 'example.com/p', '-importcfg', config, plain, worded]],
  ['a word in the standard library', 'node', ['-p', 'strings', '-std', '-importcfg', config, worded]],
  ['a pattern', 'node', ['-p', 'example.org/p/q', '-importcfg', config, plain]],
  ['a pattern of an external test', 'node', ['-p', 'example.org/p_test', '-importcfg', config, plain]],
  ['no pattern', 'compile', ['-p', 'other.org/p', '-importcfg', config, plain]],
  ['by import path', 'node', ['-p', 'net/http', '-std', '-importcfg', config, plain]],
])('%s: %s', (_, expected, args) => expect(launch(...args)).toBe(expected));

test('an aspect about modules is about all but the standard library', () => {
  const filter = file('plan/filter.sh', `otelts_modules=1 otelts_node='${node}' otelts_cli='${node}'\n`);
  expect(launch('-p', 'example.com/p', '-importcfg', config, plain)).toBe('node');
  expect(launch('-p', 'strings', '-std', '-importcfg', config, plain)).toBe('compile');
  rmSync(filter);
});
