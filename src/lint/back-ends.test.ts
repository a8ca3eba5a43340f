// What each aspect can do where nothing is compiled.
import { beforeAll, expect, test } from 'vitest';
import { parseAspectFile } from '../aspects/load.ts';
import { goParser } from '../golang/grammar.ts';
import { type BackEnds, backEndsOf } from './back-ends.ts';
import { aspect, body } from './testing.ts';

beforeAll(async () => void (await goParser()));

function backEnds(...advice: [string, ...string[]]): BackEnds {
  const text = `meta: { name: x }\naspects:\n${aspect('A', body('*p.T', 'Do'), ...advice)}`;
  const [first] = parseAspectFile('/x/a.yml', 'a.yml', text).aspects;
  if (!first) throw new Error('no aspect');
  return backEndsOf(first);
}

test.each([
  'span: {}',
  'detach: {}',
  'inject-context: { carrier: req.Header }',
  'attributes: { values: { a.b: len(items), c.d: "items[0].name", e.f: (receiver.a).b, g.h: 7, i.j: nonZero(port) } }',
  'span: { name: sqlSummary(argument(1)), end: { error: result(1) } }',
  'span: { attributes: { a.b: "first(rw.(*response).status, rw.(*other).inner.status)" } }',
])('everything survives of %s', (advice) => {
  expect(backEnds(advice)).toEqual({ compile: 'all', ebpf: 'all', losses: [] });
});

test.each([
  ['a + b', 'it needs the operator +'],
  ['-a', 'it needs the operator -'],
  ['req.Context()', 'it needs to call req.Context'],
  ['x.(*T).field', 'it needs the type assertion x.(*T)'],
  ['lookUp(a)', 'it needs to call lookUp'],
  ['[]string{a}[0]', 'it needs []string{a}'],
])('the attribute %s does not', (value, reason) => {
  expect(backEnds(`span: { attributes: { a.b: '${value}', c.d: ok } }`)).toEqual({
    compile: 'all', ebpf: 'part', losses: [{ what: 'span.attributes.a.b', reason }],
  });
});

test('a panic in progress does not', () => {
  expect(backEnds('span: { end: { attributes: { a.b: "httpStatus(code, panicking)" } } }').losses).toEqual([
    { what: 'span.end.attributes.a.b', reason: 'it needs to know of a panic in progress' },
  ]);
});

test('a span whose condition cannot be told is none; nor is what needs a compiler', () => {
  expect(backEnds('span: { when: "!done" }')).toEqual({ compile: 'all', ebpf: 'none', losses: [{ what: 'span', reason: '"when" needs the operator !' }] });
  expect(backEnds('prepend-statements: { template: "_ = 1" }').ebpf).toBe('none');
  expect(backEnds('log-correlation: { add: { template: "print({{ .TraceID }})" } }').ebpf).toBe('none');
  expect(backEnds('inject-context: { carrier: h, prepare: "_ = 1" }').losses).toEqual([{ what: 'inject-context', reason: '"prepare" is Go code' }]);
  expect(backEnds('add-blank-import: example.com/p', 'span: {}')).toMatchObject({ ebpf: 'part', losses: [{ what: 'add-blank-import' }] });
});

test('fields that aspects add are not in a binary that was not woven', () => {
  const { ebpf, losses } = backEnds('add-struct-field: { name: added, type: int }', 'span: { attributes: { a.b: receiver.added.x, c.d: receiver.own } }');
  expect(ebpf).toBe('part');
  expect(losses.map(({ what }) => what)).toEqual(['add-struct-field', 'span.attributes.a.b']);
});
