// Pipelines, commands and operands: from the syntax tree to values.
import type { Argument } from './call.ts';
import { callBuiltin, callFunction, findBuiltin } from './call.ts';
import type { Execution } from './execution.ts';
import { ABSENT, assignVariable, fail, variableValue } from './execution.ts';
import { evaluateFields } from './fields.ts';
import type { Command, Operand, Pipe, Span } from './nodes.ts';

/** Variables that it declares stay on the stack until the caller's scope ends. */
export function evaluatePipe(execution: Execution, dot: unknown, pipe: Pipe): unknown {
  let value: unknown = ABSENT;
  for (const command of pipe.commands) {
    // A nil out of a map or a slice counts as no value from here on.
    value = evaluateCommand(execution, dot, command, value) ?? undefined;
  }
  for (const name of pipe.variables) {
    if (pipe.assigns) assignVariable(execution, pipe, name, value);
    else execution.variables.push({ name, value });
  }
  return value;
}

function evaluateCommand(execution: Execution, dot: unknown, command: Command, final: unknown): unknown {
  const [first, ...rest] = command.operands;
  const args = rest.map((node): Argument => ({ node, evaluate: () => evaluateArgument(execution, dot, node) }));
  switch (first.kind) {
    case 'field': return evaluateFields(execution, dot, first.names, { at: first, args, final });
    case 'chain': return evaluateChain(execution, dot, first, args, final);
    case 'function': return evaluateFunction(execution, first, command, args, final);
    case 'variable':
      if (first.names.length > 0) return evaluateVariable(execution, first, args, final);
  }
  if (args.length > 0 || final !== ABSENT) {
    fail(execution, first, `can't give argument to non-function ${execution.source.slice(first.start, first.end)}`);
  }
  if (first.kind === 'nil') fail(execution, first, 'nil is not a command');
  return evaluateArgument(execution, dot, first);
}

/** The value of an operand on its own. */
function evaluateArgument(execution: Execution, dot: unknown, node: Operand): unknown {
  switch (node.kind) {
    case 'dot': return dot;
    case 'nil': return undefined;
    case 'bool':
    case 'string': return node.value;
    case 'number':
      return node.value ?? fail(execution, node, `${execution.source.slice(node.start, node.end)} overflows int`);
    case 'field': return evaluateFields(execution, dot, node.names, { at: node, args: [], final: ABSENT });
    case 'variable': return evaluateVariable(execution, node, [], ABSENT);
    case 'pipe': return evaluatePipe(execution, dot, node);
    case 'function': return evaluateFunction(execution, node, node, [], ABSENT);
    case 'chain': return evaluateChain(execution, dot, node, [], ABSENT);
  }
}

type OperandOf<Kind> = Extract<Operand, { kind: Kind }>;

function evaluateVariable(execution: Execution, node: OperandOf<'variable'>, args: readonly Argument[], final: unknown): unknown {
  return evaluateFields(execution, variableValue(execution, node, node.name), node.names, { at: node, args, final });
}

function evaluateChain(
  execution: Execution, dot: unknown, node: OperandOf<'chain'>, args: readonly Argument[], final: unknown,
): unknown {
  return evaluateFields(execution, evaluateArgument(execution, dot, node.operand), node.names, { at: node, args, final });
}

function evaluateFunction(
  execution: Execution, node: OperandOf<'function'>, at: Span, args: readonly Argument[], final: unknown,
): unknown {
  const { name } = node;
  const call = { name, at, args, final };
  const given = Object.hasOwn(execution.functions, name) ? execution.functions[name] : undefined;
  if (given) return callFunction(execution, call, given);
  const builtin = findBuiltin(name);
  return builtin ? callBuiltin(execution, call, builtin, node) : fail(execution, node, `"${name}" is not a defined function`);
}
