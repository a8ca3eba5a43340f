import { expect, test } from 'vitest';
import { parseGo } from './parse.ts';
import { isShadowed } from './scopes.ts';

/** The use under test is the one spelled `http.Get`. */
async function shadowed(body: string, signature = 'func f()'): Promise<boolean> {
  const { tree } = await parseGo(`package p\n${signature} {\n${body}\n}\n`);
  const use = tree.rootNode.descendantsOfType('selector_expression').find((node) => node?.text === 'http.Get');
  if (!use) throw new Error('no use');
  return isShadowed('http', use);
}

test.each([
  ['a parameter', 'http.Get("x")', 'func f(http client)'],
  ['a result', 'http.Get("x")', 'func f() (http client)'],
  ['a receiver', 'http.Get("x")', 'func (http client) f()'],
  ['a short declaration before', 'http := c; http.Get("x")', undefined],
  ['a var before', 'var http = c; http.Get("x")', undefined],
  ['a range variable', 'for _, http := range list { http.Get("x") }', undefined],
  ['an if header', 'if http := c; ok { http.Get("x") }', undefined],
  ['a type switch', 'switch http := x.(type) { case T: http.Get("x") }', undefined],
  ['an outer literal parameter', 'func(http client) { func() { http.Get("x") }() }(c)', undefined],
])('%s shadows', async (_, body, signature) => {
  expect(await shadowed(body, signature)).toBe(true);
});

test.each([
  ['a declaration behind', 'http.Get("x"); http := c'],
  ['its own initialiser', 'http := http.Get("x")'],
  ['a block beside', '{ http := c; _ = http }; http.Get("x")'],
  ['a literal beside', 'g := func(http client) {}; http.Get("x")'],
  ['a field of that name', 'x.http = c; http.Get("x")'],
])('%s does not', async (_, body) => {
  expect(await shadowed(body)).toBe(false);
});
