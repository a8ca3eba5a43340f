// Go's text/template as authors of aspects use it: parse once, execute per place in the code.
import { countDots } from './dot-count.ts';
import { walkList } from './execute.ts';
import type { TemplateFunction } from './execution.ts';
import { findBuiltin } from './call.ts';
import { parse } from './parse.ts';

export { TemplateError } from './error.ts';

export interface Template {
  /**
   * Objects are Go's structs: an unknown field is an error. Maps are Go's maps: an unknown key is no value. Functions
   * that are properties of objects are methods. Throws TemplateError at the action that failed.
   */
  execute(dot: unknown, functions?: Record<string, TemplateFunction>): string;
  /** How often the bare `{{ . }}` of the template's own dot stands in it. */
  usesDotCount(): number;
}

/** `functions` names what `execute` will be given beside the builtins. Throws TemplateError. */
export function parseTemplate(source: string, options: { functions?: ReadonlySet<string> } = {}): Template {
  const parsed = parse(source, (name) => options.functions?.has(name) === true || findBuiltin(name) !== undefined);
  return {
    execute(dot, functions = {}) {
      const value = dot ?? undefined;
      const output: string[] = [];
      const variables = [{ name: '$', value }];
      walkList({ source, definitions: parsed.definitions, functions, output, variables, depth: 0 }, value, parsed.root);
      return output.join('');
    },
    usesDotCount: () => countDots(parsed),
  };
}
