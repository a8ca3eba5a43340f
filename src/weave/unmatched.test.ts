import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogOf } from '../aspects/catalog.ts';
import { parseAspectFile } from '../aspects/load.ts';
import { goParser } from '../golang/grammar.ts';
import type { WeaveRequest } from './contract.ts';
import { weavePackage } from './weave.ts';

const directory = mkdtempSync(join(tmpdir(), 'otel-ts-unmatched-'));
beforeAll(async () => void (await goParser()));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const ASPECTS = (meta: string, more = ''): string => `meta: { name: router${meta} }
aspects:
  - id: Serve
    ${more}join-point: { function-body: { function: [{ receiver: "*example.com/router.Router" }, { name: Serve }] } }
    advice: [{ span: {} }]
`;

async function noticesOf(aspects: string, go: string, request: Partial<WeaveRequest> = {}): Promise<string[]> {
  const path = join(directory, 'router.go');
  writeFileSync(path, go);
  const catalog = catalogOf([parseAspectFile(join(directory, 'router.yaml'), 'router.yaml', aspects)]);
  const { notices } = await weavePackage(catalog, {
    importPath: 'example.com/router', goFiles: [path], outputDirectory: join(directory, 'out'), imports: new Set(), whole: true,
    moduleOf: async () => ({ path: 'example.com/router', main: false, version: 'v2.1.0' }), ...request,
  });
  return notices.map(({ code, message, file, line }) => `${file}:${line} ${message} [${code}]`);
}

const RANGED = ASPECTS(', modules: { example.com/router: ">=1.2, <3" }');
const CHANGED = 'package router\n\ntype Router struct{}\n\nfunc (r *Router) Handle() {}\n';

test('an aspect that finds nothing is told of, with the version', async () => {
  expect(await noticesOf(RANGED, CHANGED)).toEqual([
    'router.yaml:3 router: example.com/router v2.1.0 has nothing that Serve is for; it is compiled without that instrumentation (the aspect is for >=1.2, <3) [no-such-function]',
  ]);
});

test.each([
  ['one that finds something', RANGED, CHANGED.replace('Handle', 'Serve'), {}],
  ['a file that does not say its modules', ASPECTS(''), CHANGED, {}],
  ['an optional one', ASPECTS(', modules: { example.com/router: ">=1.2" }', 'optional: true\n    '), CHANGED, {}],
  ['another package', RANGED, CHANGED, { importPath: 'example.com/router/inner' }],
  ['an excerpt', RANGED, CHANGED, { whole: false }],
])('not of %s', async (_, aspects, go, request) => {
  expect(await noticesOf(aspects, go, request)).toEqual([]);
});
