// `otel-ts go` takes the plan that was last made for the same directory and --aspects; test/scripts/known-plan.test.ts
// has all that can change it.
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { aspects, moduleOf } from '../aspects/configuration/testing.ts';
import { makePlan, planAgain } from './plan.ts';

const cache = moduleOf({});
process.env.OTEL_TS_CACHE = join(cache, 'cache');
afterAll(() => rmSync(cache, { recursive: true, force: true }));

test('with --aspects and without', async () => {
  const directory = moduleOf({ 'a.yml': aspects('a', 'A'), 'b.yml': aspects('b', 'B') });
  const [a, b] = [join(directory, 'a.yml'), join(directory, 'b.yml')];
  expect(planAgain(directory)).toBeUndefined();
  for (const given of [[], [a]]) {
    // What changed a moment ago is not noted.
    await vi.waitFor(async () => expect(await makePlan(directory, given)).toEqual(planAgain(directory, given)), { timeout: 60_000, interval: 100 });
  }
  expect(planAgain(directory, [a])?.digest).not.toBe(planAgain(directory)?.digest);
  expect(planAgain(directory, [a, b])).toBeUndefined();
  appendFileSync(a, '# more\n');
  expect(planAgain(directory, [a])).toBeUndefined();
  expect(planAgain(directory)).toBeDefined();
});
