// Packages of the standard library with a span, a defer and a statement in every function still pass their own tests.
// Five quick ones; OTEL_TS_ALL=1 takes all that packages.ts names, all of them woven together.
import { execa } from 'execa';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogOf } from '../../src/aspects/catalog.ts';
import { parseAspectFile } from '../../src/aspects/load.ts';
import { goParser } from '../../src/golang/grammar.ts';
import { listPackages } from '../../src/weave/report-packages.ts';
import { reportOf } from '../../src/weave/report.ts';
import { ALL, EXCEPTIONS, QUICK } from './packages.ts';

const chosen = process.env.OTEL_TS_STD?.split(' ') ?? (process.env.OTEL_TS_ALL === '1' ? ALL : QUICK);
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-std-'));
const overlay = join(scratch, 'overlay.json');
const functions = new Map<string, number>();

beforeAll(async () => {
  await goParser();
  const path = join(import.meta.dirname, 'aspects.yaml');
  const catalog = catalogOf([parseAspectFile(path, 'aspects.yaml', readFileSync(path, 'utf8'))]);
  const replace: Record<string, string> = {};
  for (const listed of listPackages(chosen, scratch, [])) {
    const { importPath, goFiles, imports } = listed;
    const report = await reportOf(catalog, { importPath, goFiles, imports: new Set(imports) });
    // Functions without body, and those that say that nothing may be added.
    expect(report.notices.filter(({ code }) => code !== 'no-body' && code !== 'untouchable'), importPath).toEqual([]);
    functions.set(importPath, report.matches.length);
    for (const [index, file] of report.files.entries()) {
      const target = join(scratch, importPath, String(index), file.name);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, file.text);
      replace[file.original ?? join(dirname(goFiles[0] as string), file.name)] = target;
    }
  }
  writeFileSync(overlay, JSON.stringify({ Replace: replace }));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(chosen)('%s', async (name) => {
  expect(functions.get(name)).toBeGreaterThan(0);
  const skip = EXCEPTIONS[name] ? [`-skip=${EXCEPTIONS[name].skip}`] : [];
  const args = ['test', '-short', '-vet=off', `-overlay=${overlay}`, ...skip, name];
  const { exitCode, all } = await execa('go', args, { cwd: scratch, env: { GOFLAGS: '', GOWORK: 'off' }, all: true, reject: false });
  expect(exitCode, all.slice(-6000)).toBe(0);
});
