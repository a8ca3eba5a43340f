// Weaves the initial value of variables or constants.
import type { Node } from 'web-tree-sitter';
import type { AssignValueAdvice } from '../../aspects/advice/assign-value.ts';
import { UserError } from '../../errors.ts';
import { commentsAbove } from '../../golang/directives.ts';
import { LeftOut } from '../left-out.ts';
import { renderText, type Target } from '../target.ts';

export function weaveAssignValue(advice: AssignValueAdvice, target: Target): void {
  const { node, file } = target;
  if (node.type !== 'var_spec' && node.type !== 'const_spec') {
    throw new UserError('assign-value: this advice is for variables and constants, the join point is not', { position: advice.position });
  }
  refuseUnassignable(node);
  const names = node.childrenForFieldName('name').filter((name) => name !== null);
  const value = renderText(advice.code, target).trim();
  const values = names.map(() => value).join(', ');
  const old = node.childForFieldName('value');
  const { position } = advice.code;
  if (old) file.replace(old.startIndex, old.endIndex, values, position);
  else file.insert((node.childForFieldName('type') ?? names.at(-1) ?? node).endIndex, ` = ${values}`, position);
}

function refuseUnassignable(node: Node): void {
  const declaration = node.type === 'var_spec' ? node.parent : null;
  const comments = [...commentsAbove(node), ...(declaration ? commentsAbove(declaration) : [])];
  if (comments.some(({ text }) => text.startsWith('//go:embed'))) {
    throw new LeftOut('embedded', 'the variable gets its value from //go:embed');
  }
  if (node.type !== 'const_spec') return;
  const siblings = (node.parent?.namedChildren ?? []).filter((sibling) => sibling?.type === 'const_spec');
  const next = siblings[siblings.findIndex((sibling) => sibling?.id === node.id) + 1];
  if (!node.childForFieldName('value') || (next && !next.childForFieldName('value'))) {
    throw new LeftOut('implicit-repetition', 'the constants of this group repeat each other\'s values');
  }
}
