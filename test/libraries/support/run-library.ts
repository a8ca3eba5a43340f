// Builds a library's program in one directory, plain and woven, as a user would have it there, and runs both.
import { execa } from 'execa';
import { copyFileSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PointRecord } from '../../../src/otlp/metric-model.ts';
import type { SpanRecord } from '../../../src/otlp/model.ts';
import { build, runTraced, scratch } from '../../support/otel-ts.ts';
import type { Library, LibraryVersion } from './library.ts';

interface Said {
  exitCode?: number | undefined;
  stdout: string;
  stderr: string;
}

export interface LibraryRun {
  plain: Said;
  woven: Said & { spans: SpanRecord[]; points: PointRecord[]; refusals: string[] };
}

export async function runLibrary({ name, directory }: Library, version: LibraryVersion): Promise<LibraryRun> {
  const source = join(scratch(`${name} ${version}`), name);
  cpSync(directory, source, { recursive: true, filter: (path) => !/\.(?:mod|sum|txt)$/.test(path) });
  copyFileSync(join(directory, `${version}.mod`), join(source, 'go.mod'));
  const sums = join(directory, `${version}.sum`);
  if (existsSync(sums)) copyFileSync(sums, join(source, 'go.sum'));

  const [plain, woven] = [join(source, '..', 'plain'), join(source, '..', 'woven')];
  await execa('go', ['build', '-o', plain, '.'], { cwd: source, stdin: 'ignore' });
  await build(source, '-o', woven, '.');
  const options = { timeout: 120_000 };
  const without = await execa(plain, { reject: false, stdin: 'ignore', ...options });
  const traced = await runTraced(woven, [], { env: { OTEL_SERVICE_NAME: name }, ...options });
  return { plain: said(without), woven: { ...traced, ...said(traced) } };
}

/** Free ports differ from run to run, addresses of goroutines and functions, too. */
function said({ exitCode, stdout, stderr }: Said): Said {
  const steady = (text: string): string => text.replaceAll(/127\.0\.0\.1:\d+|\[::1?\]:\d+/g, 'ADDRESS').replaceAll(/0x[0-9a-f]+/g, '0x');
  return { exitCode, stdout: steady(stdout), stderr: steady(stderr) };
}
