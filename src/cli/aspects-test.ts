// `otel-ts aspects test`.
import { basename, dirname, join, resolve } from 'node:path';
import { findTestFiles } from '../aspect-tests/find.ts';
import { readTestFile } from '../aspect-tests/read.ts';
import { runTestFile, type TestResult } from '../aspect-tests/run.ts';
import { updateWoven } from '../aspect-tests/update.ts';
import { UserError } from '../errors.ts';

/** Exit status 1 where one failed; `update` first writes what is woven into tests that say it. */
export async function aspectsTest(files: readonly string[], directory: string, update: boolean): Promise<void> {
  const names = files.length > 0 ? files : await findTestFiles(directory);
  if (names.length === 0) throw new UserError('there are no tests of aspects here', { hint: 'write NAME.aspect.test.yml beside NAME.aspect.yml' });
  let failed = 0;
  let passed = 0;
  for (const name of names) {
    const file = await readTestFile(resolve(directory, name), name);
    const aspectName = join(dirname(file.name), basename(file.aspectFile));
    let results = await runTestFile(file, aspectName);
    if (update && (await updateWoven(resolve(directory, dirname(name), basename(file.name)), results))) {
      results = await runTestFile(await readTestFile(resolve(directory, name), name), aspectName);
    }
    for (const result of results) {
      print(result);
      if (result.failures.length > 0) failed++;
      else passed++;
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}

function print({ test: { name, position }, failures }: TestResult): void {
  const lines = failures.map((failure) => `    ${failure}\n`);
  const where = failures.length > 0 ? `  ${position.file}:${position.line}` : '';
  process.stdout.write(`${failures.length > 0 ? 'FAIL' : 'ok  '}  ${name}${where}\n${lines.join('')}`);
}
