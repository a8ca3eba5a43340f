// One function while it is woven: names for its receiver, parameters and results, and statements at its start.
import type { Node } from 'web-tree-sitter';
import type { Position } from '../errors.ts';
import type { Expression } from '../aspects/expressions.ts';
import { type AdviceOrder, compareOrder, DEFAULT_NAMESPACE } from '../aspects/advice/order.ts';
import { isShadowed } from '../golang/scopes.ts';
import type { FileEditor } from './edit.ts';
import { goString } from './encode.ts';
import type { RefusedValueError } from './left-out.ts';
import { type Moment, sharedText, sharedValue } from './shared-values.ts';
import type { ValuePlaces } from './value-places.ts';

type Role = 'receiver' | 'parameters' | 'result';

export class FunctionEditor {
  readonly node: Node;
  /** Offsets of the node, asked of WebAssembly once. */
  readonly start: number;
  readonly end: number;
  readonly #editor: FileEditor;
  readonly #values: ValuePlaces;
  readonly #names = new Map<Role, string[]>();
  readonly #prepended: { code: string; origin: Position; order: AdviceOrder; inner: boolean }[] = [];
  /** Values that several advice read, and the variable of each that was asked for. */
  readonly #shared = new Set<string>();
  readonly #once = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #layers = new Map<string, string>();
  /** Of the advice that is being applied. */
  order: AdviceOrder = { order: 0, namespace: DEFAULT_NAMESPACE };

  /** `node`: function_declaration, method_declaration or func_literal. */
  constructor(node: Node, editor: FileEditor, values: ValuePlaces) {
    this.node = node;
    this.start = node.startIndex;
    this.end = node.endIndex;
    this.#editor = editor;
    this.#values = values;
  }

  get name(): string {
    return this.node.childForFieldName('name')?.text ?? '';
  }

  /** `file:line:column`. */
  get place(): string {
    const { file, line, column } = this.#editor.place(this.node.startIndex);
    return [file, line, ...(column > 0 ? [column] : [])].join(':');
  }

  /** What marks Go code that reads the value here. Throws RefusedValueError where the compiler refused it. */
  reader(expression: Expression): (code: string) => string {
    return this.#values.reader(expression, this.place);
  }

  leaveOut(what: string, error: RefusedValueError): void {
    this.#values.leaveOut(what, error, this);
  }

  /** Whether `name` is something local at the start of the body. */
  shadows(name: string): boolean {
    const body = this.node.childForFieldName('body');
    return body !== null && isShadowed(name, body);
  }

  receiver(): string | undefined {
    return this.#namesOf('receiver')[0];
  }

  argument(index: number): string | undefined {
    return this.#namesOf('parameters')[index];
  }

  result(index: number): string | undefined {
    return this.#namesOf('result')[index];
  }

  /** Statements for the start of the body; what is applied last stands first. `inner`: behind others of its order. */
  prepend(code: string, origin: Position, inner = false): void {
    this.#prepended.push({ code, origin, order: this.order, inner });
  }

  share(values: Iterable<string>): void {
    for (const value of values) this.#shared.add(value);
  }

  /** The variable that holds the value for all that read it; undefined: nobody else does. */
  once(moment: Moment, text: string): string | undefined {
    const value = sharedValue(moment, text);
    return this.#variable(value, this.#once, 'otelts_once');
  }

  /** Likewise of a string that pure functions take. */
  onceText(moment: Moment, text: string): string | undefined {
    return this.#variable(sharedText(moment, text), this.#texts, 'otelts_text');
  }

  #variable(value: string, variables: Map<string, string>, prefix: string): string | undefined {
    if (!this.#shared.has(value)) return undefined;
    const known = variables.get(value) ?? `${prefix}${variables.size}`;
    variables.set(value, known);
    return known;
  }

  /** The variable that says whether the function was called inside of a span of that layer. */
  inside(layer: string): string {
    const known = this.#layers.get(layer) ?? `otelts_in${this.#layers.size}`;
    this.#layers.set(layer, known);
    return known;
  }

  /** Writes the statements; once, when all advice has been applied. */
  finish(): void {
    const body = this.node.childForFieldName('body');
    if (!body) return;
    const applied = this.#prepended.sort((a, b) => compareOrder(a.order, b.order) || Number(b.inner) - Number(a.inner)).reverse();
    // Asked before any span of the function's own is open.
    const layers = [...this.#layers].map(([layer, name]) => `${name} := otelts_inside(${goString(layer)}); _ = ${name}; `);
    const values = [...this.#once.values()].map((name) => `var ${name} otelts_Once; `);
    const texts = [...this.#texts.values()].map((name) => `var ${name} otelts_Text; `);
    const variables = [...layers, ...values, ...texts].join('');
    if (variables !== '' && applied[0]) applied[0].code = variables + applied[0].code;
    for (const { code, origin } of applied) this.#editor.insert(body.startIndex + 1, code, origin);
  }

  #namesOf(role: Role): string[] {
    const known = this.#names.get(role);
    if (known) return known;
    const names = this.#nameAll(role);
    this.#names.set(role, names);
    return names;
  }

  /** Go wants names for all or none of a list, so asking for one names all. `_` cannot be read and gets a name too. */
  #nameAll(role: Role): string[] {
    const list = this.node.childForFieldName(role);
    if (!list) return [];
    const nameFor = (index: number): string => (role === 'receiver' ? 'otelts_receiver' : `otelts_${role === 'parameters' ? 'p' : 'r'}${index}`);
    if (list.type !== 'parameter_list') {
      this.#editor.name(list.startIndex, `(${nameFor(0)} `);
      this.#editor.name(list.endIndex, ')');
      return [nameFor(0)];
    }
    const names: string[] = [];
    for (const declaration of list.namedChildren) {
      if (!declaration?.type.endsWith('parameter_declaration')) continue;
      const identifiers = declaration.childrenForFieldName('name').filter((node) => node !== null);
      if (identifiers.length === 0) {
        const name = nameFor(names.length);
        this.#editor.name(declaration.startIndex, `${name} `);
        names.push(name);
      }
      for (const identifier of identifiers) {
        if (identifier.text !== '_') {
          names.push(identifier.text);
          continue;
        }
        const name = nameFor(names.length);
        this.#editor.rename(identifier.startIndex, identifier.endIndex, name);
        names.push(name);
      }
    }
    return names;
  }
}
