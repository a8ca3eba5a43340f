// `//otel:ignore`: nothing is woven into what it stands above, and at run time nothing is recorded below such a
// function of the program's own.
import type { Node } from 'web-tree-sitter';
import { goTemplate } from '../aspects/go-code.ts';
import type { Aspect } from '../aspects/model.ts';
import { directiveOn } from '../golang/directives.ts';
import { aspectOfDirective, commentOfFunction, type DirectiveFunction } from './directives-function.ts';

const NAME = 'otel:ignore';

const suppressions = new WeakSet<Aspect>();

/** Of ours, and so woven where nothing else is. */
export function isSuppression(aspect: Aspect): boolean {
  return suppressions.has(aspect);
}

/** Stands on the node itself or on anything around it. */
export function isIgnored(node: Node): boolean {
  for (let around: Node | null = node; around; around = around.parent) {
    // The grammar puts the comment above a list's first statement in front of the list.
    if (around.type !== 'statement_list' && directiveOn(around, NAME) !== undefined) return true;
  }
  return false;
}

/** What silences libraries while a function runs that carries the directive. */
export function suppressionOf(fn: DirectiveFunction): Aspect | undefined {
  const comment = commentOfFunction(fn.node, NAME);
  if (!comment) return undefined;
  const position = fn.place(comment.startIndex);
  const code = 'if otelts_maySuppress() { defer otelts_resume(otelts_suppress()) };';
  const template = goTemplate(code, position, 'statements', NAME);
  const advice = { key: 'prepend-statements' as const, position, code: { ...template, kind: 'statements' as const, imports: new Map<string, string>(), lang: undefined } };
  const aspect = aspectOfDirective(fn, position, advice);
  suppressions.add(aspect);
  return aspect;
}
