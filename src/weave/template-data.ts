// What `.` is in a template of code advice: the matched node, its syntax (`.AST`), the function around it, the
// arguments of its directive, the options of its aspect.
import type { Node } from 'web-tree-sitter';
import packageJson from '../../package.json' with { type: 'json' };
import type { OptionValues } from '../aspects/configuration/options.ts';
import type { GoFile } from '../aspects/model.ts';
import { astView } from './ast-view.ts';
import { directiveArgs } from './directive-args.ts';
import type { FunctionEditor } from './function-editor.ts';
import { functionView, type Implements } from './function-view.ts';
import type { Marks } from './marks.ts';
import { optionsView } from './options-view.ts';

export interface TemplateContext {
  node: Node;
  file: GoFile;
  fn: FunctionEditor | undefined;
  marks: Marks;
  options?: OptionValues | undefined;
}

/** Functions that every template can call. */
export const TEMPLATE_FUNCTIONS = { Version: () => `v${packageJson.version}` };

export function templateData({ node, file, fn, marks, options }: TemplateContext): object {
  const implementsByTypes: Implements = (...question) => file.types?.implements(file, ...question);
  const print = (part: Node): string => marks.node(part);
  const view = astView(node, { print, imports: file.imports });
  return {
    toString: () => print(node),
    AST: view,
    Function: functionView(fn, { file, print: (name) => marks.name(name), implementsByTypes }),
    DirectiveArgs: (directive: unknown) => directiveArgs(node, String(directive)),
    Options: optionsView(options),
  };
}
