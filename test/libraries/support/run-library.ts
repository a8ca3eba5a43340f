// Builds a library's program in one directory, plain and woven, as a user would have it there, and runs both.
import { execa } from 'execa';
import fg from 'fast-glob';
import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PointRecord } from '../../../src/otlp/metric-model.ts';
import type { SpanRecord } from '../../../src/otlp/model.ts';
import { build, runTraced, scratch } from '../../support/otel-ts.ts';
import type { Library, LibraryVersion } from './library.ts';

const LIMIT = 120_000;

export interface Said {
  exitCode?: number | undefined;
  stdout: string;
  stderr: string;
}

export interface LibraryRun {
  plain: Said;
  woven: Said & { spans: SpanRecord[]; points: PointRecord[]; refusals: string[] };
}

export async function runLibrary(library: Library, version: LibraryVersion): Promise<LibraryRun> {
  const source = placeLibrary(library, version);
  return { plain: await runPlain(source), woven: await runWoven(source) };
}

/** Where its program is, as a user would have it. */
export function placeLibrary({ name, directory, like }: Library, version: LibraryVersion): string {
  const source = join(scratch(`${name} ${version}`), name);
  if (like) copyProgram(like.directory, source, (text) => text.replaceAll(like.from, like.to));
  copyProgram(directory, source);
  copyFileSync(join(directory, `${version}.mod`), join(source, 'go.mod'));
  const sums = join(directory, `${version}.sum`);
  if (existsSync(sums)) copyFileSync(sums, join(source, 'go.sum'));
  return source;
}

/** Without what is the test's: go.mod of each version, expectations. */
function copyProgram(from: string, to: string, rewrite?: (text: string) => string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(?:mod|sum|txt)$/.test(path) });
  if (!rewrite) return;
  for (const file of fg.sync('**/*.go', { cwd: to, absolute: true })) writeFileSync(file, rewrite(readFileSync(file, 'utf8')));
}

export async function runPlain(source: string): Promise<Said> {
  const program = join(source, '..', 'plain');
  await execa('go', ['build', '-o', program, '.'], { cwd: source, stdin: 'ignore' });
  return said(await execa(program, { reject: false, stdin: 'ignore', timeout: LIMIT }));
}

export async function runWoven(source: string): Promise<LibraryRun['woven']> {
  const program = join(source, '..', 'woven');
  await build(source, '-o', program, '.');
  // What is open in between is nobody's affair: metrics are those of the end.
  const env = { OTEL_SERVICE_NAME: basename(source), OTEL_METRIC_EXPORT_INTERVAL: '3600000' };
  const traced = await runTraced(program, [], { env, timeout: LIMIT });
  return { ...traced, ...said(traced) };
}

/** Free ports differ from run to run, addresses of goroutines and functions, too. */
function said({ exitCode, stdout, stderr }: Said): Said {
  const steady = (text: string): string => text.replaceAll(/127\.0\.0\.1:\d+|\[::1?\]:\d+/g, 'ADDRESS').replaceAll(/0x[0-9a-f]+/g, '0x');
  return { exitCode, stdout: steady(stdout), stderr: steady(stderr) };
}
