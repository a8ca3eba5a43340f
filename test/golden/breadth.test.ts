// Every join point, option of functions and kind of advice has eight goldens, and every join point one that must not match.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ADVICE } from '../../src/aspects/schema/advice.ts';
import { JOIN_POINTS } from '../../src/aspects/schema/join-points.ts';
import type { Keys, Shape } from '../../src/aspects/schema/shape.ts';

const LEAST = 8;

interface Golden {
  matches: boolean;
  joinPoints: ReadonlySet<string>;
  options: ReadonlySet<string>;
  advice: ReadonlySet<string>;
}

interface Written {
  aspects: { 'join-point': unknown; advice: unknown[] }[];
}

const goldens = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }): Golden => {
  const directory = join(import.meta.dirname, name);
  const { aspects } = parse(readFileSync(join(directory, 'aspects.yaml'), 'utf8'), { merge: true }) as Written;
  const joinPoints = new Set<string>();
  const options = new Set<string>();
  for (const aspect of aspects) walk(aspect['join-point'], joinPoints, options);
  const advice = new Set(aspects.flatMap((aspect) => aspect.advice.flatMap((one) => Object.keys(one as object))));
  return { matches: existsSync(join(directory, 'woven.go')), joinPoints, options, advice };
});

/** Only where join points stand: an argument's key may be called as one. */
function walk(joinPoint: unknown, joinPoints: Set<string>, options: Set<string>): void {
  for (const [key, inner] of Object.entries(joinPoint as object)) {
    joinPoints.add(key);
    if (key === 'all-of' || key === 'one-of') for (const each of inner as unknown[]) walk(each, joinPoints, options);
    if (key === 'not' || key === 'function-body') walk(inner, joinPoints, options);
    if (key === 'function') for (const option of inner as object[]) Object.keys(option).forEach((name) => options.add(name));
  }
}

function optionsOf(shape: Shape | undefined): Keys {
  if (shape?.kind !== 'list' || shape.of.kind !== 'mapping') throw new Error('function is no list of options');
  return shape.of.keys;
}

test.each(Object.keys(JOIN_POINTS))('join point %s', (key) => {
  const those = goldens.filter(({ joinPoints }) => joinPoints.has(key));
  expect(those.length).toBeGreaterThanOrEqual(LEAST);
  expect(those.some(({ matches }) => matches)).toBe(true);
  expect(those.some(({ matches }) => !matches)).toBe(true);
});

test.each(Object.keys(optionsOf(JOIN_POINTS.function?.shape)))('option %s of function', (key) => {
  expect(goldens.filter(({ options }) => options.has(key)).length).toBeGreaterThanOrEqual(LEAST);
});

test.each(Object.keys(ADVICE))('advice %s', (key) => {
  expect(goldens.filter(({ advice }) => advice.has(key)).length).toBeGreaterThanOrEqual(LEAST);
});
