import { beforeAll, expect, test } from 'vitest';
import { UserError } from '../errors.ts';
import { goParser } from '../golang/grammar.ts';
import { parseAspectFile } from './load.ts';

beforeAll(async () => void (await goParser()));

const JOIN_POINT = 'join-point: { function-body: { function: [{ name: F }] } }';

/** An aspect file with one aspect whose advice is given, as lines under `advice:`. */
function withAdvice(...advice: string[]): string {
  const lines = ['meta: { name: x, description: y }', 'aspects:', '  - id: A', `    ${JOIN_POINT}`, '    advice:'];
  return [...lines, ...advice.map((line) => `      ${line}`), ''].join('\n');
}

function messageOf(text: string): string {
  try {
    parseAspectFile('/x/a.yaml', 'a.yaml', text);
  } catch (error) {
    if (error instanceof UserError) return `${error.exitCode} ${error.format()}`;
    throw error;
  }
  throw new Error('it was accepted');
}

test.each([
  ['an unknown key', withAdvice('- span:', '    kind: client', '    atributes: {}'),
    '2 otel-ts: a.yaml:8:11: span: unknown key "atributes" (did you mean "attributes"?)'],
  ['an unknown advice', withAdvice('- spam: {}'), '2 otel-ts: a.yaml:6:9: advice: unknown key "spam" (did you mean "span"?)'],
  ['a wrong type', withAdvice('- span:', '    kind: [client]'), '2 otel-ts: a.yaml:7:17: kind: a string is expected, this is a list'],
  ['an unknown kind', withAdvice('- span: { kind: clinet }'), '2 otel-ts: a.yaml:6:23: kind: unknown span kind "clinet" (did you mean "client"?)'],
  ['an expression that does not parse', withAdvice('- span:', '    name: "a +"'), '2 otel-ts: a.yaml:7:18: name: "a +" is no Go expression (write one expression of Go; a constant text in its own quotes: \'"GET"\')'],
  ['two expressions', withAdvice('- span:', '    name: "a, b"'), '2 otel-ts: a.yaml:7:18: name: "a, b" is no Go expression (write one expression of Go; a constant text in its own quotes: \'"GET"\')'],
  ['a pure function with the wrong count', withAdvice('- span:', '    name: sqlSummary(a, b)'),
    '2 otel-ts: a.yaml:7:17: name: sqlSummary takes 1 argument(s), not 2'],
  ['statements that do not parse', withAdvice('- prepend-statements:', '    template: |', '      x := 1', '      y := := 2'),
    '2 otel-ts: a.yaml:9:18: template: this Go does not parse (write statements, as in the body of a function)'],
  ['a template that does not parse', withAdvice('- prepend-statements:', '    template: |', '      x := 1', '      {{ .Function.Name'),
    /^2 otel-ts: a\.yaml:10:\d+: template: unclosed action started at line 2/],
  ['YAML that does not parse', 'meta: {', /^2 otel-ts: a\.yaml:\d+:\d+: /],
  ['no advice', `meta: {}\naspects:\n  - id: A\n    ${JOIN_POINT}\n`, '2 otel-ts: a.yaml:3:5: aspect: "advice" is missing'],
  ['an unknown join point', 'meta: {}\naspects:\n  - id: A\n    join-point: { function-cal: x.F }\n    advice: []\n',
    '2 otel-ts: a.yaml:4:19: join-point: unknown key "function-cal" (did you mean "function-call"?)'],
  ['two join points in one mapping', 'meta: {}\naspects:\n  - id: A\n    join-point: { import-path: x, package-name: y }\n    advice: []\n',
    /^2 otel-ts: a\.yaml:4:49: join-point: only one key is allowed/],
  ['an id twice', `meta: {}\naspects:\n  - id: A\n    ${JOIN_POINT}\n    advice: []\n  - id: A\n    ${JOIN_POINT}\n    advice: []\n`,
    '2 otel-ts: a.yaml:6:5: aspect: the id "A" stands in this file twice (give each aspect an id of its own)'],
])('%s is refused with its place', (_, text, message) => {
  const actual = messageOf(text);
  if (typeof message === 'string') expect(actual).toBe(message);
  else expect(actual).toMatch(message);
});

test('merges and anchors are read', () => {
  const text = withAdvice('- span:', '    attributes:', '      <<: [&a { one: x }, { two: y }]', '      two: z');
  const [aspect] = parseAspectFile('/x/a.yaml', 'a.yaml', text).aspects;
  const [advice] = aspect?.advice ?? [];
  expect(advice?.key === 'span' && advice.attributes.map(({ key, value }) => [key, value.text])).toEqual([['one', 'x'], ['two', 'z']]);
});
