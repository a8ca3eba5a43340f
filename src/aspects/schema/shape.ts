// The words in which keys are described: what stands behind a key, and what an editor says of it.

/** `join-point` and `advice` stand for the whole vocabulary, which contains itself. */
export type Shape =
  | { kind: 'text' | 'integer' | 'number' | 'boolean' | 'expression' | 'go' | 'join-point' | 'advice' | 'anything'; example?: unknown }
  | { kind: 'choice'; choices: readonly string[] }
  | MappingShape
  /** Keys of the author's own. */
  | { kind: 'record'; of: Shape }
  | { kind: 'list'; of: Shape; nonEmpty: boolean }
  | { kind: 'any-of'; of: readonly [Shape, ...Shape[]] };

/** Known keys, each at most once; `single`: exactly one of them. */
export interface MappingShape {
  kind: 'mapping';
  keys: Keys;
  required: readonly string[];
  single: boolean;
  example?: object;
}

export interface Key {
  description: string;
  shape: Shape;
}

export type Keys = Readonly<Record<string, Key>>;

export const text = (example?: string): Shape => ({ kind: 'text', ...(example === undefined ? {} : { example }) });
export const integer: Shape = { kind: 'integer' };
export const number: Shape = { kind: 'number' };
export const boolean: Shape = { kind: 'boolean' };
/** A value expression: Go, or a plain number or truth value. */
export const expression: Shape = { kind: 'expression' };
/** Go code, most often a template of it. */
export const go = (example: string): Shape => ({ kind: 'go', example });
export const joinPoint: Shape = { kind: 'join-point' };
export const advice: Shape = { kind: 'advice' };
export const anything: Shape = { kind: 'anything' };
export const choice = (...choices: string[]): Shape => ({ kind: 'choice', choices });
export const mapping = (keys: Keys, ...required: string[]): MappingShape => ({ kind: 'mapping', keys, required, single: false });
/** What must stand there for the reader to find sense in it, where no one key is required. */
export const withExample = (example: object, shape: MappingShape): Shape => ({ ...shape, example });
export const single = (keys: Keys): Shape => ({ kind: 'mapping', keys, required: [], single: true });
export const record = (of: Shape): Shape => ({ kind: 'record', of });
export const list = (of: Shape): Shape => ({ kind: 'list', of, nonEmpty: false });
export const someOf = (of: Shape): Shape => ({ kind: 'list', of, nonEmpty: true });
export const anyOf = (...of: [Shape, ...Shape[]]): Shape => ({ kind: 'any-of', of });
