// One aspect file: YAML text to aspects, or a UserError with the place.
import { readFile } from 'node:fs/promises';
import { goParser } from '../golang/grammar.ts';
import { readAdvice } from './advice/registry.ts';
import { defaultsOf, readOptionDeclarations } from './configuration/options.ts';
import { readJoinPoint } from './join-points/registry.ts';
import type { Aspect, AspectFile, ModuleRange } from './model.ts';
import { readVersionRange } from './versions.ts';
import { fail, parseYaml, positionOf, readBoolean, readList, readMapping, readString, type YamlValue } from './yaml.ts';

// What other aspect tools write and means nothing here is accepted: `icon` and `caveats` are for their documentation,
// `tracer-internal` is about their own library.
export const FILE_KEYS = ['meta', 'aspects', 'extends'] as const;
export const META_KEYS = ['name', 'description', 'modules', 'options', 'icon', 'caveats'] as const;
export const ASPECT_KEYS = ['id', 'optional', 'join-point', 'advice', 'tracer-internal'] as const;

/** `name` is what users and line directives see. */
export async function loadAspectFile(path: string, name: string): Promise<AspectFile> {
  await goParser();
  return parseAspectFile(path, name, await readFile(path, 'utf8'));
}

/** The grammar must be loaded (`goParser`). */
export function parseAspectFile(path: string, name: string, text: string): AspectFile {
  return readAspectFile(parseYaml(name, text), path, name).file;
}

/** With what the file `extends`, which only configuration can follow. */
export function readAspectFile(root: YamlValue, path: string, name: string): { file: AspectFile; extends: YamlValue | undefined } {
  const entries = readMapping(root, 'aspect file', FILE_KEYS);
  const meta = readMapping(entries.get('meta') ?? fail(root, 'aspect file: "meta" is missing'), 'meta', META_KEYS);
  const label = (key: string): string => {
    const value = meta.get(key);
    return value ? readString(value, key) : '';
  };
  const file: AspectFile = { name, path, meta: { name: label('name'), description: label('description') }, aspects: [] };
  const modules = meta.get('modules');
  if (modules) file.modules = readModules(modules);
  const options = meta.get('options');
  if (options) file.options = readOptionDeclarations(options);
  const extension = entries.get('extends');
  const list = entries.get('aspects');
  if (!list) return extension ? { file, extends: extension } : fail(root, 'aspect file: "aspects" is missing');
  const ids = new Set<string>();
  for (const value of readList(list, 'aspects')) {
    const aspect = readAspect(value, file);
    if (ids.has(aspect.id)) fail(value, `aspect: the id "${aspect.id}" stands in this file twice`, 'give each aspect an id of its own');
    ids.add(aspect.id);
    file.aspects.push(aspect);
  }
  return { file, extends: extension };
}

function readModules(value: YamlValue): ReadonlyMap<string, ModuleRange> {
  return new Map([...readMapping(value, 'modules')].map(([path, range]) => [path, { text: readString(range, path), holds: readVersionRange(range, path) }]));
}

function readAspect(value: YamlValue, file: AspectFile): Aspect {
  const entries = readMapping(value, 'aspect', ASPECT_KEYS);
  const need = (key: string): YamlValue => entries.get(key) ?? fail(value, `aspect: "${key}" is missing`);
  const id = readString(need('id'), 'id');
  const advice = readList(need('advice'), 'advice').map(readAdvice);
  const aspect: Aspect = { id, file, position: positionOf(value), joinPoint: readJoinPoint(need('join-point')), advice };
  const optional = entries.get('optional');
  if (optional && readBoolean(optional, 'optional')) aspect.optional = true;
  if (file.options) aspect.options = defaultsOf(file);
  return aspect;
}
