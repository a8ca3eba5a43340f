// The clauses of an aspect file: each entry of a mapping and each item of a list below an aspect, what anchors and
// merges bring included, and what the file is without one of them.
import { isMap, isScalar, isSeq, stringify } from 'yaml';
import { parseYaml, positionOf, readList, readMapping, resolve, type YamlValue } from '../../src/aspects/yaml.ts';
import type { Position } from '../../src/errors.ts';

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export interface Clause {
  /** `gin#Context.Next advice.0.attributes.when` */
  name: string;
  position: Position;
  path: readonly (string | number)[];
}

export interface AspectDocument {
  /** `net/http` */
  label: string;
  /** The whole file, anchors written out. */
  content: Plain;
  clauses: Clause[];
}

/** `name` is what positions call the file. */
export function readClauses(name: string, text: string): AspectDocument {
  const root = parseYaml(name, text);
  const entries = readMapping(root, 'aspect file');
  const label = String(plain(readMapping(entries.get('meta') as YamlValue, 'meta').get('name') as YamlValue));
  const aspects = readList(entries.get('aspects') as YamlValue, 'aspects');
  const clauses = aspects.flatMap((aspect, index) => {
    const id = plain(readMapping(aspect, 'aspect').get('id') as YamlValue);
    const own: Clause = { name: `${label}#${id}`, position: positionOf(aspect), path: ['aspects', index] };
    return [own, ...clausesBelow(aspect, own).filter(({ path }) => path[2] !== 'id')];
  });
  return { label, content: plain(root), clauses };
}

/** The file without that clause, as text. */
export function without({ content }: AspectDocument, { path }: Clause): string {
  const copy = structuredClone(content);
  const parents = path.slice(0, -1).reduce<Plain>((at, key) => (at as Record<string | number, Plain>)[key] as Plain, copy);
  const last = path.at(-1) as string | number;
  if (Array.isArray(parents)) parents.splice(Number(last), 1);
  else delete (parents as Record<string, Plain>)[last];
  return stringify(copy, { aliasDuplicateObjects: false, lineWidth: 0 });
}

function clausesBelow(value: YamlValue, { name, path }: Clause): Clause[] {
  const separator = path.length === 2 ? ' ' : '.';
  return partsOf(value).flatMap(([key, inner]) => {
    const clause = { name: `${name}${separator}${key}`, position: positionOf(inner), path: [...path, key] };
    return [clause, ...clausesBelow(inner, clause)];
  });
}

/** A list of numbers is one value: the bounds of a histogram. */
function partsOf(value: YamlValue): [string | number, YamlValue][] {
  const { node } = resolve(value);
  if (isMap(node)) return [...readMapping(value, 'clause')];
  if (!isSeq(node)) return [];
  return readList(value, 'clause').map((item, index): [number, YamlValue] => [index, item]).filter(([, item]) => typeof plain(item) !== 'number');
}

function plain(value: YamlValue): Plain {
  const { node } = resolve(value);
  if (isMap(node)) return Object.fromEntries([...readMapping(value, 'mapping')].map(([key, inner]) => [key, plain(inner)]));
  if (isSeq(node)) return readList(value, 'list').map(plain);
  return isScalar(node) ? (node.value as Plain) : null;
}
