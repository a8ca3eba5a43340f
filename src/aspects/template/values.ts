// Go's view of JavaScript values: kinds, nil, truth and type names.

const FLOAT = Symbol('float64');

/** A float64 whose value may be a whole number: JavaScript can't tell 1.0 from 1, Go's templates can. */
export interface Float {
  readonly [FLOAT]: number;
}

/**
 * A nil pointer: what a method or a field of an object gave. `undefined` is Go's missing value, `null` a nil inside a
 * map or slice.
 */
export const NIL_POINTER = Symbol('nil');

export type Kind = 'nil' | 'bool' | 'int' | 'float' | 'string' | 'slice' | 'map' | 'func' | 'object';

export function makeFloat(value: number): Float {
  return { [FLOAT]: value };
}

/** Integers are numbers where they are safe, else bigints. */
export function makeInt(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

export function isFloat(value: unknown): value is Float {
  return typeof value === 'object' && value !== null && FLOAT in value;
}

export function floatValue(value: unknown): number {
  return isFloat(value) ? value[FLOAT] : Number(value);
}

export function isNil(value: unknown): value is null | undefined | typeof NIL_POINTER {
  return value === null || value === undefined || value === NIL_POINTER;
}

export function isMapLike(value: object): boolean {
  if (value instanceof Map) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && !hasOwnText(value);
}

export function kindOf(value: unknown): Kind {
  if (isNil(value)) return 'nil';
  switch (typeof value) {
    case 'boolean': return 'bool';
    case 'string': return 'string';
    case 'bigint': return 'int';
    case 'number': return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? 'int' : 'float';
    case 'function': return 'func';
  }
  if (isFloat(value)) return 'float';
  if (Array.isArray(value)) return 'slice';
  return isMapLike(value as object) ? 'map' : 'object';
}

/** Whether a value says itself how it prints, as Go's Stringers do. */
export function hasOwnText(value: unknown): value is { toString(): string } {
  if (typeof value !== 'object' || value === null || isFloat(value)) return false;
  const method: unknown = Reflect.get(value, 'toString');
  return typeof method === 'function' && method !== Object.prototype.toString && method !== Array.prototype.toString;
}

export function isTrue(value: unknown): boolean {
  switch (kindOf(value)) {
    case 'nil': return false;
    case 'bool': return value === true;
    case 'int': return value != 0;
    case 'float': return floatValue(value) !== 0;
    case 'string': return value !== '';
    case 'slice': return (value as unknown[]).length > 0;
    case 'map': return mapSize(value as object) > 0;
    case 'func':
    case 'object': return true;
  }
}

export function mapSize(value: object): number {
  return value instanceof Map ? value.size : Object.keys(value).length;
}

const TYPE_NAMES: Readonly<Record<Exclude<Kind, 'object'>, string>> = {
  nil: '<nil>',
  bool: 'bool',
  int: 'int',
  float: 'float64',
  string: 'string',
  slice: '[]interface {}',
  map: 'map[string]interface {}',
  func: 'func()',
};

/** Go's name of the type as the template author would see it; of an object, its class. */
export function typeName(value: unknown): string {
  const kind = kindOf(value);
  if (kind !== 'object') return TYPE_NAMES[kind];
  const name = (value as object).constructor?.name ?? '';
  return name === '' || name === 'Object' ? 'object' : name;
}

/** What a function written in JavaScript gets. */
export function toJavaScript(value: unknown): unknown {
  if (isNil(value)) return null;
  return isFloat(value) ? floatValue(value) : value;
}
