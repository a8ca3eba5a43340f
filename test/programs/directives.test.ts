// A program whose own source says which of its functions are spans, and where nothing is to be recorded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchTraces } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'directives');
const directory = scratch('directives');
const woven = join(directory, 'woven');

beforeAll(async () => void (await build(source, '-o', woven, '.')));

test('its spans, and none below what it ignores', async () => {
  const { spans, stdout } = await runTraced(woven);
  expect(stdout).toBe('<nil>\nno id\ntrue');
  const shown = ['item', 'note', 'user.id', 'tier', 'store.name', 'error.type'];
  expect(sketchTraces(spans, shown)).toEqual([
    `INTERNAL directives checkout item=book note=two words
  INTERNAL directives order.func1
  INTERNAL directives save
    INTERNAL directives Store.Save user.id=7 tier=gold store.name=main`,
    `INTERNAL directives checkout ERROR item=pen note=two words error.type=*errors.errorString
  INTERNAL directives order.func1
  INTERNAL directives save ERROR error.type=*errors.errorString
    INTERNAL directives Store.Save ERROR user.id=0 tier=gold store.name=main error.type=*errors.errorString`,
    'INTERNAL directives check\n  CLIENT directives GET\n    SERVER directives GET',
    // Its request came from what is ignored.
    'SERVER directives GET',
  ]);
});

test('every byte is the same with the filters off', async () => {
  const off = join(directory, 'off');
  process.env.OTEL_TS_FILTER = 'off';
  try {
    // -a: what the filtered build has left in the go command's cache would be an answer of that one.
    await build(source, '-a', '-o', off, '.');
  } finally {
    delete process.env.OTEL_TS_FILTER;
  }
  expect(readFileSync(off).equals(readFileSync(woven))).toBe(true);
});
