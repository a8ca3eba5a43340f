// The state of one execution: output, variables, functions; and how an action fails.
import { templateErrorAt } from './error.ts';
import type { Node, Span } from './nodes.ts';

export type TemplateFunction = (...args: unknown[]) => unknown;

export interface Execution {
  readonly source: string;
  readonly definitions: ReadonlyMap<string, readonly Node[]>;
  readonly functions: Readonly<Record<string, TemplateFunction>>;
  readonly output: string[];
  /** The innermost scope last. A template that is called begins with a stack of its own. */
  variables: { name: string; value: unknown }[];
  depth: number;
}

/** No value was piped in. (Nil is a value.) */
export const ABSENT = Symbol('absent');

export function fail(execution: Execution, at: Span, message: string, cause?: unknown): never {
  const context = execution.source.slice(at.start, at.end).replace(/\s+/g, ' ');
  throw templateErrorAt(execution.source, at.start, `at <${context}>: ${message}`, cause);
}

/** Runs code that is not the template's and places its errors in the template. */
export function guard<Result>(execution: Execution, at: Span, what: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(execution, at, `${what}: ${reason}`, error);
  }
}

function findVariable(execution: Execution, at: Span, name: string): { value: unknown } {
  const found = execution.variables.findLast((variable) => variable.name === name);
  return found ?? fail(execution, at, `undefined variable: ${name}`);
}

export function variableValue(execution: Execution, at: Span, name: string): unknown {
  return findVariable(execution, at, name).value;
}

export function assignVariable(execution: Execution, at: Span, name: string, value: unknown): void {
  findVariable(execution, at, name).value = value;
}
