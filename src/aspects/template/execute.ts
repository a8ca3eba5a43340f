// Walks the syntax tree and writes the output.
import { evaluatePipe } from './evaluate.ts';
import type { Execution } from './execution.ts';
import { fail, guard } from './execution.ts';
import type { BranchNode, Node, Pipe, TemplateNode } from './nodes.ts';
import { print } from './print.ts';
import type { Jump } from './range.ts';
import { walkRange } from './range.ts';
import { NIL_POINTER, isNil, isTrue, kindOf, typeName } from './values.ts';

/** Templates that call themselves for ever end with an error, not with a full stack. */
const MAX_DEPTH = 500;

export function walkList(execution: Execution, dot: unknown, nodes: readonly Node[]): Jump {
  for (const node of nodes) {
    const jump = walk(execution, dot, node);
    if (jump) return jump;
  }
  return undefined;
}

function walk(execution: Execution, dot: unknown, node: Node): Jump {
  switch (node.kind) {
    case 'text':
      execution.output.push(node.text);
      return undefined;
    case 'action': {
      const value = evaluatePipe(execution, dot, node.pipe);
      if (node.pipe.variables.length === 0) {
        execution.output.push(printed(execution, node.pipe, value));
      }
      return undefined;
    }
    case 'if':
    case 'with': return walkBranch(execution, dot, node);
    case 'range': return walkRange(execution, dot, node, walkList);
    case 'template':
      walkTemplate(execution, dot, node);
      return undefined;
    case 'break':
    case 'continue': return node.kind;
  }
}

function printed(execution: Execution, pipe: Pipe, value: unknown): string {
  if (kindOf(value) === 'func') {
    fail(execution, pipe, `can't print ${execution.source.slice(pipe.start, pipe.end)} of type ${typeName(value)}`);
  }
  if (isNil(value) && value !== NIL_POINTER) return '<no value>';
  return guard(execution, pipe, 'error printing', () => print([value]));
}

function walkBranch(execution: Execution, dot: unknown, node: BranchNode): Jump {
  const scope = execution.variables.length;
  const value = evaluatePipe(execution, dot, node.pipe);
  const inner = node.kind === 'with' ? value : dot;
  const jump = isTrue(value) ? walkList(execution, inner, node.body) : walkList(execution, dot, node.otherwise ?? []);
  execution.variables.length = scope;
  return jump;
}

function walkTemplate(execution: Execution, dot: unknown, node: TemplateNode): void {
  const definition = execution.definitions.get(node.name);
  if (!definition) fail(execution, node, `template "${node.name}" not defined`);
  if (execution.depth === MAX_DEPTH) fail(execution, node, `exceeded maximum template depth (${MAX_DEPTH})`);
  const inner = node.pipe ? evaluatePipe(execution, dot, node.pipe) : undefined;
  const called: Execution = { ...execution, variables: [{ name: '$', value: inner }], depth: execution.depth + 1 };
  walkList(called, inner, definition);
}
