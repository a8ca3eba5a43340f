// Where aspects come from: what each key of otel-ts.yml finds, under which name, and in which order.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog.ts';
import { aspects, idsOf, moduleOf } from './testing.ts';

test('without configuration the whole catalogue takes part', async () => {
  const ids = await idsOf(moduleOf({ 'x.aspect.yml': aspects('x', 'A') }), { shipped: true });
  expect(ids).toContain('net/http#serverHandler.ServeHTTP aspects/net-http.yaml');
  expect(ids).toContain('runtime#g aspects/runtime.yaml');
  expect(ids.some((id) => id.startsWith('x#'))).toBe(false);
});

test('comments alone configure nothing', async () => {
  expect(await idsOf(moduleOf({ 'otel-ts.yml': '# nothing yet\n\n' }), { shipped: true })).toContain('runtime#g aspects/runtime.yaml');
});

test('aspects: globs, in the order of the list, then of names; node_modules, vendor and twins are not searched', async () => {
  const directory = moduleOf({
    'otel-ts.yml': 'aspects: [last/one.yml, "**/*.aspect.yml"]\n',
    'b/b.aspect.yml': aspects('b', 'B'),
    'a.aspect.yml': aspects('a', 'A'),
    'a.aspects.yml': aspects('no', 'N'),
    'node_modules/p/x.aspect.yml': aspects('no', 'N'),
    'vendor/p/x.aspect.yml': aspects('no', 'N'),
    'last/one.yml': aspects('one', 'O'),
  });
  expect(await idsOf(directory)).toEqual(['one#O last/one.yml', 'a#A a.aspect.yml', 'b#B b/b.aspect.yml']);
});

test('from a sub-directory the names are the same; go.mod ends the search', async () => {
  const files = { 'otel-ts.yml': 'aspects: ["a.aspect.yml"]\n', 'a.aspect.yml': aspects('a', 'A'), 'cmd/shop/main.go': 'package main\n' };
  const directory = moduleOf({ ...files, 'nested/go.mod': 'module nested\n' });
  expect(await idsOf(join(directory, 'cmd/shop'))).toEqual(['a#A a.aspect.yml']);
  expect(await idsOf(join(directory, 'nested'))).toEqual([]);
});

test('the workspace has its own, below that of the module', async () => {
  const directory = moduleOf({
    'go.mod': '',
    'go.work': 'go 1.26\nuse ./shop\n',
    'otel-ts.yml': 'aspects: ["all.aspect.yml"]\n',
    'all.aspect.yml': aspects('all', 'A', 'B'),
    'shop/go.mod': 'module shop\n',
    'shop/otel-ts.yml': 'aspects: ["own.aspect.yml"]\n',
    'shop/own.aspect.yml': aspects('all', 'B'),
  });
  const shop = join(directory, 'shop');
  expect(await idsOf(shop)).toEqual(['all#A ../all.aspect.yml', 'all#B own.aspect.yml']);
  const work = process.env.GOWORK;
  process.env.GOWORK = 'off';
  expect(await idsOf(shop)).toEqual(['all#B own.aspect.yml']);
  if (work === undefined) delete process.env.GOWORK;
  else process.env.GOWORK = work;
});

test('extends: files, directories, configuration of others, each below what extends it', async () => {
  const directory = moduleOf({
    'otel-ts.yml': 'extends: [./base/otel.yml, ./dir]\naspects: [own.aspect.yml]\n',
    'base/otel.yml': 'extends: [./deeper.yml]\naspects: ["*.aspect.yml"]\n',
    'base/deeper.yml': aspects('base', 'A', 'B'),
    'base/base.aspect.yml': aspects('base', 'B', 'C'),
    'dir/x.aspect.yml': aspects('x', 'X'),
    'dir/orchestrion.yml': aspects('no', 'N'),
    'own.aspect.yml': aspects('base', 'C'),
  });
  expect(await idsOf(directory)).toEqual(['base#A base/deeper.yml', 'base#B base/base.aspect.yml', 'x#X dir/x.aspect.yml', 'base#C own.aspect.yml']);
});

