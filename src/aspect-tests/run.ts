// Runs the tests of one file: weaves each source on its own, with the aspects that the file is about.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { catalogOf } from '../aspects/catalog.ts';
import { defaultsOf, optionValues } from '../aspects/configuration/options.ts';
import { loadAspectFile } from '../aspects/load.ts';
import type { AspectFile, ModuleOfPackage } from '../aspects/model.ts';
import { nearestHint } from '../aspects/yaml.ts';
import { UserError } from '../errors.ts';
import { parseGo } from '../golang/parse.ts';
import { asksForTypes } from '../weave/report-types.ts';
import { weavePackage } from '../weave/weave.ts';
import type { AspectTest, AspectTestFile } from './read.ts';
import { typesOfTest } from './types.ts';

export interface TestResult {
  test: AspectTest;
  /** What went wrong, a line each; empty: it passed. */
  failures: string[];
  /** What the source became; undefined: it could not be woven. */
  woven: string | undefined;
}

type Outcome = Omit<TestResult, 'test'>;

export async function runTestFile({ aspectFile, tests }: AspectTestFile, aspectName: string): Promise<TestResult[]> {
  const aspects = await loadAspectFile(aspectFile, aspectName);
  const results: TestResult[] = [];
  for (const test of tests) results.push({ test, ...(await outcomeOf(test, aspects)) });
  return results;
}

async function outcomeOf(test: AspectTest, aspects: AspectFile): Promise<Outcome> {
  const known = aspects.aspects.map(({ id }) => id);
  const unknown = test.matches.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const failure = `there is no aspect "${unknown}": ${nearestHint(unknown, known).replace('known keys', 'there are')}`;
    return { failures: [failure], woven: undefined };
  }
  const scratch = await mkdtemp(join(tmpdir(), 'otel-ts-aspect-test-'));
  try {
    return await weaveAndCompare(test, aspects, scratch);
  } catch (error) {
    if (error instanceof UserError) return { failures: [error.format().replace(/^otel-ts: /, '')], woven: undefined };
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function weaveAndCompare(test: AspectTest, aspects: AspectFile, scratch: string): Promise<Outcome> {
  const source = join(scratch, 'main.go');
  await writeFile(source, test.source);
  for (const aspect of aspects.aspects) aspect.options = { ...defaultsOf(aspects), ...optionValues(aspects, test.options) };
  const catalog = catalogOf([aspects]);
  const imports = await importPathsOf(test.source);
  const known = asksForTypes(catalog) ? typesOfTest(imports, dirname(aspects.path)) : { types: undefined, failures: [] };
  const places = new Map<string, number>();
  const result = await weavePackage(catalog, {
    importPath: test.importPath,
    goFiles: [source],
    outputDirectory: join(scratch, 'out'),
    imports,
    types: known.types,
    module: moduleOf(test),
    goVersion: test.go?.replace(/^(?=\d)/, 'go'),
    observe: (_, { id }) => void places.set(id, (places.get(id) ?? 0) + 1),
  });
  const woven = withoutLines(await readFile(result.goFiles[0] as string, 'utf8'));
  const failures = [
    ...known.failures,
    ...result.notices.map(({ code, message, line }) => `line ${line}: ${message} [${code}]`),
    ...mismatches(test.matches, places),
    ...(test.woven === undefined ? [] : firstDifference(test.woven, woven)),
  ];
  return { failures, woven };
}

function mismatches(expected: readonly string[], places: ReadonlyMap<string, number>): string[] {
  const missing = [...new Set(expected)].flatMap((id) => {
    const [wanted, found] = [expected.filter((each) => each === id).length, places.get(id) ?? 0];
    if (found >= wanted) return [];
    return found === 0 ? [`"${id}" should match, and does not`] : [`"${id}" should match at ${wanted} places, and does at ${found}`];
  });
  return [...missing, ...[...places.keys()].filter((id) => !expected.includes(id)).map((id) => `"${id}" matches, and should not`)];
}

/** A module of the package alone; its version with or without the `v`. */
function moduleOf({ importPath, version, mainModule }: AspectTest): ModuleOfPackage | undefined {
  if (mainModule !== undefined) return { path: mainModule, main: true };
  return version === undefined ? undefined : { path: importPath, version: version.replace(/^(?=\d)/, 'v'), main: false };
}

/** What the compiler would offer to the package. */
async function importPathsOf(source: string): Promise<ReadonlySet<string>> {
  const { tree } = await parseGo(source);
  const paths = tree.rootNode.descendantsOfType('import_spec').map((spec) => spec?.childForFieldName('path')?.text.slice(1, -1));
  return new Set(paths.filter((path) => path !== undefined));
}

/** Directives name places of this machine and of the YAML; what is compiled is the rest. */
function withoutLines(woven: string): string {
  return woven.replace(/^\/\/line .*\n/gm, '').replace(/\/\*line [^*]*\*\//g, '');
}

function firstDifference(expected: string, actual: string): string[] {
  const [wanted, got] = [expected.trimEnd().split('\n'), actual.trimEnd().split('\n')];
  const at = wanted.findIndex((line, index) => line !== got[index]);
  const line = at === -1 ? wanted.length : at;
  if (at === -1 && wanted.length === got.length) return [];
  return [`line ${line + 1} of what is woven differs`, `  expected: ${wanted[line] ?? '(the end)'}`, `  woven:    ${got[line] ?? '(the end)'}`];
}
