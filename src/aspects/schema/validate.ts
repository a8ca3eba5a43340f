// As much of JSON Schema as the written schemas use: tests hold the aspect files against them.
interface Part {
  [key: string]: unknown;
}

/** The path of the first value that the schema refuses. */
export function mistakeIn(value: unknown, root: Part): string | undefined {
  const found = check(value, root, root, '');
  return found === '' ? '/' : found;
}

function check(value: unknown, schema: Part, root: Part, path: string): string | undefined {
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref.slice(2).split('/').reduce<unknown>((at, key) => (at as Part)[key], root);
    return check(value, target as Part, root, path);
  }
  if (Array.isArray(schema.allOf)) return firstOf(schema.allOf.map((part) => check(value, part as Part, root, path)));
  if (Array.isArray(schema.anyOf)) {
    const results = schema.anyOf.map((part) => check(value, part as Part, root, path));
    return results.some((result) => result === undefined) ? undefined : results[0];
  }
  if (Array.isArray(schema.enum)) return schema.enum.includes(value) ? undefined : path;
  if (schema.type !== undefined && !isOfType(value, [schema.type].flat())) return path;
  if (Array.isArray(value)) {
    if (value.length < Number(schema.minItems ?? 0)) return path;
    return firstOf(value.map((item, index) => check(item, (schema.items ?? {}) as Part, root, `${path}/${index}`)));
  }
  return typeOf(value) === 'object' ? checkObject(value as Part, schema, root, path) : undefined;
}

function checkObject(value: Part, schema: Part, root: Part, path: string): string | undefined {
  const keys = Object.keys(value);
  const required = (schema.required ?? []) as string[];
  if (required.some((key) => !keys.includes(key))) return path;
  const properties = (schema.properties ?? {}) as Record<string, Part>;
  const more = schema.additionalProperties;
  const inner = firstOf(keys.map((key) => {
    const known = properties[key] ?? (typeof more === 'object' ? (more as Part) : undefined);
    if (known) return check(value[key], known, root, `${path}/${key}`);
    return more === false ? `${path}/${key}` : undefined;
  }));
  if (inner !== undefined) return inner;
  return keys.length < Number(schema.minProperties ?? 0) || keys.length > Number(schema.maxProperties ?? Infinity) ? path : undefined;
}

function firstOf(results: readonly (string | undefined)[]): string | undefined {
  return results.find((result) => result !== undefined);
}

function isOfType(value: unknown, types: readonly unknown[]): boolean {
  return types.includes(typeOf(value)) || (types.includes('integer') && Number.isInteger(value));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
