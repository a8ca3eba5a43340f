// A function that directives of the program's own source speak of, and the aspects that they stand for.
import type { Node } from 'web-tree-sitter';
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import type { Aspect, AspectFile, GoFile } from '../aspects/model.ts';
import type { Position } from '../errors.ts';
import { directiveCommentOn } from '../golang/directives.ts';

export interface DirectiveFunction {
  node: Node;
  body: Node;
  file: GoFile;
  /** Where the compiler says that an offset stands; never without a column. */
  place(offset: number): Position;
}

/** Stands for all directives: the scope of their spans, and the name by which they are switched off. */
const DIRECTIVES: AspectFile = { name: 'directives', path: '', meta: { name: 'directives', description: 'What the source itself asks for' }, aspects: [] };

export function aspectOfDirective({ node, body, file }: DirectiveFunction, position: Position, advice: AnyAdvice): Aspect {
  const joinPoint: Aspect['joinPoint'] = {
    key: 'function-body',
    kinds: ['function-body'],
    words: undefined,
    bound: { importPaths: [file.importPath], imports: [] },
    matches: (candidate) => candidate.kind === 'function-body' && candidate.node.id === body.id,
  };
  return { id: nameOfFunction(node), file: DIRECTIVES, position, joinPoint, advice: [advice] };
}

/** A literal has the directives above the statement in which it is called or handed over, too. */
export function commentOfFunction(fn: Node, directive: string): Node | undefined {
  const own = directiveCommentOn(fn, directive);
  if (own || fn.type !== 'func_literal') return own;
  const { parent } = fn;
  const call = parent?.type === 'argument_list' ? parent.parent : parent;
  return call?.type === 'call_expression' ? directiveCommentOn(call, directive) : undefined;
}

/** `Find`, `Shop.Find`, and for literals `Shop.Find.func1`, counted as they stand. */
export function nameOfFunction(fn: Node): string {
  if (fn.type !== 'func_literal') {
    const name = fn.childForFieldName('name')?.text ?? '';
    const receiver = fn.childForFieldName('receiver')?.descendantsOfType('type_identifier')[0]?.text;
    return receiver ? `${receiver}.${name}` : name;
  }
  let around = fn.parent;
  while (around && around.type !== 'function_declaration' && around.type !== 'method_declaration' && around.type !== 'var_spec') around = around.parent;
  if (around?.type === 'var_spec' && around.parent?.type !== 'source_file') {
    for (let outer = around.parent; outer; outer = outer.parent) {
      if (outer.type === 'function_declaration' || outer.type === 'method_declaration') around = outer;
    }
  }
  const literals = around?.descendantsOfType('func_literal').filter((node) => node !== null) ?? [];
  return `${around ? nameOfFunction(around) : ''}.func${literals.findIndex(({ id }) => id === fn.id) + 1}`;
}
