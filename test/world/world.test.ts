// Modules from the proxy, as they are: they build, pass their own tests and run the same, plain and woven. The quick
// ones of modules.yaml; `WORLD=all`, or `WORLD=gin,echo`, takes others.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../../src/otlp/receive.ts';
import { repository } from '../support/otel-ts.ts';
import { buildAll, programFile, surprises } from './build.ts';
import { moduleFiles, treeDigest } from './check-out.ts';
import { download } from './download.ts';
import { compareTests } from './go-test.ts';
import { joinsOf } from './joins.ts';
import { whyNot } from './needs.ts';
import { testsThat } from './outcomes.ts';
import { says, serve } from './programs.ts';
import { chosenModules } from './read-modules.ts';
import { makeSide, type Side } from './sides.ts';
import { recordedJoins, recordJoins, updating } from './snapshot.ts';

const HOURS = 3 * 3_600_000;
const skipped = (reason: string | undefined): string => (reason === undefined ? '' : ` (skipped: ${reason})`);
const seconds = (parts: readonly { seconds: number }[]): string => `${parts.reduce((sum, part) => sum + part.seconds, 0).toFixed(0)} s`;

for (const module of chosenModules()) {
  const sources = new Map<string, string>();
  let unreachable: string | undefined;
  for (const [place, path] of Object.entries({ '.': module.module, ...module.beside })) {
    const { directory, unreachable: reason } = await download(path);
    unreachable ??= reason;
    if (directory) sources.set(place, directory);
  }
  const groups = await Promise.all(module.tests.map(async (group) => ({ group, missing: await whyNot(group.needs) })));

  describe.skipIf(unreachable !== undefined)(`${module.module}${skipped(unreachable)}`, { timeout: HOURS }, () => {
    const room = join(repository, '.build/world', module.name);
    const statistics = join(room, 'statistics');
    const line: string[] = [];
    const spans: string[] = [];
    let receiver: Receiver;
    let plain: Side;
    let woven: Side;

    beforeAll(async () => {
      receiver = await startReceiver({ keep: false, onBatch: (batch) => spans.push(...batch.map(({ kind, name }) => `${kind} ${name}`)) });
      rmSync(room, { recursive: true, force: true });
      plain = makeSide('plain', module, sources, receiver);
      woven = makeSide('woven', module, sources, receiver);
    });
    afterAll(async () => {
      await receiver?.close();
      rmSync(room, { recursive: true, force: true });
      console.log(`world: ${[module.module, ...line].join('; ')}`);
    });

    test('builds, says nothing of ours, and leaves its tree alone', async () => {
      const before = treeDigest(woven.source);
      const one = await buildAll(plain, module, {});
      const two = await buildAll(woven, module, { OTEL_TS_STATISTICS: statistics });
      line.push(`build plain ${seconds(one)}, woven ${seconds(two)}`);
      for (const { what, status, stderr } of one) expect(status, `plain ${what}: ${stderr}`).toBe(0);
      for (const { what, status, stderr } of two) expect(status, `woven ${what}: ${stderr}`).toBe(0);
      expect(two.flatMap(({ stderr }) => surprises(stderr, module.notices))).toEqual([]);
      expect(treeDigest(woven.source)).toBe(before);
    });

    for (const { group, missing } of groups) {
      test.skipIf(missing !== undefined)(`go test ${group.packages.join(' ')}${skipped(missing)}`, async () => {
        const before = moduleFiles(woven.source);
        const had = spans.length;
        // What depends on the machine is no part of the joins.
        const compared = await compareTests([plain, woven], group, group.needs === undefined ? statistics : undefined);
        const [passed, failed, left] = [testsThat('pass', compared.woven), testsThat('fail', compared.woven), testsThat('skip', compared.woven)];
        line.push(`tests plain ${compared.seconds.plain.toFixed(0)} s, woven ${compared.seconds.woven.toFixed(0)} s: ${passed.length} passed, ${failed.length} failed, ${left.length} skipped, ${compared.differences.length} different, ${spans.length - had} spans`);
        if (failed.length > 0) console.log(`world: ${module.module}: failed on both sides, or differently: ${failed.join(', ')}`);
        for (const one of compared.luck) console.log(`world: ${module.module}: differed once: ${one}`);
        expect(compared.differences.join('\n\n')).toBe('');
        expect(passed.length, 'passed tests').toBeGreaterThan(0);
        if (group.spans) expect(spans.length, 'spans').toBeGreaterThan(had);
        expect(moduleFiles(woven.source)).toEqual(before);
      });
    }

    for (const { package: path, says: runs, serves } of module.programs) {
      if (runs.length > 0) test(`${path} says the same`, async () => {
        const one = await says(programFile(plain, path), runs, receiver);
        expect(one.map(({ stdout }) => stdout).join('')).not.toBe('');
        expect(await says(programFile(woven, path), runs, receiver)).toEqual(one);
      });

      if (serves) test(`${path} serves, with spans`, async () => {
        const one = await serve(programFile(plain, path), serves, receiver);
        const had = spans.length;
        const two = await serve(programFile(woven, path), serves, receiver);
        expect(two.status, two.output).toEqual(serves.visits.map(() => 200));
        expect({ ...two, output: '' }).toEqual({ ...one, output: '' });
        await receiver.settled(5000);
        expect(spans.slice(had)).toEqual(expect.arrayContaining(serves.spans.map((name) => `SERVER ${name}`)));
        line.push(`${spans.length - had} spans of ${path}`);
      });
    }

    test('as much is woven in as is recorded', () => {
      const joins = joinsOf(statistics);
      const total = Object.values(joins).reduce((sum, count) => sum + count, 0);
      line.push(`${total} joins`);
      expect(total).toBeGreaterThan(0);
      if (updating) recordJoins(module.name, joins);
      expect(recordedJoins(module.name), 'nothing is recorded yet: UPDATE_WORLD=1').toBeDefined();
      expect(joins).toEqual(recordedJoins(module.name));
    });
  });
}
