// Calls: builtins, whose parameters have types, and functions and methods written in JavaScript, whose have none.
import type { Builtin } from './builtins.ts';
import { BUILTINS } from './builtins.ts';
import type { Execution, TemplateFunction } from './execution.ts';
import { ABSENT, fail, guard } from './execution.ts';
import type { Operand, Span } from './nodes.ts';
import { NIL_POINTER, isNil, isTrue, kindOf, toJavaScript, typeName } from './values.ts';

/** An argument as written; evaluated only when it is needed, because `and` and `or` stop early. */
export interface Argument {
  readonly node: Operand;
  evaluate(): unknown;
}

export interface Call {
  readonly name: string;
  /** What an error of the callee quotes. */
  readonly at: Span;
  readonly args: readonly Argument[];
  /** The value piped in, or ABSENT: it becomes the last argument. */
  readonly final: unknown;
}

function evaluateArguments(call: Call): unknown[] {
  const values = call.args.map((argument) => argument.evaluate());
  return call.final === ABSENT ? values : [...values, call.final];
}

export function callFunction(execution: Execution, call: Call, callee: TemplateFunction): unknown {
  const values = evaluateArguments(call).map(toJavaScript);
  return guard(execution, call.at, `error calling ${call.name}`, () => callee(...values)) ?? NIL_POINTER;
}

/** `name` is the place of the name alone, which errors about the number of arguments quote. */
export function callBuiltin(execution: Execution, call: Call, builtin: Builtin, name: Span): unknown {
  const { minimum, maximum } = builtin;
  const count = call.args.length + (call.final === ABSENT ? 0 : 1);
  if (count < minimum || count > maximum) {
    const want = maximum === Infinity ? `at least ${minimum} got ${call.args.length}` : `${minimum} got ${count}`;
    fail(execution, name, `wrong number of args for ${call.name}: want ${want}`);
  }
  if (call.name === 'and' || call.name === 'or') return callLogical(call);
  const values = evaluateArguments(call);
  if (call.name === 'printf') checkFormat(execution, call, values[0]);
  if (call.name === 'call') return callValue(execution, call, values);
  return guard(execution, call.at, `error calling ${call.name}`, () => builtin.run(values));
}

/** The first argument that decides, else the last; those behind it are not evaluated. */
function callLogical(call: Call): unknown {
  let value: unknown;
  for (const argument of call.args) {
    value = argument.evaluate();
    if (isTrue(value) === (call.name === 'or')) return value;
  }
  return call.final === ABSENT ? value : call.final;
}

/** printf's first parameter is a string: everything else takes anything. */
function checkFormat(execution: Execution, call: Call, format: unknown): void {
  const first = call.args[0];
  const at = first?.node ?? call.at;
  if (first && first.node.kind === 'nil') fail(execution, at, 'cannot assign nil to string');
  if (first && (first.node.kind === 'bool' || first.node.kind === 'number')) {
    fail(execution, at, `expected string; found ${execution.source.slice(at.start, at.end)}`);
  }
  if (format === undefined) fail(execution, at, 'invalid value; expected string');
  if (kindOf(format) !== 'string') {
    fail(execution, at, `wrong type for value; expected string; got ${isNil(format) ? 'interface {}' : typeName(format)}`);
  }
}

function callValue(execution: Execution, call: Call, [callee, ...values]: unknown[]): unknown {
  const first = call.args[0]?.node;
  const name = first ? execution.source.slice(first.start, first.end) : 'call';
  return guard(execution, call.at, 'error calling call', () => {
    if (isNil(callee)) throw new Error('call of nil');
    if (typeof callee !== 'function') throw new Error(`non-function ${name} of type ${typeName(callee)}`);
    const result: unknown = (callee as TemplateFunction)(...values.map(toJavaScript));
    return result ?? NIL_POINTER;
  });
}

export function findBuiltin(name: string): Builtin | undefined {
  return Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
}
