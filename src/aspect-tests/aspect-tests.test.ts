// Tests of aspects that must pass, that must fail, and that are wrong themselves.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { findTestFiles } from './find.ts';
import { readTestFile } from './read.ts';
import { runTestFile } from './run.ts';
import { updateWoven } from './update.ts';

// The helper that answers for types is built there.
process.env.OTEL_TS_CACHE ??= join(import.meta.dirname, '../../.build/test-cache');
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-aspect-tests-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const ASPECTS = `meta: { name: shop }
aspects:
  - id: Do
    join-point: { function-body: { function: [{ receiver: "*example.com/shop.T" }, { name: Do }] } }
    advice: [{ prepend-statements: { template: "println(1);" } }]
  - id: call
    join-point: { function-call: os.Getenv }
    advice: [{ wrap-expression: { template: "({{ . }})" } }]
`;

const SOURCE = `    source: |
      package shop

      import "os"

      type T struct{}

      func (t *T) Do() string { return os.Getenv("X") }

      func (t T) Else() {}
`;

async function run(tests: string, aspects = ASPECTS): Promise<string[][]> {
  const directory = mkdtempSync(join(scratch, 'case-'));
  writeFileSync(join(directory, 'shop.aspect.yml'), aspects);
  writeFileSync(join(directory, 'shop.aspect.test.yml'), tests);
  const file = await readTestFile(join(directory, 'shop.aspect.yml'), 'shop.aspect.yml');
  return (await runTestFile(file, 'shop.aspect.yml')).map(({ failures }) => failures);
}

const one = (matches: string, more = ''): string => `tests:\n  - name: a test\n    import-path: example.com/shop\n${SOURCE}    matches: ${matches}\n${more}`;

test('what matches and what does not', async () => {
  expect(await run(one('[Do, call]'))).toEqual([[]]);
  expect(await run(one('[call]'))).toEqual([['"Do" matches, and should not']]);
  expect(await run(one('[Do, call]').replace('import-path: example.com/shop', 'import-path: example.com/other'))).toEqual([['"Do" should match, and does not']]);
  expect(await run(one('[Do, Do, call]'))).toEqual([['"Do" should match at 2 places, and does at 1']]);
  expect(await run(one('[Do, Do, call]').replace('func (t T) Else() {}', 'func (t *T) Do() {}'))).toEqual([[]]);
  expect(await run(one('[Doo]'))).toEqual([['there is no aspect "Doo": did you mean "Do"?']]);
});

test('what is woven, without the directives that name places; --update writes it', async () => {
  const directory = mkdtempSync(join(scratch, 'update-'));
  const path = join(directory, 'shop.aspect.test.yml');
  writeFileSync(join(directory, 'shop.aspect.yml'), ASPECTS);
  writeFileSync(path, `# kept\n${one('[Do, call]', '    woven: |\n      package shop\n\n      wrong\n')}`);
  const results = async () => runTestFile(await readTestFile(path, 'shop.aspect.test.yml'), 'shop.aspect.yml');
  const [before] = await results();
  expect(before?.failures).toEqual(['line 3 of what is woven differs', '  expected: wrong', '  woven:    import "os"']);
  expect(await updateWoven(path, await results())).toBe(true);
  const [after] = await results();
  expect(after?.failures).toEqual([]);
  expect(after?.test.woven?.replace(/\s+/g, ' ')).toContain('Do() string {println(1); return (os.Getenv("X")) }');
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/^# kept\n/);
  expect(text).not.toMatch(/line .*\.go/);
  expect(await updateWoven(path, await results())).toBe(false);
});

test('Go that does not parse, and advice that cannot be applied, are failures of that test alone', async () => {
  const broken = one('[]').replace('type T struct{}', 'type T struct{');
  const [failures = [], second] = await run(`${broken}${one('[Do, call]').replace('tests:\n', '')}`);
  expect(failures[0]).toMatch(/\[unparsable\]$/);
  expect(second).toEqual([]);
});

test.each([
  ['an unknown key', 'tests:\n  - nam: x\n', 'shop.aspect.test.yml:2:5: test: unknown key "nam" (did you mean "name"?)'],
  ['nothing to weave', 'tests:\n  - name: x\n    matches: []\n', 'shop.aspect.test.yml:2:5: test: "source" is missing'],
  ['no tests', 'test: []\n', 'shop.aspect.test.yml:1:1: aspect tests: unknown key "test" (did you mean "tests"?)'],
])('%s is told with its place', async (_, tests, message) => {
  const error = await run(tests).catch((thrown: unknown) => thrown);
  expect(error instanceof UserError && error.format()).toBe(`otel-ts: ${message}`);
});

test('versions of the module and of Go, and the main module', async () => {
  const aspects = `meta: { name: v }
aspects:
  - { id: module, join-point: { all-of: [{ version: ">=1.2, <2" }, { function: [{ name: F }] }] }, advice: [{ detach: {} }] }
  - { id: go, join-point: { all-of: [{ go: ">=1.26" }, { function: [{ name: F }] }] }, advice: [{ detach: {} }] }
  - { id: own, join-point: { all-of: [{ package-filter: { root: true } }, { function: [{ name: F }] }] }, advice: [{ detach: {} }] }
`;
  const each = (keys: string, matches: string) => `  - { name: x, ${keys}source: "package p\\n\\nfunc F() {}\\n", matches: [${matches}] }\n`;
  const tests = `tests:\n${each('', '')}${each('version: 1.2.3, ', 'module')}${each('version: v2.0.0, ', '')}${each('go: 1.26.1, ', 'go')}${each('go: go1.25, ', '')}${each('main-module: example.com/test, ', 'own')}`;
  expect(await run(tests, aspects)).toEqual([[], [], [], [], [], []]);
});

