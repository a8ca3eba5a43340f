// What woven code hands to attr and value stays on the stack: an allocation for each attribute of each span is what a
// traced program would feel first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hooksFile } from './hooks.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-escape-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const CALLS = { attr: '"key", $', value: '$' };

test.each(Object.entries(CALLS))('%s lets nothing escape', (method, args) => {
  const file = hooksFile('p', new Set([method]), []);
  const call = (value: string) => `\ts.${method}(${args.replace('$', value)})\n`;
  writeFileSync(join(scratch, 'go.mod'), 'module p\n\ngo 1.21\n');
  writeFileSync(join(scratch, 'hooks.go'), file?.text.replace(/^\/\/line.*\n/, '') ?? '');
  writeFileSync(join(scratch, 'use.go'), `package p

type named string

func use(s *otelts_Span, text string, n int, f float64, list []string, b bool, u uint32, other named, array [4]int) {
${['text', 'n', 'f', 'list', 'b', 'u', 'other', 'array'].map(call).join('')}}
`);
  const { status, stderr } = spawnSync('go', ['build', '-gcflags=-m', '.'], { cwd: scratch, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const said = stderr.split('\n').filter((line) => line.includes('use.go') && line.includes(' escape'));
  expect(said.length).toBeGreaterThanOrEqual(8);
  expect(said.filter((line) => !line.endsWith('does not escape'))).toEqual([]);
}, 120_000);

test.each([['Once', 'interface{}'], ['Text', 'string']])('%s keeps its reader on the stack', (helper, type) => {
  const file = hooksFile('p', new Set([helper]), []);
  writeFileSync(join(scratch, 'hooks.go'), file?.text.replace(/^\/\/line.*\n/, '') ?? '');
  writeFileSync(join(scratch, 'use.go'), `package p

func use(ask func() ${type}) (a, b ${type}) {
	var shared otelts_${helper}
	func() { a = shared.get(func() ${type} { return ask() }) }()
	defer func() { b = shared.get(func() ${type} { return ask() }) }()
	return a, b
}
`);
  const { status, stderr } = spawnSync('go', ['build', '-gcflags=-m', '.'], { cwd: scratch, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('use.go:5:');
  expect(stderr.split('\n').filter((line) => /use\.go.*(?:escapes to heap|moved to heap)/.test(line))).toEqual([]);
}, 120_000);
