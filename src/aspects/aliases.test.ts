// Aliases stand for what they name wherever a value may be of more than one shape.
import { beforeAll, expect, test } from 'vitest';
import { goParser } from '../golang/grammar.ts';
import { parseAspectFile } from './load.ts';

beforeAll(async () => void (await goParser()));

test('advice behind an alias keeps its order and namespace', () => {
  const [aspect] = parseAspectFile('/x/a.yaml', 'a.yaml', `meta: {}
aspects:
  - id: A
    join-point: { function-body: { function: [{ name: F }] } }
    advice:
      - span: &span { order: 5, namespace: team }
      - span: *span
`).aspects;
  expect(aspect?.advice.map(({ order, namespace }) => [order, namespace])).toEqual([[5, 'team'], [5, 'team']]);
});

test('globs and receivers may be aliases', () => {
  const { aspects } = parseAspectFile('/x/a.yaml', 'a.yaml', `meta: {}
aspects:
  - id: A
    join-point: { all-of: [{ package-filter: &glob "example.com/**" }, { function: [{ receiver: &any true }] }] }
    advice: []
  - id: B
    join-point: { all-of: [{ package-filter: *glob }, { function: [{ receiver: *any }] }] }
    advice: []
`);
  expect(aspects.map(({ id }) => id)).toEqual(['A', 'B']);
});
