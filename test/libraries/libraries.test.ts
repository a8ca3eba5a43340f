// One directory a library: an ordinary program that uses it (main.go), pinned to the newest and the lowest version that
// its aspect is for (newest.mod, lowest.mod, with sums), and what it must send (expect.txt). Each is built plain and woven,
// must say and end the same both ways, and may send nothing that the semantic conventions do not know.
// OTEL_TS_VERSIONS=all takes the lowest versions, too. UPDATE_GOLDEN=1 rewrites expect.txt, from the newest version, and
// expect-lowest.txt where there is one; read the diff.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { goldenOf, librariesIn, type LibraryVersion } from './support/library.ts';
import { runLibrary } from './support/run-library.ts';
import { missingServices } from './support/services.ts';
import { sketchTelemetry } from './support/sketch-telemetry.ts';
import { strangersIn } from './support/strangers.ts';

const wanted: readonly LibraryVersion[] = process.env.OTEL_TS_VERSIONS === 'all' ? ['newest', 'lowest'] : ['newest'];
const libraries = await Promise.all(librariesIn(import.meta.dirname).map(async (library) => ({ library, missing: await missingServices(library.services) })));
const ran: string[] = [];
/** Of each kind the one that most programs have. Compiling all of them, plain and woven, takes longer than all other tests. */
const ALWAYS = new Set(['chi', 'cobra', 'database-sql', 'echo', 'fiber-v3', 'gin', 'go-redis', 'grpc', 'kafka-go', 'mongo', 'nats', 'pgx']);

afterAll(() => {
  const left = libraries.flatMap((one) => {
    const reason = reasonToSkip(one);
    return reason === undefined ? [] : [`${one.library.name} (${reason})`];
  });
  const versions = wanted.includes('lowest') ? '' : ' in its newest version (the lowest with npm run test:versions)';
  console.log(`libraries: ${ran.length} ran${versions}${left.length > 0 ? `, ${left.length} skipped: ${left.join(', ')}` : ''}`);
});

function reasonToSkip({ library, missing }: (typeof libraries)[number]): string | undefined {
  if (missing.length > 0) return `needs ${missing.join(', ')}`;
  return wanted.length > 1 || process.env.OTEL_TS_ALL || ALWAYS.has(library.name) ? undefined : 'with npm run test:versions';
}

for (const one of libraries) {
  const { library } = one;
  const reason = reasonToSkip(one);
  for (const version of library.versions.filter((each) => wanted.includes(each))) {
    const name = `${library.name}, ${version}${reason === undefined ? '' : `: ${reason}`}`;
    test.skipIf(reason !== undefined)(name, async () => {
      ran.push(name);
      const { plain, woven } = await runLibrary(library, version);
      expect({ exitCode: woven.exitCode, stderr: woven.stderr, stdout: woven.stdout }).toEqual(plain);
      expect(woven.refusals).toEqual([]);
      expect(strangersIn(woven.spans, woven.points)).toEqual([]);
      const sketch = sketchTelemetry(woven.spans, woven.points);
      const golden = goldenOf(library, version);
      if (process.env.UPDATE_GOLDEN && golden.endsWith(version === 'newest' ? 'expect.txt' : 'lowest.txt')) writeFileSync(golden, sketch);
      expect(sketch).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
    });
  }
}
