// npm run test:fuzz [seconds]: every fuzz target of the runtime, a minute each; ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const seconds = Number(process.argv[2] ?? 60);
if (!(seconds > 0)) {
  console.error('usage: npm run test:fuzz [seconds for each target]');
  process.exit(2);
}
const directory = join(import.meta.dirname, '../runtime-go');
const targets = readdirSync(directory)
  .filter((name) => name.endsWith('_test.go'))
  .flatMap((name) => [...readFileSync(join(directory, name), 'utf8').matchAll(/^func (Fuzz\w+)\(/gm)].map(([, target]) => target));
const failed = targets.filter((target) => {
  console.log(`\n== ${target}`);
  const args = ['test', '-run', '^$', '-fuzz', `^${target}$`, '-fuzztime', `${seconds}s`, '.'];
  return spawnSync('go', args, { cwd: directory, stdio: 'inherit' }).status !== 0;
});
console.log(`\n${targets.length - failed.length} fuzz targets passed, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`);
process.exitCode = failed.length > 0 || targets.length === 0 ? 1 : 0;
