// The place that advice is applied to, with the editors of its file, function and package.
import type { Node } from 'web-tree-sitter';
import { type Position, UserError } from '../errors.ts';
import type { Code } from '../aspects/code.ts';
import type { GoTemplate } from '../aspects/go-code.ts';
import type { Aspect, CandidateKind } from '../aspects/model.ts';
import type { FileEditor } from './edit.ts';
import type { FunctionEditor } from './function-editor.ts';
import { Marks } from './marks.ts';
import type { PackageEditor } from './package-editor.ts';
import { execute, plainText, type Rendered, renderMarked, sourceOf } from './render.ts';

export interface Target {
  kind: CandidateKind;
  node: Node;
  aspect: Aspect;
  file: FileEditor;
  /** The function whose body matched, or that the node stands in. */
  fn: FunctionEditor | undefined;
  package: PackageEditor;
  /** What templates of this advice have in `.` besides: name → Go code. */
  fields?: Readonly<Record<string, string>>;
}

export function functionOf(target: Target, origin: Position, what: string): FunctionEditor {
  const bodies = target.kind === 'function-body' || target.kind === 'function';
  if (target.fn && bodies) return target.fn;
  throw new UserError(`${what}: this advice is for functions, the join point is not`, { position: origin, hint: 'use function-body' });
}

/** The template's Go for this place, the user's source as it was. */
export function render(code: GoTemplate, target: Target): string {
  const marks = new Marks([]);
  const text = target.package.uses(execute(code, target, marks));
  return marks.replace(text, (marked) => sourceOf(marked));
}

/** For the matched file itself: its imports are added to it. */
export function renderInFile(code: Code, target: Target): Rendered {
  return renderMarked(code, target, (alias, path) => {
    target.package.require(path);
    return target.file.importName(alias, path, code.position);
  });
}

export function renderText(code: Code, target: Target): string {
  return plainText(renderInFile(code, target), sourceOf);
}

/** The name of the instrumentation that an aspect file stands for: `net-http`. */
export function instrumentationOf(aspect: Aspect): string {
  return aspect.file.name.replace(/^.*\//, '').replace(/(\.aspect)?\.ya?ml$/, '');
}
