// How often a template writes its own dot, so that a caller who puts a piece of code there knows about copies.
import type { ParsedTemplate } from './parse.ts';
import type { Node, Pipe } from './nodes.ts';

function isBareDot(pipe: Pipe): boolean {
  const [command] = pipe.commands;
  const operand = command?.operands[0];
  const alone = pipe.commands.length === 1 && command?.operands.length === 1 && pipe.variables.length === 0;
  return alone && operand?.kind === 'dot';
}

/** `{{ . }}` inside range, or inside with, is another value: those do not count, except under `{{ with . }}`. */
function countIn(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of nodes) {
    if (node.kind === 'action' && isBareDot(node.pipe)) count++;
    if (node.kind === 'if' || (node.kind === 'with' && isBareDot(node.pipe))) count += countIn(node.body);
    if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') count += countIn(node.otherwise ?? []);
  }
  return count;
}

export function countDots({ root }: ParsedTemplate): number {
  return countIn(root);
}
