// `range` over slices, maps and integers.
import { evaluatePipe } from './evaluate.ts';
import type { Execution } from './execution.ts';
import { assignVariable, fail } from './execution.ts';
import { noFlags } from './format-flags.ts';
import { formatValue } from './format-value.ts';
import { sortedEntries } from './map-entries.ts';
import type { Node, RangeNode } from './nodes.ts';
import { kindOf } from './values.ts';

/** How a list ended before its end: the loop around it deals with it. */
export type Jump = 'break' | 'continue' | undefined;

type WalkList = (execution: Execution, dot: unknown, nodes: readonly Node[]) => Jump;

export function walkRange(execution: Execution, dot: unknown, node: RangeNode, walkList: WalkList): Jump {
  const outer = execution.variables.length;
  const value = evaluatePipe(execution, dot, node.pipe);
  const scope = execution.variables.length;
  let empty = true;
  for (const [key, element] of entries(execution, node, value)) {
    empty = false;
    bind(execution, node, scope, key, element);
    const jump = walkList(execution, element, node.body);
    execution.variables.length = scope;
    if (jump === 'break') break;
  }
  // Go's break ends the innermost range even when it stands in its else part; continue goes on to the loop around it.
  const jump = empty ? walkList(execution, dot, node.otherwise ?? []) : undefined;
  execution.variables.length = outer;
  return jump === 'continue' ? jump : undefined;
}

function* entries(execution: Execution, node: RangeNode, value: unknown): Generator<readonly [unknown, unknown]> {
  switch (kindOf(value)) {
    case 'nil': return;
    case 'slice':
      for (const [index, element] of (value as unknown[]).entries()) yield [index, element ?? null];
      return;
    case 'map':
      yield* sortedEntries(value as object);
      return;
    case 'int':
      if (node.pipe.variables.length > 1) {
        fail(execution, node.pipe, `can't use ${String(value)} to iterate over more than one variable`);
      }
      for (let index = 0; index < (value as number | bigint); index++) yield [undefined, index];
      return;
    default: fail(execution, node.pipe, `range can't iterate over ${formatValue(value, 'v', noFlags())}`);
  }
}

/** With two variables the first is the index or key; a single one is the element. */
function bind(execution: Execution, { pipe }: RangeNode, scope: number, key: unknown, element: unknown): void {
  const values = pipe.variables.length > 1 ? [key, element] : [element];
  pipe.variables.forEach((name, index) => {
    if (pipe.assigns) assignVariable(execution, pipe, name, values[index]);
    else execution.variables[scope - pipe.variables.length + index] = { name, value: values[index] };
  });
}
