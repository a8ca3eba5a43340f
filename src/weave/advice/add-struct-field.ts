// Weaves a field at the end of a struct type.
import type { AddStructFieldAdvice } from '../../aspects/advice/add-struct-field.ts';
import { UserError } from '../../errors.ts';
import { renderText, type Target } from '../target.ts';

export function weaveAddStructField(advice: AddStructFieldAdvice, target: Target): void {
  const list = target.node.namedChildren.find((child) => child?.type === 'field_declaration_list');
  if (target.kind !== 'struct' || !list) {
    throw new UserError('add-struct-field: this advice is for struct definitions', { position: advice.position });
  }
  const source = target.file.file.source.slice(list.startIndex + 1, list.endIndex - 1);
  const last = list.namedChildren.findLast((child) => child?.type === 'field_declaration');
  // A line break ends a field; on one line it takes a semicolon in front, which must not stand alone.
  const ended = !last || source.slice(last.endIndex - list.startIndex - 1).includes('\n');
  const code = `${ended ? '' : '; '}${advice.name} ${renderText(advice.type, target)}${ended ? ';' : ''}`;
  target.file.insert(list.endIndex - 1, code, advice.position);
}
