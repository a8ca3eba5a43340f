// Aspect files in the vocabulary that Datadog Orchestrion documents (https://datadoghq.dev/orchestrion) load as they
// are and mean the same. Beside each stands a program whose first line says what it prints once it is woven.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalogOf } from '../../src/aspects/catalog.ts';
import { loadAspectFile } from '../../src/aspects/load.ts';
import { weavePackage } from '../../src/weave/weave.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-orchestrion-'));
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yml'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('one for each kind of advice and more', () => {
  expect(names).toHaveLength(10);
});

test.each(names)('%s', async (name) => {
  const program = readFileSync(join(import.meta.dirname, name.replace('.yml', '.go.txt')), 'utf8');
  const directory = mkdtempSync(join(scratch, 'plain-'));
  writeFileSync(join(directory, 'main.go'), program);
  const file = await loadAspectFile(join(import.meta.dirname, name), name);
  const imports = new Set([...program.matchAll(/"([a-z/]+)"$/gm)].map(([, path]) => path as string));
  const result = await weavePackage(catalogOf([file]), {
    importPath: 'golden', goFiles: [join(directory, 'main.go')], outputDirectory: join(directory, 'out'), imports,
  });
  expect(result.notices).toEqual([]);
  expect(result.woven).toBe(true);
  const woven = mkdtempSync(join(scratch, 'woven-'));
  writeFileSync(join(woven, 'go.mod'), 'module golden\n\ngo 1.26\n');
  for (const path of result.goFiles) cpSync(path, join(woven, basename(path)));
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' };
  execFileSync('go', ['build', '-o', 'program', '.'], { cwd: woven, env, stdio: ['ignore', 'inherit', 'pipe'] });
  const printed = execFileSync('sh', ['-c', './program 2>&1'], { cwd: woven, encoding: 'utf8' });
  expect(printed.trim()).toBe(/^\/\/ Prints: (.*)$/m.exec(program)?.[1]);
});
