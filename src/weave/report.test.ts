// A small module in which every aspect has another fate.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Catalog, loadCatalog } from '../aspects/catalog.ts';
import type { Aspect } from '../aspects/model.ts';
import { explain } from './report-explain.ts';
import { reasonFor } from './report-reasons.ts';
import { reportPackages } from './report-weave.ts';

const directory = mkdtempSync(join(tmpdir(), 'otel-ts-report-'));
let catalog: Catalog;

const body = (name: string): string => `function-body: { all-of: [{ import-path: shop }, { function: [{ name: ${name} }] }] }`;
const ASPECTS: Record<string, string> = {
  works: body('work'),
  missing: body('nowhere'),
  ignored: body('quiet'),
  excluded: body('loud'),
  'not imported': 'function-call: example.com/elsewhere.F',
  shadowed: 'function-call: strings.ToLower',
  version: 'all-of: [{ version: ">=2" }, { function-body: { all-of: [{ import-path: example.com/dep }, { function: [{ name: Do }] }] } }]',
};
const FILES: Record<string, string> = {
  'go.mod': 'module shop\n\ngo 1.26\n\nrequire example.com/dep v1.2.3\n\nreplace example.com/dep => ./dep\n',
  'dep/go.mod': 'module example.com/dep\n\ngo 1.26\n',
  'dep/dep.go': 'package dep\n\nfunc Do() int { return 1 }\n',
  'main.go': `package main

import (
	"fmt"
	"strings"

	"example.com/dep"
)

type lower struct{}

func (lower) ToLower(s string) string { return s }

func work() int {
	return dep.Do()
}

//otel:ignore
func quiet() {}

func loud() {}

func main() {
	fmt.Println(strings.ToUpper("é"), work())
	quiet()
	loud()
	strings := lower{}
	fmt.Println(strings.ToLower("X"))
}
`,
  'otel-ts.yml': 'exclude: ["shop#excluded"]\n',
  'shop.aspect.yml': `meta: { name: shop, description: a test }\naspects:\n${Object.entries(ASPECTS)
    .map(([id, joinPoint]) => `  - id: ${id}\n    join-point: { ${joinPoint} }\n    advice: [{ ${joinPoint.startsWith('function-call') ? 'wrap-expression: { template: "{{ . }}" }' : 'span: { kind: internal }'} }]\n`)
    .join('')}`,
};

function write(root: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

beforeAll(async () => {
  write(directory, FILES);
  catalog = await loadCatalog({ directory, aspects: [join(directory, 'shop.aspect.yml')] });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('what matched is told with its place and what it became', async () => {
  const { matches } = await explain(catalog, { name: 'shop' }, directory);
  expect(matches).toMatchObject([{ aspect: 'works', line: 14, column: 1, text: 'func work() int {', advice: ['span'] }]);
  expect(matches[0]?.became[0]).toMatch(/^func work\(\) int \{\/\*line shop\.aspect\.yml.*otelts_begin/);
});

test.each([
  ['missing', 'no-such-function'],
  ['ignored', 'ignored-by-directive'],
  ['excluded', 'excluded-by-configuration'],
  ['not imported', 'not-imported'],
  ['shadowed', 'shadowed'],
  ['version', 'version-out-of-range'],
])('%s has no match: %s', async (name, code) => {
  const { matches, unmatched } = await explain(catalog, { name }, directory);
  expect(matches).toEqual([]);
  expect(unmatched).toMatchObject([{ aspect: name, code }]);
});

test('the version of a module is that of the code: its replacement\'s', async () => {
  const replacement = '=> example.com/fork/v2 v2.0.0';
  const root = mkdtempSync(join(tmpdir(), 'otel-ts-report-fork-'));
  const files = {
    ...FILES,
    'go.mod': `module shop\n\ngo 1.26\n\nrequire example.com/dep v1.2.3\n\nreplace example.com/dep ${replacement}\n`,
    'vendor/modules.txt': `# example.com/dep v1.2.3 ${replacement}\n## explicit; go 1.26\nexample.com/dep\n# example.com/dep ${replacement}\n`,
    'vendor/example.com/dep/dep.go': FILES['dep/dep.go'] as string,
  };
  try {
    write(root, files);
    const { matches } = await explain(catalog, { name: 'version' }, root);
    expect(matches).toMatchObject([{ aspect: 'version', importPath: 'example.com/dep', text: 'func Do() int { return 1 }' }]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('a directive is a reason', async () => {
  const aspect = catalog.aspectFiles.flatMap((file) => file.aspects).find(({ id }) => id === 'ignored');
  const packages = await reportPackages(catalog, ['./...'], directory, false);
  expect(await reasonFor(aspect as Aspect, packages)).toMatchObject({ code: 'ignored-by-directive', line: 19 });
});

test('a line has what covers it, and nothing of its neighbours', async () => {
  expect((await explain(catalog, { file: 'main.go', line: 15 }, directory)).matches).toHaveLength(1);
  expect((await explain(catalog, { file: 'main.go', line: 18 }, directory)).matches).toEqual([]);
});

test('a name that nothing has is told', async () => {
  await expect(explain(catalog, { name: 'gim' }, directory)).rejects.toThrow('neither an aspect nor a package');
});

test('woven files make an overlay that builds and does the same', async () => {
  const replace: Record<string, string> = {};
  for (const { files } of await reportPackages(catalog, ['./...'], directory, false)) {
    for (const { original, name, text } of files) {
      writeFileSync(join(directory, `${name}.woven`), text);
      replace[original ?? join(directory, name)] = join(directory, `${name}.woven`);
    }
  }
  expect(Object.keys(replace)).toHaveLength(2);
  writeFileSync(join(directory, 'overlay.json'), JSON.stringify({ Replace: replace }));
  const run = (...args: string[]): string => execFileSync('go', ['run', ...args, '.'], { cwd: directory, encoding: 'utf8', env: { ...process.env, GOFLAGS: '', GOWORK: 'off' } });
  expect(run('-overlay=overlay.json')).toBe(run());
  expect(readFileSync(join(directory, 'main.go'), 'utf8')).toBe(FILES['main.go']);
});
