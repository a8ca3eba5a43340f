// What advice asks a type checker is known before anything is woven: one question for all of a package.
import { beforeAll, expect, test } from 'vitest';
import { goParser } from '../../golang/grammar.ts';
import { parseAspectFile } from '../load.ts';
import { typesAskedBy } from './types.ts';

beforeAll(async () => void (await goParser()));

const asked = (advice: string) => {
  const text = `meta: { name: x, description: y }\naspects:\n  - id: A\n    join-point: { import-path: p }\n    advice:\n      - ${advice}\n`;
  return parseAspectFile('/a.yml', 'a.yml', text).aspects.map(typesAskedBy)[0];
};

test.each([
  ['prepend-statements: { template: \'_ = {{ .Function.ArgumentThatImplements "io.Reader" }}\' }', ['io.Reader']],
  ["prepend-statements: { template: '_ = {{ with .Function.LastResultThatImplements `error` }}{{ . }}{{ else }}0{{ end }}' }", ['error']],
  ['prepend-statements: { template: \'_ = {{ .Function.FinalResultImplements "error" }}; _ = {{ .Function.ResultThatImplements "io.Writer" }}\' }', ['error', 'io.Writer']],
  ["append-args: { type: any, values: [{ template: '1' }] }", []],
  ['add-struct-field: { name: a, type: net/http.Header }', []],
])('%s', (advice, interfaces) => expect(asked(advice)?.interfaces).toEqual(interfaces));

test.each([
  'prepend-statements: { template: \'_ = {{ .Function.ArgumentOfType "io.Reader" }}\' }',
  'add-struct-field: { name: a, type: "*net/http.Header" }',
  'add-struct-field: { name: a, type: string }',
  'detach: {}',
])('nothing: %s', (advice) => expect(asked(advice)).toBeUndefined());
