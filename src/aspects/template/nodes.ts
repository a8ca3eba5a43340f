// The syntax tree of a template. Every node keeps its place, because errors quote it.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Node = TextNode | ActionNode | BranchNode | RangeNode | TemplateNode | JumpNode;

export interface TextNode extends Span { readonly kind: 'text'; readonly text: string }
export interface ActionNode extends Span { readonly kind: 'action'; readonly pipe: Pipe }
export interface JumpNode extends Span { readonly kind: 'break' | 'continue' }

interface Control extends Span {
  readonly pipe: Pipe;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[] | undefined;
}
export interface BranchNode extends Control { readonly kind: 'if' | 'with' }
export interface RangeNode extends Control { readonly kind: 'range' }

/** `{{ template "name" pipeline }}`; a `block` is one too, after its definition. */
export interface TemplateNode extends Span {
  readonly kind: 'template';
  readonly name: string;
  readonly pipe: Pipe | undefined;
}

export interface Pipe extends Span {
  readonly kind: 'pipe';
  /** Variables left of `:=` or `=`, with their `$`. */
  readonly variables: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

/** An operand and its arguments. */
export interface Command extends Span {
  readonly operands: readonly [Operand, ...Operand[]];
}

export type Operand =
  | Pipe
  | (Span & { readonly kind: 'dot' | 'nil' })
  | (Span & { readonly kind: 'bool'; readonly value: boolean })
  | (Span & { readonly kind: 'string'; readonly value: string })
  /** No value: it is an integer that overflows Go's int, which is an error only where it is evaluated. */
  | (Span & { readonly kind: 'number'; readonly value: unknown })
  | (Span & { readonly kind: 'function'; readonly name: string })
  | (Span & { readonly kind: 'field'; readonly names: readonly string[] })
  | (Span & { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] })
  | (Span & { readonly kind: 'chain'; readonly operand: Operand; readonly names: readonly string[] });

/** Nothing but space: such a definition may be replaced by another of the same name. */
export function isEmpty(nodes: readonly Node[]): boolean {
  return nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}
