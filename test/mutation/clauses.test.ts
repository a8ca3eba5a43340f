// What counts as a clause, and what is left without it.
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { readClauses, without } from './clauses.ts';
import { shuffled } from './shuffled.ts';

const document = readClauses('shop.yaml', `meta: { name: shop, modules: { example.com/shop: ">=1" } }
aspects:
  - id: first
    join-point: { function-body: { function: [{ name: F }, { receiver: false }] } }
    advice:
      - metric:
          buckets: [1, 2]
          attributes: &shared { shop.item: item }
  - id: second
    join-point: { import-path: example.com/shop }
    advice:
      - span:
          attributes:
            <<: *shared
            shop.own: own
`);

const named = (name: string) => document.clauses.find((clause) => clause.name === name) ?? expect.fail(`no clause ${name}`);

test('aspects, entries and items below them are clauses; ids, numbers in lists and what is about the file are none', () => {
  expect(document.clauses.map(({ name }) => name)).toEqual([
    'shop#first', 'shop#first join-point', 'shop#first join-point.function-body', 'shop#first join-point.function-body.function',
    'shop#first join-point.function-body.function.0', 'shop#first join-point.function-body.function.0.name',
    'shop#first join-point.function-body.function.1', 'shop#first join-point.function-body.function.1.receiver',
    'shop#first advice', 'shop#first advice.0', 'shop#first advice.0.metric', 'shop#first advice.0.metric.buckets',
    'shop#first advice.0.metric.attributes', 'shop#first advice.0.metric.attributes.shop.item',
    'shop#second', 'shop#second join-point', 'shop#second join-point.import-path',
    'shop#second advice', 'shop#second advice.0', 'shop#second advice.0.span', 'shop#second advice.0.span.attributes',
    'shop#second advice.0.span.attributes.shop.item', 'shop#second advice.0.span.attributes.shop.own',
  ]);
});

test('what an anchor brings goes from where it is brought to, and nowhere else', () => {
  const clause = named('shop#second advice.0.span.attributes.shop.item');
  expect(clause.position).toEqual({ file: 'shop.yaml', line: 8, column: 44 });
  const [first, second] = parse(without(document, clause)).aspects;
  expect(first.advice).toEqual([{ metric: { buckets: [1, 2], attributes: { 'shop.item': 'item' } } }]);
  expect(second.advice).toEqual([{ span: { attributes: { 'shop.own': 'own' } } }]);
});

test('items of lists go too', () => {
  const { aspects, meta } = parse(without(document, named('shop#first join-point.function-body.function.0')));
  expect(aspects[0]['join-point']).toEqual({ 'function-body': { function: [{ receiver: false }] } });
  expect(meta).toEqual({ name: 'shop', modules: { 'example.com/shop': '>=1' } });
  expect(parse(without(document, named('shop#first'))).aspects.map(({ id }: { id: string }) => id)).toEqual(['second']);
});

test('a seed decides the order, with everything in it once', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
  expect(shuffled(items, 7)).not.toEqual(shuffled(items, 8));
  expect(shuffled(items, 7).sort((a, b) => a - b)).toEqual(items);
});
