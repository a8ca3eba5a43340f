// The chains of fields in a template that begin at its own dot, with their places; `index .A "b"` is one, too.
import type { Node, Operand, Pipe } from '../aspects/template/nodes.ts';
import { parse } from '../aspects/template/parse.ts';

export interface FieldChain {
  names: readonly string[];
  /** Offset in the template's text. */
  start: number;
}

/** Inside `range`, `with` and definitions the dot is another; `$` stays what it was. */
export function fieldChains(text: string): FieldChain[] {
  const found: FieldChain[] = [];
  const { root } = parse(text, () => true);
  walk(root, true);
  return found;

  function walk(nodes: readonly Node[], ownDot: boolean): void {
    for (const node of nodes) {
      if (!('pipe' in node)) continue;
      if (node.pipe) walkPipe(node.pipe, ownDot);
      if (node.kind !== 'if' && node.kind !== 'with' && node.kind !== 'range') continue;
      walk(node.body, ownDot && node.kind === 'if');
      walk(node.otherwise ?? [], ownDot);
    }
  }

  function walkPipe(pipe: Pipe, ownDot: boolean): void {
    for (const { operands } of pipe.commands) {
      for (const operand of operands) walkOperand(operand, ownDot);
      const [callee, field, key] = operands;
      if (!ownDot || callee.kind !== 'function' || callee.name !== 'index') continue;
      if (field?.kind === 'field' && key?.kind === 'string') found.push({ names: [...field.names, key.value], start: key.start });
    }
  }

  function walkOperand(operand: Operand, ownDot: boolean): void {
    if (operand.kind === 'pipe') walkPipe(operand, ownDot);
    else if (operand.kind === 'chain') walkOperand(operand.operand, ownDot);
    else if (operand.kind === 'field' && ownDot) found.push({ names: operand.names, start: operand.start });
    else if (operand.kind === 'variable' && operand.name === '$') found.push({ names: operand.names, start: operand.start });
  }
}