const TYPED = `meta: { name: typed }
aspects:
  - id: call
    join-point: { method-call: { receiver: "*net/http.Client", name: Do } }
    advice: [{ wrap-expression: { template: "({{ . }})" } }]
  - id: argument
    join-point: { function-body: { function: [{ argument-implements: io.Reader }] } }
    advice: [{ detach: {} }]
`;
const CALLS = String.raw`"package p\n\nimport (\n\t\"io\"\n\t\"net/http\"\n)\n\ntype other struct{}\n\nfunc (other) Do(*http.Request) (int, error) { return 0, nil }\n\nvar client = http.DefaultClient\n\nfunc read(r io.ReadCloser) { RECEIVER.Do(nil) }\n"`;

test('types are those of what the source imports', async () => {
  const one = (receiver: string, matches: string) => `  - { name: x, source: ${CALLS.replace('RECEIVER', receiver)}, matches: [${matches}] }\n`;
  expect(await run(`tests:\n${one('client', 'call, argument')}${one('other{}', 'argument')}`, TYPED)).toEqual([[], []]);
});

test('types of the module around the tests; what is not there is a failure that says so', async () => {
  const directory = mkdtempSync(join(scratch, 'module-'));
  const files = {
    'go.mod': 'module example.com/shop\n\ngo 1.24\n',
    'store/store.go': 'package store\n\ntype Store struct{}\n\nfunc (*Store) Save() {}\n\nfunc New() *Store { return nil }\n',
    'broken/broken.go': 'package broken\n\nvar x int = ""\n',
    'otel/s.aspect.yml': TYPED.replace('"*net/http.Client", name: Do', 'example.com/shop/store.Store, name: Save'),
    'otel/s.aspect.test.yml': ['store', 'stroe', 'broken'].map((name) => {
      return `  - { name: x, source: "package p\\n\\nimport \\"example.com/shop/${name}\\"\\n\\nfunc f() { ${name}.New().Save() }\\n", matches: [call] }\n`;
    }).join('').replace(/^/, 'tests:\n'),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const file = await readTestFile(join(directory, 'otel/s.aspect.yml'), 'otel/s.aspect.yml');
  const results = await runTestFile(file, 'otel/s.aspect.yml');
  expect(results[0]?.failures).toEqual([]);
  const unmatched = '"call" should match, and does not';
  expect(results[1]?.failures).toEqual(['no types, which the aspects ask for: no Go package "example.com/shop/stroe" here', unmatched]);
  expect(results[2]?.failures).toEqual(['no types of example.com/shop/broken: go list -export example.com/shop/broken says why', unmatched]);
});

test('options: defaults, and what a test sets; others are told with their place', async () => {
  const aspects = `meta: { name: o, options: { depth: { type: number, default: 3 } } }
aspects:
  - { id: A, join-point: { function-body: { function: [{ name: F }] } }, advice: [{ prepend-statements: { template: "println({{ .Options.depth }});" } }] }
`;
  const each = (keys: string, depth: number) => `  - { name: x, ${keys}source: "package p\\n\\nfunc F() {}\\n", matches: [A], woven: "package p\\n\\nfunc F() {println(${depth});\\n}\\n" }\n`;
  const [first, second, third] = await run(`tests:\n${each('', 3)}${each('options: { depth: 5 }, ', 5)}${each('options: { dept: 5 }, ', 3)}`, aspects);
  expect([first, second]).toEqual([[], []]);
  expect(third).toEqual(['shop.aspect.test.yml:4:27: options: o has no option "dept" (did you mean "depth"?)']);
});

test('tests without aspects, aspects without tests', async () => {
  const directory = mkdtempSync(join(scratch, 'alone-'));
  writeFileSync(join(directory, 'x.aspect.test.yml'), 'tests: []\n');
  writeFileSync(join(directory, 'y.aspect.yml'), ASPECTS);
  await expect(readTestFile(join(directory, 'x.aspect.test.yml'), 'x.aspect.test.yml')).rejects.toThrow('the aspects that it tests are missing');
  await expect(readTestFile(join(directory, 'y.aspect.yml'), 'y.aspect.yml')).rejects.toThrow('y.aspect.yml has no tests beside it');
});

test('tests are found below a directory, not in what others wrote', async () => {
  const directory = mkdtempSync(join(scratch, 'tree-'));
  for (const path of ['a.aspect.test.yml', 'deep/er/b.aspect.test.yaml', 'aspects/c.test.yml', 'vendor/d.aspect.test.yml', 'node_modules/e.aspect.test.yml', 'a.aspect.yml']) {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), '');
  }
  expect(await findTestFiles(directory)).toEqual(['a.aspect.test.yml', 'aspects/c.test.yml', 'deep/er/b.aspect.test.yaml']);
});

test('the tests beside the shipped aspects pass', async () => {
  const root = join(import.meta.dirname, '../..');
  const files = await findTestFiles(root);
  const shipped = files.filter((file) => file.startsWith('aspects/'));
  expect(shipped.length).toBeGreaterThan(0);
  for (const name of shipped) {
    const file = await readTestFile(join(root, name), name);
    for (const { test: { name: title }, failures } of await runTestFile(file, name)) expect(failures, title).toEqual([]);
  }
});
