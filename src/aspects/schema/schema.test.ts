// The descriptions know exactly the keys that the readers accept: each mapping is asked for its keys through the
// reader's own complaint about one that cannot exist.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { UserError } from '../../errors.ts';
import { goParser } from '../../golang/grammar.ts';
import { readConfiguration } from '../configuration/read.ts';
import { parseAspectFile } from '../load.ts';
import { parseYaml } from '../yaml.ts';
import { ADVICE } from './advice.ts';
import { ASPECT_FILE } from './aspect-file.ts';
import { exampleOf } from './example.ts';
import { CONFIGURATION } from './configuration.ts';
import { JOIN_POINTS } from './join-points.ts';
import { schemas, schemaText } from './json-schema.ts';
import { type Shape, single } from './shape.ts';
import { mistakeIn } from './validate.ts';

const NO_KEY = 'zzzzzzzzzzzzzzzzzzzzzzzz';
const ROOT = join(import.meta.dirname, '../../..');

beforeAll(async () => void (await goParser()));

/** Schema → the reader of such files. */
const READ = {
  'aspects.schema.json': (text: string): unknown => parseAspectFile('/x/a.yaml', 'a.yaml', text),
  'otel-ts.schema.json': (text: string): unknown => readConfiguration(parseYaml('otel-ts.yml', text)),
};

interface Asked {
  name: string;
  shape: Shape;
  /** A file with the value at the place in question. */
  file(value: unknown): unknown;
  of: keyof typeof READ;
}

/** Every shape below one, with a file around it that is right elsewhere. */
function within(name: string, shape: Shape, file: (value: unknown) => unknown, of: Asked['of'] = 'aspects.schema.json'): Asked[] {
  const own: Asked = { name, shape, file, of };
  switch (shape.kind) {
    case 'mapping': return [own, ...Object.entries(shape.keys).flatMap(([key, inner]) => {
      const others = shape.single ? {} : (exampleOf(shape) as object);
      return within(`${name}.${key}`, inner.shape, (value) => file({ ...others, [key]: value }), of);
    })];
    case 'list': return [own, ...within(`${name}[]`, shape.of, (value) => file([value]), of)];
    case 'record': return [own, ...within(`${name}.*`, shape.of, (value) => file({ own: value }), of)];
    case 'any-of': {
      // Where a mapping may stand it is asked for its keys; the others have none to be asked for.
      const mappings = shape.of.filter(({ kind }) => kind === 'mapping');
      return (mappings.length > 0 ? mappings : shape.of).flatMap((one) => within(name, one, file, of));
    }
    default: return [own];
  }
}

const aspect = (joinPoint: unknown, advice: unknown) => ({ meta: { name: 'x' }, aspects: [{ id: 'A', 'join-point': joinPoint, advice }] });
const ALL: Asked[] = [
  ...within('file', ASPECT_FILE, (value) => value),
  ...within('join-point', single(JOIN_POINTS), (value) => aspect(value, [])),
  ...within('otel-ts.yml', CONFIGURATION, (value) => value, 'otel-ts.schema.json'),
  ...within('advice', single(ADVICE), (value) => aspect(exampleOf({ kind: 'join-point' }), [value])),
];

function complaint(file: unknown, of: Asked['of']): UserError | undefined {
  try {
    READ[of](JSON.stringify(file));
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function acceptedKeys({ file, of }: Asked): string[] | undefined {
  const error = complaint(file({ [NO_KEY]: 1 }), of);
  if (!error?.message.includes(`unknown key "${NO_KEY}"`)) return undefined;
  return (error.hint ?? '').replace(/^known keys: /, '').split(', ').filter((key) => key !== '').sort();
}

test.each(ALL.filter(({ shape }) => shape.kind === 'mapping').map((asked) => [asked.name, asked] as const))('%s has the keys that its reader accepts', (_, asked) => {
  const keys = asked.shape.kind === 'mapping' ? Object.keys(asked.shape.keys).sort() : [];
  expect(acceptedKeys(asked)).toEqual(keys);
});

test.each(ALL.filter(({ shape }) => shape.kind !== 'mapping' && shape.kind !== 'join-point' && shape.kind !== 'advice').map((asked) => [asked.name, asked] as const))(
  '%s is no mapping of known keys', (_, asked) => expect(acceptedKeys(asked)).toBeUndefined(),
);

test.each(ALL.map((asked) => [`${asked.name} (${asked.shape.kind})`, asked] as const))('the example of %s is accepted by the reader and by the schema', (_, { shape, file, of }) => {
  const example = file(exampleOf(shape));
  expect(complaint(example, of)?.format()).toBeUndefined();
  expect(mistakeIn(example, schema(of))).toBeUndefined();
});

test('the written schemas are what the descriptions say (npm run schema)', () => {
  for (const [name, value] of Object.entries(schemas())) {
    expect(readFileSync(join(ROOT, 'schema', name), 'utf8'), name).toBe(schemaText(value));
  }
});

const shipped = readdirSync(join(ROOT, 'aspects')).filter((name) => name.endsWith('.yaml'));

test.each(shipped)('aspects/%s names the schema and is valid by it', (name) => {
  const text = readFileSync(join(ROOT, 'aspects', name), 'utf8');
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/aspects.schema.json');
  expect(mistakeIn(parse(text, { merge: true, maxAliasCount: -1 }), schema('aspects.schema.json'))).toBeUndefined();
});

test('what the reader accepts of the goldens and of the other vocabulary, the schema accepts', () => {
  const files = glob.sync(['golden/*/aspects.yaml', 'orchestrion/*.yml'], { cwd: join(ROOT, 'test'), absolute: true });
  expect(files.length).toBeGreaterThan(8);
  for (const path of files) {
    const value: unknown = parse(readFileSync(path, 'utf8'), { merge: true });
    if (!complaint(value, 'aspects.schema.json')) expect(mistakeIn(value, schema('aspects.schema.json')), path).toBeUndefined();
  }
});

test.each([
  ['an unknown key', { meta: {}, aspects: [], more: 1 }, '/more'],
  ['a missing key', { aspects: [] }, '/'],
  ['two join points in one mapping', aspect({ 'import-path': 'x', 'package-name': 'y' }, []), '/aspects/0/join-point'],
  ['an unknown advice', aspect({ 'import-path': 'x' }, [{ spam: {} }]), '/aspects/0/advice/0/spam'],
  ['an unknown kind', aspect({ 'import-path': 'x' }, [{ span: { kind: 'clinet' } }]), '/aspects/0/advice/0/span/kind'],
  ['a wrong type', aspect({ 'import-path': 7 }, []), '/aspects/0/join-point/import-path'],
])('%s is refused by the schema too', (_, file, path) => {
  expect(mistakeIn(file, schema('aspects.schema.json'))).toBe(path);
});

function schema(name: string) {
  return JSON.parse(readFileSync(join(ROOT, 'schema', name), 'utf8')) as Record<string, unknown>;
}
