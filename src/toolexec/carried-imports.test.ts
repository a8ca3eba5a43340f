import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { carriedBy, carryImports } from './carried-imports.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-carried-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('what an archive carries is read back, and the linker passes over it', () => {
  const [source, archive, program] = ['main.go', 'main.a', 'program'].map((name) => join(scratch, name)) as [string, string, string];
  writeFileSync(source, 'package main\n\nfunc main() { println("ran") }\n');
  const runtime = execFileSync('go', ['list', '-export', '-deps', '-f', 'packagefile {{.ImportPath}}={{.Export}}', 'runtime'], { encoding: 'utf8' });
  writeFileSync(join(scratch, 'importcfg'), runtime.replace(/^packagefile unsafe=\n/m, ''));
  execFileSync('go', ['tool', 'compile', '-p', 'main', '-pack', '-importcfg', join(scratch, 'importcfg'), '-o', archive, source]);
  expect(carriedBy(archive)).toEqual({ imports: [], links: [], joins: new Map() });
  carryImports(archive, { imports: [], links: [] });
  const carried = { imports: ['a.b/c', 'odd'], links: ['encoding/hex'], joins: new Map([['a#é', 12], ['two words#x', 3]]) };
  carryImports(archive, carried);
  expect(carriedBy(archive)).toEqual(carried);
  execFileSync('go', ['tool', 'link', '-importcfg', join(scratch, 'importcfg'), '-o', program, archive]);
  expect(execFileSync('sh', ['-c', '"$0" 2>&1', program], { encoding: 'utf8' })).toBe('ran\n');
});
