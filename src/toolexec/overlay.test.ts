import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OuterBuild } from './nested-flags.ts';
import { standardOverlay } from './overlay.ts';
import type { Plan } from './plan.ts';

const directory = mkdtempSync(join(tmpdir(), 'otel-ts-overlay-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const plan = { location: join(directory, 'plans', 'p') } as Plan;
const outer = (...args: string[]): OuterBuild => ({ args: ['build', ...args], goflags: '', directory, profile: undefined });
const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
const overlay = (...args: string[]): string | undefined => standardOverlay(plan, outer(...args), '/go');

write('mixed.json', '{"Replace": {"main.go": "other.go", "/go/src/net/ip.go": "ip.go", "/go/src/net/mac.go": ""}}');
write('own.json', '{"Replace": {"main.go": "other.go", "/gopher/src/x.go": "x.go"}}');
write('none.json', '{"Replace": null}');

test('the files of the standard library, with absolute paths', () => {
  write('ip.go', 'package net');
  const file = overlay('-overlay=mixed.json', '.') ?? '';
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ Replace: { '/go/src/net/ip.go': join(directory, 'ip.go'), '/go/src/net/mac.go': '' } });
  expect(overlay('-overlay', join(directory, 'mixed.json'), '.')).toBe(file);
  write('ip.go', 'package net // changed');
  expect(overlay('-overlay=mixed.json', '.')).not.toBe(file);
});

test.each([['-overlay=own.json'], ['-overlay=none.json'], ['-race']])('nothing of it in %s', (flag) => expect(overlay(flag)).toBe(undefined));
