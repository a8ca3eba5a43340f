// The tests that stand beside aspects: `payments.aspect.test.yml` beside `payments.aspect.yml`. Each gives Go source
// and says which aspects match it, and, where it matters, what it becomes.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type OptionSetting, readSettings } from '../aspects/configuration/read.ts';
import { fail, parseYaml, positionOf, readList, readMapping, readScalarText, readString, type YamlValue } from '../aspects/yaml.ts';
import { type Position, UserError } from '../errors.ts';

export interface AspectTest {
  name: string;
  position: Position;
  importPath: string;
  source: string;
  /** What otel-ts.yml would set. */
  options: OptionSetting[];
  /** The version of the module that holds the package, and of Go, where join points ask for them. */
  version: string | undefined;
  go: string | undefined;
  /** The path of the main module, where the package is in it. */
  mainModule: string | undefined;
  /** Ids of the aspects that match, each at as many places at least as it is named; all others must not. */
  matches: string[];
  /** The source as it must come out, `//line` directives left out. */
  woven: string | undefined;
}

export interface AspectTestFile {
  name: string;
  /** Where the aspects under test are, absolute. */
  aspectFile: string;
  tests: AspectTest[];
}

const TEST_FILE = /\.test\.ya?ml$/;
const KEYS = ['name', 'import-path', 'version', 'go', 'main-module', 'options', 'source', 'matches', 'woven'];

/** `path` is a file of tests, or of aspects with tests beside it. */
export async function readTestFile(path: string, name: string): Promise<AspectTestFile> {
  const testPath = TEST_FILE.test(path) ? path : besideOf(path, name);
  const testName = join(dirname(name), basename(testPath));
  let text: string;
  try {
    text = await readFile(testPath, 'utf8');
  } catch (error) {
    throw new UserError(`${testName} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const root = parseYaml(testName, text);
  const list = readMapping(root, 'aspect tests', ['tests']).get('tests') ?? fail(root, 'aspect tests: "tests" is missing');
  return { name: testName, aspectFile: aspectFileOf(testPath, testName), tests: readList(list, 'tests').map(readTest) };
}

function readTest(value: YamlValue): AspectTest {
  const entries = readMapping(value, 'test', KEYS);
  const need = (key: string): YamlValue => entries.get(key) ?? fail(value, `test: "${key}" is missing`);
  const optional = (key: string): string | undefined => {
    const inner = entries.get(key);
    return inner && readScalarText(inner, key);
  };
  const version = optional('version');
  const options = entries.get('options');
  const mainModule = optional('main-module');
  if (version !== undefined && mainModule !== undefined) fail(value, 'test: a main module has no version', 'leave one of "version" and "main-module" out');
  return {
    name: readString(need('name'), 'name'),
    position: positionOf(value),
    importPath: optional('import-path') ?? 'example.com/test',
    version,
    go: optional('go'),
    mainModule,
    options: options ? readSettings(options, 'options') : [],
    source: readString(need('source'), 'source'),
    matches: readList(need('matches'), 'matches').map((id) => readString(id, 'matches')),
    woven: optional('woven'),
  };
}

function aspectFileOf(testPath: string, testName: string): string {
  const stem = testPath.replace(TEST_FILE, '');
  const found = [`${stem}.yml`, `${stem}.yaml`].find((candidate) => existsSync(candidate));
  return found ?? refuse(`${testName}: the aspects that it tests are missing`, `write ${basename(stem)}.yml beside it`);
}

function besideOf(aspectPath: string, name: string): string {
  const stem = aspectPath.replace(/\.ya?ml$/, '');
  const found = [`${stem}.test.yml`, `${stem}.test.yaml`].find((candidate) => existsSync(candidate));
  return found ?? refuse(`${name} has no tests beside it`, `write ${basename(stem)}.test.yml`);
}

function refuse(message: string, hint: string): never {
  throw new UserError(message, { hint });
}
