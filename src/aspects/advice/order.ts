// order and namespace: in which order the advice of one place is applied, whichever aspects it comes from.
import { isMap } from 'yaml';
import { fail, readMapping, readScalarText, readString, resolve, type YamlValue } from '../yaml.ts';

/** Every advice that is a mapping may hold them. */
export const ORDER_KEYS = ['order', 'namespace'] as const;

/** The namespace of advice that names none; it is applied last. */
export const DEFAULT_NAMESPACE = 'default';

export interface AdviceOrder {
  order: number;
  namespace: string;
}

export function readOrder(value: YamlValue): AdviceOrder {
  const entries = isMap(resolve(value).node) ? readMapping(value, 'advice') : new Map<string, YamlValue>();
  const order = entries.get('order');
  const namespace = entries.get('namespace');
  const text = order ? readScalarText(order, 'order') : '0';
  if (order && !/^-?\d+$/.test(text)) fail(order, `order: "${text}" is no whole number`, 'write order: 10');
  return { order: Number(text), namespace: namespace ? readString(namespace, 'namespace') : DEFAULT_NAMESPACE };
}

/** Namespaces by name with the default one last, then order, then definition, which a stable sort keeps. */
export function compareOrder(a: AdviceOrder, b: AdviceOrder): number {
  const [first, second] = [a, b].map(({ namespace }) => (namespace === DEFAULT_NAMESPACE ? '\uffff' : namespace)) as [string, string];
  if (first !== second) return first < second ? -1 : 1;
  return a.order - b.order;
}
