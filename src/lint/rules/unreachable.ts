// unreachable: join points, and branches of one-of, that contradict themselves.
import { readJoinPoint } from '../../aspects/join-points/registry.ts';
import type { JoinPoint } from '../../aspects/model.ts';
import { positionOf, readList, readMapping, type YamlValue } from '../../aspects/yaml.ts';
import { isMap, isScalar, isSeq } from 'yaml';
import { alternativesOf } from '../alternatives.ts';
import type { Report } from '../finding.ts';
import type { Subject } from '../subject.ts';

export function findUnreachable({ files }: Subject): Report[] {
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect, joinPoint }) => check(joinPoint, aspect.id)));
}

/** The outermost contradiction is told; what it is made of would only repeat it. */
function check(value: YamlValue, id: string): Report[] {
  const reason = contradictionOf(readJoinPoint(value)) ?? contradictoryOptions(value) ?? deniedPart(value);
  if (reason !== undefined) {
    return [{ position: positionOf(value), message: `the join point of "${id}" can never hold: ${reason}` }];
  }
  return innerJoinPoints(value).flatMap((inner) => check(inner, id));
}

function contradictionOf({ bound, kinds }: JoinPoint): string | undefined {
  if (bound !== 'everything' && Object.values(bound).every((some) => Array.isArray(some) && some.length === 0)) {
    return 'no package satisfies all of its conditions';
  }
  return kinds?.length === 0 ? 'no place in a program is all that it asks for' : undefined;
}

/** `function: [{ name: A }, { name: B }]`: options with one plain value that differ. */
function contradictoryOptions(value: YamlValue): string | undefined {
  const options = isMap(value.node) ? readMapping(value, 'join-point').get('function') : undefined;
  if (!options || !isSeq(options.node)) return undefined;
  const seen = new Map<string, string>();
  for (const item of readList(options, 'function')) {
    for (const [key, inner] of readMapping(item, 'function')) {
      const text = isScalar(inner.node) ? String(inner.node.value) : undefined;
      if (text === undefined || !['name', 'receiver'].includes(key) || /[*?[{]/.test(key === 'name' ? text : '')) continue;
      const before = seen.get(key);
      if (before !== undefined && differ(before, text)) return `${key} cannot be both "${before}" and "${text}"`;
      seen.set(key, text);
    }
  }
  return undefined;
}

/** A receiver that is asked for (`true`) and one that is named agree. */
function differ(a: string, b: string): boolean {
  if (a === 'true' || b === 'true') return a === 'false' || b === 'false';
  return a !== b;
}

/** `all-of: [X, { not: X }]`. */
function deniedPart(value: YamlValue): string | undefined {
  const parts = isMap(value.node) ? readMapping(value, 'join-point').get('all-of') : undefined;
  if (!parts || !isSeq(parts.node)) return undefined;
  const entries = readList(parts, 'all-of').flatMap((part) => [...readMapping(part, 'join-point')].map(([key, inner]) => ({ key, part, inner })));
  const denied = new Set(entries.filter(({ key }) => key === 'not').map(({ inner }) => alternativesOf(inner).join()));
  const both = entries.find(({ part }) => denied.has(alternativesOf(part).join()));
  return both && `it asks for what it denies: ${both.key}`;
}

function innerJoinPoints(value: YamlValue): YamlValue[] {
  if (!isMap(value.node)) return [];
  return [...readMapping(value, 'join-point')].flatMap(([key, inner]) => {
    if (key === 'all-of' || key === 'one-of') return readList(inner, key);
    return key === 'not' || key === 'function-body' ? [inner] : [];
  });
}
