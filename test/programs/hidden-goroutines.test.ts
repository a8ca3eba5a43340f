// The exporters' goroutines are like the Go runtime's own: no count, no dump, no profile and no crash has them, so that
// tests that look for leaked goroutines find what they find without us.
import { execa } from 'execa';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, runTraced, scratch } from '../support/otel-ts.ts';

const source = join(import.meta.dirname, 'hidden-goroutines');
const directory = scratch('hidden-goroutines');
const plain = join(directory, 'plain');
const woven = join(directory, 'woven');

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
});

test('as many as plain while and after spans are sent', async () => {
  const without = await execa(plain);
  expect(without.stdout).toBe('at first 1 1 [1]\nwith one 2 2 [2 main.main]\nat last 1 1 [1]');
  const traced = await runTraced(woven);
  expect(traced).toMatchObject({ stdout: without.stdout, stderr: '', exitCode: 0 });
  expect(traced.spans).toHaveLength(6);
});

test('a crash shows those of the program, and GOTRACEBACK=system all', async () => {
  const crash = (level: string) => runTraced(woven, ['panic'], { env: { GOTRACEBACK: level } });
  const { stderr } = await crash('all');
  expect(stderr).toContain('all of them');
  expect(stderr).not.toContain('otelts');
  expect((await crash('system')).stderr).toContain('otelts.(*exporter).run');
});
