// Who may notice that a clause is gone: the tests beside the aspects, lint, programs of libraries, other programs' tests.
import { execa } from 'execa';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTestFile } from '../../src/aspect-tests/read.ts';
import { runTestFile } from '../../src/aspect-tests/run.ts';
import type { AspectFile } from '../../src/aspects/model.ts';
import { lint } from '../../src/lint/lint.ts';
import { goldenOf, type Library, librariesIn, type LibraryVersion } from '../libraries/support/library.ts';
import { type LibraryRun, placeLibrary, runPlain, runWoven, type Said } from '../libraries/support/run-library.ts';
import { missingServices } from '../libraries/support/services.ts';
import { sketchTelemetry } from '../libraries/support/sketch-telemetry.ts';
import { strangersIn } from '../libraries/support/strangers.ts';
import { repository } from '../support/otel-ts.ts';
import { aspectPath } from './installation.ts';

export interface Witness {
  name: string;
  /** Undefined: all is as it must be. */
  complaint(): Promise<string | undefined>;
}

/** Tests of programs that are no library's, by aspect file; behind a colon, those that are left out. Bytes of other builds are one. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  'log-slog': ['logs'],
  'log': ['logs'],
  'logrus': ['logs'],
  'net-http': ['hello:wrapper, raw', 'protocols', 'body-sizes', 'configuration:the pages'],
  'opentelemetry': ['otel-api', 'otel-instrumented'],
  'opentelemetry-metrics': ['otel-api', 'otel-sdk'],
  'opentelemetry-sdk': ['otel-sdk', 'otel-instrumented'],
  'os-signal': ['endings'],
  'runtime': ['goroutines', 'hidden-goroutines', 'endings', 'hello:wrapper, raw'],
  'zap': ['logs'],
  'zerolog': ['logs'],
};

/** Of which a program of their own shows more than others' do. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = { 'net-http': ['gorilla-mux', 'resty'], 'database-sql': ['database-sql-driver', 'database-sql', 'sqlx', 'sqlite', 'gorm'] };

const libraries = librariesIn(join(repository, 'test/libraries'));
const known = new Map<string, Witness>();

/** The quickest first; `quick`: those that build nothing. `name` is that of the file of aspects without its ending. */
export async function witnessesOf(name: string, file: AspectFile, quick: boolean): Promise<Witness[]> {
  const unbuilt = [...ofAspectTests(name), witness(`otel-ts lint aspects/${name}.yaml`, () => ofLint(name))];
  if (quick) return unbuilt;
  const used: Library[] = [];
  for (const library of librariesOf(name, file)) if ((await missingServices(library.services)).length === 0) used.push(library);
  const versions = (['newest', 'lowest'] as const).flatMap((version) => used.filter(({ versions }) => versions.includes(version)).map((library) => witness(`${library.name}, ${version}`, () => ofLibrary(library, version))));
  const programs = (PROGRAMS[name] ?? []).map((program) => witness(program.replace(/:.*/, ''), () => ofProgram(program)));
  return [...unbuilt, ...versions, ...programs];
}

function witness(name: string, complaint: () => () => Promise<string | undefined>): Witness {
  const found = known.get(name) ?? { name, complaint: complaint() };
  known.set(name, found);
  return found;
}

function librariesOf(name: string, file: AspectFile): Library[] {
  const chosen = LIBRARIES[name];
  if (chosen) return chosen.flatMap((each) => libraries.filter((library) => library.name === each));
  const paths = new Set(file.aspects.flatMap(({ joinPoint: { bound } }) => (bound === 'everything' ? [] : [...bound.importPaths, ...(bound.globs ?? [])])));
  const own = libraries.filter((library) => library.name === name || new RegExp(`^${name}-v\\d+$`).test(library.name));
  const users = libraries.filter((library) => !own.includes(library) && requiresOneOf(library, [...paths]));
  return [...own, ...users];
}

/** Whether its program asks for a module that holds one of these packages. */
function requiresOneOf({ directory, versions }: Library, paths: readonly string[]): boolean {
  const text = readFileSync(join(directory, `${versions[0]}.mod`), 'utf8');
  const modules = [...text.matchAll(/^(?:require |\t)(\S+) v\S+$/gm)].map(([, module]) => module as string);
  return modules.some((module) => paths.some((path) => path === module || path.startsWith(`${module}/`)));
}

function ofAspectTests(name: string): Witness[] {
  const path = aspectPath(`${name}.yaml`);
  if (!existsSync(path.replace(/yaml$/, 'test.yml'))) return [];
  return [witness(`aspects/${name}.test.yml`, () => async () => {
    const results = await runTestFile(await readTestFile(path, `aspects/${name}.yaml`), `aspects/${name}.yaml`);
    const failed = results.find(({ failures }) => failures.length > 0);
    return failed && `${failed.test.name}: ${failed.failures[0]}`;
  })];
}

/** The shipped catalogue has neither errors nor warnings. */
function ofLint(name: string): Witness['complaint'] {
  return async () => {
    const { findings } = await lint([aspectPath(`${name}.yaml`)], repository);
    const found = findings.find(({ severity }) => severity !== 'note');
    return found && `${found.rule}: ${found.message}`;
  };
}

function ofLibrary(library: Library, version: LibraryVersion): Witness['complaint'] {
  const source = placeLibrary(library, version);
  let plain: Promise<Said> | undefined;
  return async () => {
    plain ??= runPlain(source);
    try {
      return differenceOf(await runWoven(source), await plain, readFileSync(goldenOf(library, version), 'utf8'));
    } catch (error) {
      return firstLine((error as Error).message);
    }
  };
}

/** What test/libraries/libraries.test.ts expects, as one line. */
function differenceOf({ exitCode, stdout, stderr, spans, points, refusals }: LibraryRun['woven'], plain: Said, golden: string): string | undefined {
  const strangers = strangersIn(spans, points);
  const pairs: [string, unknown, unknown][] = [
    ['exit code', exitCode, plain.exitCode],
    ['stderr', stderr, plain.stderr],
    ['stdout', stdout, plain.stdout],
    ['refusals', refusals.join('\n'), ''],
    ['strangers', strangers.join('\n'), ''],
    ['spans and metrics', sketchTelemetry(spans, points), golden],
  ];
  const pair = pairs.find(([, is, must]) => is !== must);
  if (!pair) return undefined;
  const [is, must] = pair.slice(1).map((text) => String(text).split('\n')) as [string[], string[]];
  const at = is.findIndex((line, index) => line !== must[index]);
  return `${pair[0]}: ${JSON.stringify(is[at] ?? '')}, not ${JSON.stringify(must[at] ?? '')}`;
}

function ofProgram(program: string): Witness['complaint'] {
  const [name = '', left] = program.split(':');
  const only = left === undefined ? [] : ['-t', `^(?!${left})`];
  return async () => {
    const args = ['run', `test/programs/${name}.test.ts`, '--bail=1', '--retry=0', '--reporter=dot', ...only];
    const { exitCode, all } = await execa(join(repository, 'node_modules/.bin/vitest'), args, { cwd: repository, reject: false, all: true, stdin: 'ignore' });
    if (exitCode === 0) return undefined;
    return /^ *(?:AssertionError|Error|TypeError|ExecaError)\b.*$/m.exec(all)?.[0].trim() ?? firstLine(all);
  };
}

function firstLine(text: string): string {
  return text.split('\n').filter((line) => /\w/.test(line))[1] ?? text.split('\n')[0] ?? '';
}
