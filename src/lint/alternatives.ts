// A join point as the set of places that it names: two of them with one in common hold of the same place.
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { YamlValue } from '../aspects/yaml.ts';

/** The ways in which the join point can hold, each in one spelling whatever the order of its conditions. */
export function alternativesOf(value: YamlValue): string[] {
  return alternatives(plain(value.node, value)).map((conditions) => JSON.stringify([...new Set(conditions)].sort()));
}

/** Each alternative is a list of conditions that must all hold. */
function alternatives(joinPoint: unknown): string[][] {
  const [key, inner] = Object.entries(joinPoint as Record<string, unknown>)[0] ?? ['', undefined];
  if (key === 'one-of' && Array.isArray(inner)) return inner.flatMap(alternatives);
  if (key === 'all-of' && Array.isArray(inner)) {
    return inner.map(alternatives).reduce((all, some) => all.flatMap((one) => some.map((other) => [...one, ...other])), [[]]);
  }
  if (key === 'function-body' && typeof inner === 'object' && inner !== null) {
    const bodyOf = (condition: string): string => (condition.startsWith('function ') ? `body of ${condition}` : condition);
    return alternatives(inner).map((conditions) => conditions.map(bodyOf));
  }
  if (key === 'function' && Array.isArray(inner)) return [inner.map((option) => `function ${canonical(option)}`)];
  return [[`${key} ${canonical(inner)}`]];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function plain(node: Node | null, { source }: YamlValue): unknown {
  if (isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)) return node.toJS(source.document);
  return null;
}
