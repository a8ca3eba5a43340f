// A library that has nothing any more that its aspect is for: the build says so, and again when it is cached.
import { execa } from 'execa';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launcher, scratch } from '../support/otel-ts.ts';

test('a function that a newer version does not have is told of, with version and range', async () => {
  const source = join(import.meta.dirname, 'changed-library');
  const program = join(scratch('changed'), 'program');
  for (const way of ['at first', 'from the cache']) {
    const { stderr } = await execa(launcher, ['go', 'build', '-o', program, '.'], { cwd: source, stdin: 'ignore' });
    expect(stderr, way).toMatch(/^\S*aspects\/gin\.yaml:\d+:\d+: otel-ts: gin: github\.com\/gin-gonic\/gin v1\.99\.0 has nothing that Context\.Next is for; .* \(the aspect is for >=1\.9\) \[no-such-function\]$/m);
  }
  expect((await execa(program)).stdout).toBe('1');
  const explained = await execa(launcher, ['explain', 'gin#Context.Next'], { cwd: source });
  expect(explained.stdout).toContain('no-such-function');
});
