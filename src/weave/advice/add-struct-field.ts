// Weaves a field at the end of a struct type: what is known by its offset elsewhere stays where it was.
import type { AddStructFieldAdvice } from '../../aspects/advice/add-struct-field.ts';
import { UserError } from '../../errors.ts';
import { fieldNames } from '../../golang/struct-types.ts';
import { refuseField, structName } from '../struct-growth.ts';
import { renderText, type Target } from '../target.ts';

export function weaveAddStructField(advice: AddStructFieldAdvice, target: Target): void {
  const { node } = target;
  const list = node.namedChildren.find((child) => child?.type === 'field_declaration_list');
  if (target.kind !== 'struct' || !list) {
    throw new UserError('add-struct-field: this advice is for struct definitions', { position: advice.position });
  }
  refuseField(node, { name: advice.name, type: advice.written, go: advice.type.text }, target);
  const go = renderText(advice.type, target);
  const source = target.file.file.source.slice(list.startIndex + 1, list.endIndex - 1);
  const last = list.namedChildren.findLast((child) => child?.type === 'field_declaration');
  // A line break ends a field; on one line it takes a semicolon in front, which must not stand alone.
  const ended = !last || source.slice(last.endIndex - list.startIndex - 1).includes('\n');
  target.file.insert(list.endIndex - 1, `${ended ? '' : '; '}${advice.name} ${go}${ended ? ';' : ''}`, advice.position);
  const name = structName(node);
  if (name) target.package.grow(name, { fields: fieldNames(node), added: advice.name });
}
