// The expressions, templates and attributes that advice holds, wherever in it they stand: advice that is added later
// is looked into without being told of here.
import type { Expression } from '../aspects/expressions.ts';
import type { GoTemplate } from '../aspects/go-code.ts';
import type { Position } from '../errors.ts';

export interface Part<T> {
  value: T;
  /** The keys that lead to it, as the model has them: `end.onClose`. */
  path: readonly string[];
}

export interface NamedValue {
  key: string;
  value: Expression;
  position: Position;
}

export const expressionsOf = (advice: object): Part<Expression>[] => collect(advice, isExpression);
export const templatesOf = (advice: object): Part<GoTemplate>[] => collect(advice, isTemplate);
export const attributesOf = (advice: object): Part<NamedValue>[] => collect(advice, isNamedValue);

/** `attributes.http.route` and `end.on-close`: what a user would look for in the YAML. */
export function pathText(path: readonly string[]): string {
  return path.map((key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).join('.');
}

/** Where an offset of a template's text stands: every line of a block scalar is indented as its first one is. */
export function placeIn({ text, position }: GoTemplate, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  const column = lines.at(-1)?.length ?? 0;
  return { file: position.file, line: position.line + lines.length - 1, column: position.column + column };
}

function collect<T>(root: object, isWanted: (value: object) => value is object & T): Part<T>[] {
  const found: Part<T>[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isWanted(value)) found.push({ value, path });
    if (isExpression(value) || isTemplate(value)) return;
    if (value instanceof Map) for (const [key, inner] of value) visit(inner, [...path, String(key)]);
    else if (isNamedValue(value)) visit(value.value, [...path, value.key]);
    else for (const [key, inner] of Object.entries(value)) visit(inner, Array.isArray(value) ? path : [...path, key]);
  };
  for (const [key, inner] of Object.entries(root)) visit(inner, [key]);
  return found;
}

function isExpression(value: object): value is Expression {
  return 'text' in value && 'node' in value && 'offset' in value;
}

function isTemplate(value: object): value is GoTemplate {
  return 'text' in value && 'template' in value;
}

function isNamedValue(value: object): value is NamedValue {
  return 'key' in value && 'value' in value && typeof value.value === 'object' && value.value !== null && isExpression(value.value);
}
