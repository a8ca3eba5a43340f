// Options of aspects: what a file says it takes (`meta.options`), and what otel-ts.yml gives it.
import type { Document } from 'yaml';
import type { AspectFile } from '../model.ts';
import { fail, nearestHint, readMapping, readString, type YamlValue } from '../yaml.ts';
import type { OptionSetting } from './read.ts';

const TYPES = ['string', 'boolean', 'number', 'list', 'map'] as const;
type OptionType = (typeof TYPES)[number];

export interface OptionDeclaration {
  type: OptionType;
  default?: unknown;
  description: string;
}

/** By name; what templates get as values. */
export type OptionValues = Readonly<Record<string, unknown>>;

export function readOptionDeclarations(value: YamlValue): Record<string, OptionDeclaration> {
  return Object.fromEntries([...readMapping(value, 'options')].map(([name, inner]) => [name, readDeclaration(name, inner)]));
}

function readDeclaration(name: string, value: YamlValue): OptionDeclaration {
  const entries = readMapping(value, `option ${name}`, ['type', 'default', 'description']);
  const typeValue = entries.get('type') ?? fail(value, `option ${name}: "type" is missing`, `one of ${TYPES.join(', ')}`);
  const text = readString(typeValue, 'type');
  const type = TYPES.find((known) => known === text) ?? fail(typeValue, `option ${name}: unknown type "${text}"`, nearestHint(text, TYPES));
  const description = entries.get('description');
  const initial = entries.get('default');
  return {
    type,
    description: description ? readString(description, 'description') : '',
    ...(initial ? { default: checked(name, type, initial) } : {}),
  };
}

/** What `given` sets, checked against what the file declares; a file that declares nothing takes everything. */
export function optionValues(file: AspectFile, given: readonly OptionSetting[]): OptionValues {
  const declared = file.options;
  return Object.fromEntries(given.map(({ name, key, value }) => {
    if (!declared) return [name, plain(value)];
    const declaration = declared[name] ?? fail(key, `options: ${file.meta.name} has no option "${name}"`, nearestHint(name, Object.keys(declared)));
    return [name, checked(name, declaration.type, value)];
  }));
}

/** Go's zero value where no default is declared. */
const ZERO: Readonly<Record<OptionType, unknown>> = { string: '', boolean: false, number: 0, list: [], map: {} };

export function defaultsOf(file: AspectFile): OptionValues {
  const declared = Object.entries(file.options ?? {});
  return Object.fromEntries(declared.map(([name, option]) => [name, 'default' in option ? option.default : ZERO[option.type]]));
}

function checked(name: string, type: OptionType, value: YamlValue): unknown {
  const read = plain(value);
  const actual = typeOf(read);
  return actual === type ? read : fail(value, `option ${name}: the type is ${type}, this is ${actual ?? 'empty'}`);
}

function typeOf(value: unknown): OptionType | undefined {
  if (Array.isArray(value)) return 'list';
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? 'map' : TYPES.find((type) => type === typeof value);
}

function plain({ node, source }: YamlValue): unknown {
  return node.toJS(source.document as Document.Parsed);
}
