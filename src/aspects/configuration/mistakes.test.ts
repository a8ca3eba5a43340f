// Every mistake in configuration is told with file, line, column and what to do; exit status 2.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aspects, complaint, moduleOf } from './testing.ts';

const X = aspects('x', 'A');

test.each<[string, Record<string, string>, string]>([
  ['an unknown key', { 'otel-ts.yml': 'exclud: [net/http]\n' }, 'otel-ts.yml:1:1: configuration: unknown key "exclud" (did you mean "exclude"?)'],
  ['a wrong type', { 'otel-ts.yml': 'exclude: net/http\n' }, 'otel-ts.yml:1:10: exclude: a list is expected, this is the string "net/http"'],
  ['a wrong type in a list', { 'otel-ts.yml': 'aspects:\n  - [a.yml]\n' }, 'otel-ts.yml:2:5: aspects: a string is expected, this is a list'],
  ['an empty name', { 'otel-ts.yml': 'include: [""]\n' }, 'otel-ts.yml:1:11: include: this is empty'],
  ['no mapping', { 'otel-ts.yml': '- net/http\n' }, 'otel-ts.yml:1:1: configuration: a mapping is expected, this is a list'],
  ['YAML that does not parse', { 'otel-ts.yml': 'include: [\n' }, 'otel-ts.yml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ['the other ending', { 'otel-ts.yaml': '' }, 'DIR/otel-ts.yaml is not read (rename it to otel-ts.yml)'],
  ['an aspect file', { 'otel-ts.yml': X }, 'otel-ts.yml:1:1: otel-ts.yml is configuration, this is an aspect file (name it under "aspects" instead)'],
  ['an unknown name', { 'otel-ts.yml': 'exclude:\n  - net/htpp\n' }, 'otel-ts.yml:2:5: exclude: no aspect is called "net/htpp" (did you mean "net/http"?)'],
  ['an unknown id', { 'otel-ts.yml': 'include: ["database/sql#DBB"]\n' }, 'otel-ts.yml:1:11: include: no aspect is called "database/sql#DBB" (did you mean "database/sql#DB"?)'],
  ['a glob of nothing', { 'otel-ts.yml': 'exclude: ["zzzzzzz/*"]\n' }, 'otel-ts.yml:1:11: exclude: no aspect is called "zzzzzzz/*" (otel-ts aspects list shows them)'],
  ['a glob of what is needed', { 'otel-ts.yml': 'exclude: ["runtim*"]\n' },
    'otel-ts.yml:1:11: exclude: every woven program needs what "runtim*" holds of (write the exact name if you mean it)'],
  ['a missing file', { 'otel-ts.yml': 'aspects: [a.aspect.yml]\n' }, 'otel-ts.yml:1:11: a.aspect.yml cannot be read: there is no such file'],
  ['a directory', { 'otel-ts.yml': 'aspects: [dir]\n', 'dir/a.aspect.yml': X }, 'otel-ts.yml:1:11: dir cannot be read: it is a directory'],
  ['a glob without a match', { 'otel-ts.yml': 'aspects: ["*.aspect.yml"]\n' },
    'otel-ts.yml:1:11: aspects: no file matches "*.aspect.yml" (it is relative to otel-ts.yml)'],
  ['an absolute file', { 'otel-ts.yml': 'aspects: [/a.yml]\n' }, 'otel-ts.yml:1:11: aspects: "/a.yml" must be relative (relative to otel-ts.yml)'],
  ['an aspect file without meta', { 'otel-ts.yml': 'aspects: [a.yml]\n', 'a.yml': 'aspects: []\n' }, 'a.yml:1:1: aspect file: "meta" is missing'],
  ['a mistake in an aspect file', { 'otel-ts.yml': 'aspects: [b/a.yml]\n', 'b/a.yml': X.replace('advice', 'advise') },
    'b/a.yml:5:5: aspect: unknown key "advise" (did you mean "advice"?)'],
  ['extends: a missing file', { 'otel-ts.yml': 'extends: [./a.yml]\n' },
    'otel-ts.yml:1:11: extends: a.yml cannot be read: there is no such file (it is relative to otel-ts.yml)'],
  ['extends: a directory without aspects', { 'otel-ts.yml': 'extends: [./a]\n', 'a/b.yml': X }, 'otel-ts.yml:1:11: extends: the directory ./a holds no *.aspect.yml'],
  ['extends: a Go file', { 'otel-ts.yml': 'extends: [./orchestrion.tool.go]\n', 'orchestrion.tool.go': 'package tools\n' },
    'otel-ts.yml:1:11: extends: orchestrion.tool.go is Go, not YAML (name the packages that it imports, one by one)'],
  ['extends: an absolute file', { 'otel-ts.yml': 'extends: [/a.yml]\n' }, 'otel-ts.yml:1:11: extends: "/a.yml" must be relative (other machines have other directories)'],
  ['extends: a file without ./', { 'otel-ts.yml': 'extends: [a.yml]\n', 'a.yml': X },
    'otel-ts.yml:1:11: extends: a.yml is neither an installed npm package nor a Go package of the build list (a file is written "./a.yml")'],
  ['extends: no such npm package', { 'otel-ts.yml': 'extends: ["@no/such"]\n' },
    'otel-ts.yml:1:11: extends: the npm package @no/such is not installed (npm install @no/such)'],
  ['extends: an npm package without aspects', { 'otel-ts.yml': 'extends: [p]\n', 'node_modules/p/package.json': '{}' },
    'otel-ts.yml:1:11: extends: the npm package p holds no aspects (its package.json needs "otel-ts": {"aspects": [globs]}, or it a folder aspects/)'],
  ['extends: a package.json with a wrong type', { 'otel-ts.yml': 'extends: [p]\n', 'node_modules/p/package.json': '{\n  "otel-ts": { "aspects": "x" }\n}' },
    'p/package.json:2:27: aspects: a list is expected, this is the string "x"'],
  ['extends: no such Go package', { 'otel-ts.yml': 'extends: [example.com/no/such]\n' },
    'otel-ts.yml:1:11: extends: no module of the build list holds the Go package example.com/no/such (go get example.com/no/such, or go mod download where go.mod has it)'],
  ['extends: a module that was not downloaded', {
    'go.mod': 'module x\n\ngo 1.26\n\nrequire example.com/lib v1.0.0\n', 'otel-ts.yml': 'extends: [example.com/lib/otel]\n' },
    'otel-ts.yml:1:11: extends: no module of the build list holds the Go package example.com/lib/otel (go get example.com/lib/otel, or go mod download where go.mod has it)'],
  ['extends: a Go package without aspects', { 'otel-ts.yml': 'extends: [example.com/shop/a]\n', 'a/a.go': 'package a\n' },
    'otel-ts.yml:1:11: extends: the Go package example.com/shop/a holds no *.aspect.yml'],
  ['extends: a cycle of one', { 'otel-ts.yml': 'extends: [./otel-ts.yml]\n' }, 'otel-ts.yml:1:11: extends: a cycle: otel-ts.yml → otel-ts.yml (take one of them out)'],
  ['extends: a longer cycle', { 'otel-ts.yml': 'extends: [./a.yml]\n', 'a.yml': `extends: [./b/b.yml]\n${X}`, 'b/b.yml': 'extends:\n  - ../a.yml\n' },
    'b/b.yml:2:5: extends: a cycle: a.yml → b/b.yml → a.yml (take one of them out)'],
  ['one id in two files of a layer', { 'otel-ts.yml': 'aspects: [a.yml, b.yml]\n', 'a.yml': X, 'b.yml': X },
    'b.yml:3:5: aspect: the id "x#A" stands at a.yml:3:5 too (rename one of them)'],
  ['one id in two extended files', { 'otel-ts.yml': 'extends: [./a.yml, ./b.yml]\n', 'a.yml': X, 'b.yml': X },
    'b.yml:3:5: aspect: the id "x#A" stands at a.yml:3:5 too (rename one of them)'],
  ['an id of nothing', { 'otel-ts.yml': 'aspects: [a.yml]\n', 'a.yml': aspects('x', 'net/http#ServeMux.findHandle') },
    'a.yml:3:5: aspect: there is no "net/http#ServeMux.findHandle" to replace (did you mean "net/http#ServeMux.findHandler"?)'],
  ['options of nothing', { 'otel-ts.yml': 'options:\n  net/htp: { a: 1 }\n' }, 'otel-ts.yml:2:3: options: no aspect is called "net/htp" (did you mean "net/http"?)'],
  ['options that are no mapping', { 'otel-ts.yml': 'options: { net/http: 1 }\n' }, 'otel-ts.yml:1:22: options of net/http: a mapping is expected, this is the number 1'],
  ['an unknown option', { 'otel-ts.yml': 'aspects: [a.yml]\noptions: { x: { dept: 1 } }\n', 'a.yml': X.replace('description: for tests', 'options: { depth: { type: number } }') },
    'otel-ts.yml:2:17: options: x has no option "dept" (did you mean "depth"?)'],
  ['an option of another type', { 'otel-ts.yml': 'aspects: [a.yml]\noptions: { x: { depth: deep } }\n', 'a.yml': X.replace('description: for tests', 'options: { depth: { type: number } }') },
    'otel-ts.yml:2:24: option depth: the type is number, this is string'],
  ['an unknown type of an option', { 'otel-ts.yml': 'aspects: [a.yml]\n', 'a.yml': X.replace('description: for tests', 'options: { depth: { type: nmber } }') },
    'a.yml:1:44: option depth: unknown type "nmber" (did you mean "number"?)'],
  ['an option without a type', { 'otel-ts.yml': 'aspects: [a.yml]\n', 'a.yml': X.replace('description: for tests', 'options: { depth: {} }') },
    'a.yml:1:36: option depth: "type" is missing (one of string, boolean, number, list, map)'],
])('%s', async (_, files, message) => {
  const directory = moduleOf(files);
  expect((await complaint(directory)).replace(directory, 'DIR')).toBe(`2 ${message}`);
});

test('a missing --aspects file', async () => {
  const directory = moduleOf({});
  expect(await complaint(directory, { aspects: [join(directory, 'no.yml')] })).toBe('2 no.yml cannot be read: there is no such file');
});
