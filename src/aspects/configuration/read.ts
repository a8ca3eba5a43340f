// One otel-ts.yml: what it says, with the way back to the place of every word of it.
import { isMap, isScalar, isSeq } from 'yaml';
import { fail, readList, readMapping, readString, type YamlValue } from '../yaml.ts';

export const CONFIGURATION_KEYS = ['include', 'exclude', 'options', 'extends', 'aspects'] as const;

/** A string of a list, with its place. */
export interface Entry {
  text: string;
  value: YamlValue;
}

export interface OptionSetting {
  name: string;
  key: YamlValue;
  value: YamlValue;
}

export interface Configuration {
  /** undefined: everything. */
  include: Entry[] | undefined;
  exclude: Entry[];
  /** By aspect file or id, then by option. */
  options: { target: Entry; values: OptionSetting[] }[];
  extends: Entry[];
  aspects: Entry[];
}

/** Aspect files have `meta`, or a list of mappings where configuration has a list of file names. */
export function isConfiguration(root: YamlValue): boolean {
  if (!isMap(root.node)) return true;
  if (root.node.has('meta')) return false;
  const aspects = root.node.get('aspects');
  return !(isSeq(aspects) && aspects.items.some((item) => isMap(item)));
}

export function readConfiguration(root: YamlValue): Configuration {
  const entries = readMapping(root, 'configuration', CONFIGURATION_KEYS);
  const include = entries.get('include');
  return {
    include: include && readEntries(include, 'include'),
    exclude: readEntries(entries.get('exclude'), 'exclude'),
    options: readOptions(entries.get('options')),
    extends: readEntries(entries.get('extends'), 'extends'),
    aspects: readEntries(entries.get('aspects'), 'aspects'),
  };
}

/** A list of strings; none where the key is missing. */
export function readEntries(list: YamlValue | undefined, what: string): Entry[] {
  if (!list) return [];
  return readList(list, what).map((value) => {
    const text = readString(value, what);
    return text === '' ? fail(value, `${what}: this is empty`) : { text, value };
  });
}

function readOptions(value: YamlValue | undefined): Configuration['options'] {
  if (!value) return [];
  return [...readMapping(value, 'options')].map(([text, inner]) => ({
    target: { text, value: keyOf(value, text) },
    values: readSettings(inner, `options of ${text}`),
  }));
}

export function readSettings(value: YamlValue, what: string): OptionSetting[] {
  return [...readMapping(value, what)].map(([name, given]) => ({ name, key: keyOf(value, name), value: given }));
}

/** Where the key itself stands; the mapping, for a key that was merged in. */
function keyOf(mapping: YamlValue, key: string): YamlValue {
  const pairs = isMap(mapping.node) ? mapping.node.items : [];
  const own = pairs.map((pair) => pair.key).find((node) => isScalar(node) && String(node.value) === key);
  return isScalar(own) ? { node: own, source: mapping.source } : mapping;
}