test('extends: npm packages, by their package.json or by their folder, hoisted and scoped', async () => {
  const directory = moduleOf({
    'app/go.mod': 'module app\n',
    'app/otel-ts.yml': 'extends: ["@acme/aspects", plain]\n',
    'node_modules/@acme/aspects/package.json': '{\n\t"name": "@acme/aspects",\n\t"exports": "./x.js",\n\t"otel-ts": { "aspects": ["lib/*.yml"] }\n}\n',
    'node_modules/@acme/aspects/lib/a.yml': aspects('a', 'A'),
    'node_modules/@acme/aspects/aspects/no.aspect.yml': aspects('no', 'N'),
    'app/node_modules/plain/package.json': '{ "name": "plain" }',
    'app/node_modules/plain/aspects/p.aspect.yml': aspects('p', 'P'),
  });
  const app = join(directory, 'app');
  expect(await idsOf(app)).toEqual(['a#A @acme/aspects/lib/a.yml', 'p#P plain/aspects/p.aspect.yml']);
  const { files } = await loadCatalog({ directory: app, aspects: [] });
  expect(files).toContain(join(directory, 'node_modules/@acme/aspects/package.json'));
});

test('extends: Go packages of the build list: the main module, a replaced one, a vendored one', async () => {
  const library = moduleOf({ 'go.mod': 'module example.com/lib\n\ngo 1.26\n', 'otel/lib.aspect.yml': aspects('lib', 'L') });
  const directory = moduleOf({
    'go.mod': `module example.com/shop\n\ngo 1.26\n\nrequire example.com/lib v1.2.3\n\nreplace example.com/lib => ${library}\n`,
    'otel-ts.yml': 'extends: [example.com/lib/otel, example.com/shop/telemetry]\n',
    'telemetry/own.aspect.yml': aspects('own', 'O'),
  });
  const expected = ['lib#L example.com/lib/otel/lib.aspect.yml', 'own#O example.com/shop/telemetry/own.aspect.yml'];
  expect(await idsOf(directory)).toEqual(expected);
  const { goPackages } = await loadCatalog({ directory, aspects: [] });
  expect(Object.keys(goPackages ?? {})).toEqual(['example.com/lib/otel', 'example.com/shop/telemetry']);

  const vendored = moduleOf({
    'otel-ts.yml': 'extends: [example.com/lib/otel]\n',
    'vendor/example.com/lib/otel/lib.aspect.yml': aspects('lib', 'V'),
  });
  expect(await idsOf(vendored)).toEqual(['lib#V example.com/lib/otel/lib.aspect.yml']);
  const workspace = moduleOf({
    'go.work': 'go 1.26\nuse ./shop\n',
    'shop/go.mod': 'module shop\n',
    'shop/otel-ts.yml': 'extends: [example.com/lib/otel]\n',
    'vendor/example.com/lib/otel/lib.aspect.yml': aspects('lib', 'W'),
  });
  expect(await idsOf(join(workspace, 'shop'))).toEqual(['lib#W example.com/lib/otel/lib.aspect.yml']);
});

test("files of another tool's vocabulary load where they are named, and only there", async () => {
  const text = `meta: { name: other, description: y, icon: globe, caveats: none }
extends: [./more.yml]
aspects:
  - id: A
    tracer-internal: true
    join-point: { import-path: x }
    advice: []
`;
  const files = { 'orchestrion.yml': text, 'more.yml': aspects('more', 'M'), 'x.go': 'package x\n' };
  expect(await idsOf(moduleOf(files))).toEqual([]);
  const named = moduleOf({ ...files, 'otel-ts.yml': 'extends: [./orchestrion.yml]\n' });
  expect(await idsOf(named)).toEqual(['more#M more.yml', 'other#A orchestrion.yml']);
});

test('--aspects and OTEL_TS_ASPECTS come last; what lies elsewhere keeps its last name', async () => {
  const directory = moduleOf({ 'otel-ts.yml': 'aspects: [a.yml]\n', 'a.yml': aspects('a', 'A', 'B'), 'b/b.yml': aspects('a', 'B') });
  const elsewhere = moduleOf({ 'c.yml': aspects('c', 'C') });
  const given = [join(elsewhere, 'c.yml'), join(directory, 'b/b.yml'), join(directory, 'a.yml')];
  expect(await idsOf(directory, { aspects: given.slice(0, 2) })).toEqual(['a#A a.yml', 'c#C c.yml', 'a#B b/b.yml']);
  expect(await idsOf(directory, { aspects: [given[0] as string, given[2] as string] })).toEqual(['c#C c.yml', 'a#A a.yml', 'a#B a.yml']);
  process.env.OTEL_TS_ASPECTS = `b/b.yml:${given[0]}`;
  const { names } = await loadCatalog({ directory });
  delete process.env.OTEL_TS_ASPECTS;
  expect([...(names ?? new Map<string, string>()).values()].slice(-4)).toEqual(['otel-ts.yml', 'a.yml', 'b/b.yml', 'c.yml']);
});
