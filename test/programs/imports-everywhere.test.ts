// An aspect for every package whose code needs one that many of them are part of: those are left out with a notice,
// and the build comes to an end.
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { launcher, runTraced, scratch } from '../support/otel-ts.ts';

const source = join(import.meta.dirname, 'imports-everywhere');
const program = join(scratch('imports'), 'program');

test('packages that the import is made of stay without it, the others have it', async () => {
  const { stderr } = await execa(launcher, ['go', 'build', '-o', program, '.'], { cwd: source, stdin: 'ignore' });
  const notices = stderr.split('\n').filter((line) => line.includes('otel-ts: '));
  const packages = notices.map((line) => /this build cannot offer: it imports (\S+) itself \[import-unavailable\]$/.exec(line)?.[1]);
  expect(packages).toContain('os');
  expect(packages).toContain('internal/poll');
  expect(packages).not.toContain(undefined);
  expect(packages.filter((name) => ['bufio', 'strings', 'example.com/everywhere'].includes(name ?? ''))).toEqual([]);
  expect((await runTraced(program)).stdout).toBe('ab\n <nil>');
});
