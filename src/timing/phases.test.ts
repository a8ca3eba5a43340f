import { expect, test } from 'vitest';
import { type Phase, phase, phaseRunsGo, phaseWove, recordPhases } from './phases.ts';

const shape = (phases: readonly Phase[]) => phases.map(({ name, within, count }) => [name, within, count]);

test('phases inside of phases, of what waits too; pieces of one name are one', async () => {
  const phases: Phase[] = [];
  const pause = (name: string) => phase(name, () => new Promise<void>((done) => setTimeout(done, 1)));
  await recordPhases(phases, 'all', async () => {
    await Promise.all([pause('a'), phase('b', async () => {
      await pause('c');
      await pause('a');
      phaseRunsGo(42);
    })]);
    for (let piece = 0; piece < 3; piece++) phase('d', () => {});
    phaseWove(7);
  });
  expect(shape(phases)).toEqual([['all', undefined, 1], ['a', 0, 1], ['b', 0, 1], ['c', 2, 1], ['a', 2, 1], ['d', 0, 3]]);
  expect([phases[0]?.joins, phases[2]?.go]).toEqual([7, 42]);
  for (const { begin, end, busy } of phases) expect(begin <= end && busy <= end - begin + 1e-6).toBe(true);
});

test('two recordings at once know nothing of each other', async () => {
  const both: [Phase[], Phase[]] = [[], []];
  await Promise.all(both.map((phases, index) => recordPhases(phases, 'all', async () => {
    await Promise.resolve();
    phase(`own ${index}`, () => {});
  })));
  expect(both.map(shape)).toEqual([0, 1].map((index) => [['all', undefined, 1], [`own ${index}`, 0, 1]]));
});

test('a phase that fails ends, and is not swallowed; without a recording work is just done', async () => {
  const phases: Phase[] = [];
  const fails = (): never => {
    throw new Error('no');
  };
  expect(() => recordPhases(phases, 'all', () => phase('a', fails))).toThrow('no');
  await expect(recordPhases(phases, 'later', async () => phase('b', async () => fails()))).rejects.toThrow('no');
  expect(shape(phases)).toEqual([['all', undefined, 1], ['a', 0, 1], ['later', undefined, 1], ['b', 2, 1]]);
  expect(phase('c', () => 3)).toBe(3);
  phaseWove(1);
  expect(phases).toHaveLength(4);
});
