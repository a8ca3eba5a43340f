// `.Name` and `.Name arg`: properties and methods of objects, keys of maps.
import type { Argument } from './call.ts';
import { callFunction } from './call.ts';
import type { Execution, TemplateFunction } from './execution.ts';
import { ABSENT, fail, guard } from './execution.ts';
import type { Span } from './nodes.ts';
import { NIL_POINTER, isFloat, isNil, typeName } from './values.ts';

/** Where JavaScript's own members begin, which templates do not see. */
const BUILTIN_PROTOTYPES: ReadonlySet<unknown> = new Set([
  Object.prototype, Array.prototype, Map.prototype, Set.prototype, Date.prototype, Error.prototype, RegExp.prototype,
]);

interface FieldCall {
  readonly at: Span;
  readonly args: readonly Argument[];
  readonly final: unknown;
}

/** `.A.B.C args`: only the last name may take arguments. */
export function evaluateFields(execution: Execution, receiver: unknown, names: readonly string[], call: FieldCall): unknown {
  let value = receiver;
  names.forEach((name, index) => {
    const last = index === names.length - 1;
    value = evaluateField(execution, value, name, last ? call : { at: call.at, args: [], final: ABSENT });
  });
  return value;
}

function evaluateField(execution: Execution, receiver: unknown, name: string, call: FieldCall): unknown {
  // The field of a missing map key is missing too.
  if (receiver === undefined) return undefined;
  if (isNil(receiver)) fail(execution, call.at, `nil pointer evaluating ${receiver === null ? 'interface {}' : ''}.${name}`);
  const takesArguments = call.args.length > 0 || call.final !== ABSENT;
  if (typeof receiver === 'object' && !isFloat(receiver)) {
    if (hasMember(receiver, name)) return evaluateMember(execution, receiver, name, call, takesArguments);
    if (receiver instanceof Map) {
      if (takesArguments) fail(execution, call.at, `${name} is not a method but has arguments`);
      return receiver.has(name) ? (receiver.get(name) ?? null) : undefined;
    }
  }
  return fail(execution, call.at, `can't evaluate field ${name} in type ${typeName(receiver)}`);
}

/** toString is how an object says that it prints itself, not a method of the template's author. */
const HIDDEN: ReadonlySet<string> = new Set(['constructor', 'toString']);

function hasMember(receiver: object, name: string): boolean {
  if (HIDDEN.has(name)) return false;
  // An array's own properties are its elements and its length.
  let owner: unknown = Array.isArray(receiver) ? Object.getPrototypeOf(receiver) : receiver;
  while (typeof owner === 'object' && owner !== null && !BUILTIN_PROTOTYPES.has(owner)) {
    if (Object.hasOwn(owner, name)) return true;
    owner = Object.getPrototypeOf(owner);
  }
  return false;
}

function evaluateMember(execution: Execution, receiver: object, name: string, call: FieldCall, takesArguments: boolean): unknown {
  const member: unknown = guard(execution, call.at, `error calling ${name}`, () => Reflect.get(receiver, name));
  if (typeof member === 'function') {
    return callFunction(execution, { name, ...call }, (member as TemplateFunction).bind(receiver));
  }
  if (takesArguments) fail(execution, call.at, `${name} has arguments but cannot be invoked as function`);
  return member ?? NIL_POINTER;
}
