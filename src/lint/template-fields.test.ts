// The fields that lint knows are the fields that templates get.
import { expect, test } from 'vitest';
import { parseGo } from '../golang/parse.ts';
import { templateData } from '../weave/template-data.ts';
import { DOT_FIELDS, FUNCTION_FIELDS } from './template-fields.ts';

test('of the dot', async () => {
  const { tree: { rootNode } } = await parseGo('package p\nvar x = f(1)\n');
  const node = rootNode.descendantsOfType('call_expression')[0];
  if (!node) throw new Error('no call');
  const context = { node, file: {}, fn: undefined, marks: { node: () => '', name: () => '' }, implementsByTypes: undefined };
  const data = templateData(context as never);
  expect(Object.keys(data).filter((name) => name !== 'toString').sort()).toEqual([...DOT_FIELDS].sort());
});

test('of the function, as aspects are written for it', () => {
  expect(FUNCTION_FIELDS).toEqual(expect.arrayContaining(['Name', 'Receiver', 'Argument', 'Result', 'ArgumentOfType', 'FinalResultImplements']));
});
