import { expect, test } from 'vitest';
import { compareOrder, DEFAULT_NAMESPACE } from './order.ts';

test('namespaces by name with the default one last, then order; equal ones stay as they are defined', () => {
  const all = [
    { namespace: 'tracing', order: 20, id: 1 }, { namespace: DEFAULT_NAMESPACE, order: 0, id: 2 },
    { namespace: 'errors', order: 10, id: 3 }, { namespace: DEFAULT_NAMESPACE, order: -1, id: 4 },
    { namespace: 'zebra', order: 5, id: 5 }, { namespace: 'errors', order: 10, id: 6 }, { namespace: 'errors', order: 9, id: 7 },
  ];
  expect(all.sort(compareOrder).map(({ id }) => id)).toEqual([7, 3, 6, 1, 5, 4, 2]);
});
