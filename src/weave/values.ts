// Value expressions to Go statements. What may be nil or of another type is read in a way that cannot panic into
// the program and costs nothing where it holds.
import type { Node } from 'web-tree-sitter';
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import type { Expression } from '../aspects/expressions.ts';
import { PREDECLARED_TYPES } from '../golang/predeclared.ts';
import { UserError } from '../errors.ts';
import type { FunctionEditor } from './function-editor.ts';
import { isText, type Moment } from './shared-values.ts';

/** What is put in place of a node of the expression. */
type Replacements = ReadonlyMap<number, string>;

/** A Go statement that reads one of the program's values. */
export interface Reading {
  code: string;
  /** What must hold for it not to panic: the operands whose fields it reads. Undefined: it cannot panic. */
  risk: string | undefined;
}

/** When an expression is read; what reads the same one at the same moment may share its value. */
export interface ReadAt {
  moment?: Moment;
  /** What words of their own mean here. */
  words?: Readonly<Record<string, string>>;
}

/** `use` gets Go code for the value and returns the statement that uses it. */
export function readValue(expression: Expression, fn: FunctionEditor, use: (code: string) => string, { moment, words = {} }: ReadAt = {}): Reading {
  const mark = fn.reader(expression);
  let count = 0;
  const lower = (node: Node, replaced: Replacements, consume: (code: string) => string): string => {
    const hit = nextConditional(node, replaced);
    if (!hit) return consume(shared(print(node, replaced, { expression, fn, words, moment })));
    if (hit.type === 'type_assertion_expression') {
      const [value, ok] = [`otelts_v${++count}`, `otelts_ok${count}`];
      const operand = print(hit.childForFieldName('operand') as Node, replaced, { expression, fn, words, moment });
      const type = (hit.childForFieldName('type') as Node).text;
      const rest = lower(node, new Map([...replaced, [hit.id, value]]), consume);
      return `if ${value}, ${ok} := ${operand}.(${type}); ${ok} { ${rest} }`;
    }
    const alternatives = (hit.childForFieldName('arguments')?.namedChildren ?? []).filter((child) => child !== null);
    const done = `otelts_done${++count}`;
    const statements = alternatives.map((alternative, index) => {
      const statement = lower(alternative, replaced, (code) => {
        return `${lower(node, new Map([...replaced, [hit.id, code]]), consume)}; ${done} = 1 == 1`;
      });
      return index === 0 ? statement : `if !${done} { ${statement} }`;
    });
    return `${done} := 1 == 0; ${statements.join('; ')}; _ = ${done}`;
  };
  const once = moment && fn.once(moment, expression.text);
  const shared = (code: string): string => (once ? `${once}.get(func() interface{} { return ${code} })` : code);
  const [node, consume] = withoutZero(expression.node, use);
  return { code: mark(lower(node, new Map(), consume)), risk: isPlain(node) ? undefined : riskOf(node, expression) };
}

/** The value itself where it can be read without a guard, else `name`, a variable that `before` declares. */
export function readInto(expression: Expression, fn: FunctionEditor, name: string, type: string): { before: string; value: string } {
  let plain = '';
  const reading = readValue(expression, fn, (code) => {
    plain = code;
    return `${name} = ${code}`;
  });
  if (reading.risk === undefined) return { before: '', value: fn.reader(expression)(plain) };
  return { before: `var ${name} ${type}; ${guardReadings([reading]).join('; ')}; `, value: name };
}

/** The statements in their order, each guarded; neighbours that fail together share a guard. */
export function guardReadings(readings: readonly Reading[]): string[] {
  const statements: string[] = [];
  let group: string[] = [];
  for (const [index, { code, risk }] of readings.entries()) {
    if (risk === undefined) {
      statements.push(code);
      continue;
    }
    group.push(code);
    if (readings[index + 1]?.risk === risk) continue;
    statements.push(`otelts_try(func() { ${group.join('; ')} })`);
    group = [];
  }
  return statements;
}

/** Equal for readings that panic under the same condition; anything but paths of fields stands for itself. */
function riskOf(node: Node, expression: Expression): string {
  const paths = node.descendantsOfType('selector_expression').map((path) => path?.childForFieldName('operand'));
  const onlyPaths = paths.every((operand) => operand?.type === 'identifier' || operand?.type === 'selector_expression');
  const others = node.descendantsOfType(['index_expression', 'slice_expression', 'type_assertion_expression', 'unary_expression']);
  const calls = node.descendantsOfType('call_expression').map((call) => (call ? calledName(call) : undefined));
  const pure = calls.every((name) => name !== undefined && name in PURE_FUNCTIONS);
  if (!onlyPaths || others.length > 0 || !pure) return expression.text;
  return [...new Set(paths.map((operand) => operand?.text))].sort().join(' ');
}

/** `nonZero(x)` at the top: a number that means nothing when it is 0, such as a port. */
function withoutZero(node: Node, use: (code: string) => string): [Node, (code: string) => string] {
  const inner = calledName(node) === 'nonZero' ? node.childForFieldName('arguments')?.namedChildren[0] : undefined;
  return inner ? [inner, (code) => `if otelts_n := ${code}; otelts_n != 0 { ${use('otelts_n')} }`] : [node, use];
}

/** The innermost, leftmost type assertion or call of `first` that is not replaced yet. */
function nextConditional(node: Node, replaced: Replacements): Node | undefined {
  if (replaced.has(node.id)) return undefined;
  const isFirst = calledName(node) === 'first';
  // Alternatives of `first` are looked into one by one, later.
  if (isFirst) return node;
  for (const child of node.namedChildren) {
    const hit = child && nextConditional(child, replaced);
    if (hit) return hit;
  }
  return node.type === 'type_assertion_expression' ? node : undefined;
}

interface Printing {
  expression: Expression;
  fn: FunctionEditor;
  words: Readonly<Record<string, string>>;
  moment: Moment | undefined;
}

function print(node: Node, replaced: Replacements, printing: Printing): string {
  const replacement = replaced.get(node.id) ?? special(node, printing);
  if (replacement !== undefined) return replacement;
  const code = printParts(node, replaced, printing);
  const once = printing.moment && isText(node) ? printing.fn.onceText(printing.moment, node.text) : undefined;
  return once ? `${once}.get(func() ${printing.fn.shadows('string') ? 'otelts_type_string' : 'string'} { return ${code} })` : code;
}

function printParts(node: Node, replaced: Replacements, printing: Printing): string {
  const { expression } = printing;
  if (node.childCount === 0) return node.text;
  let text = '';
  let at = node.startIndex;
  const source = (from: number, to: number): string => expression.text.slice(from - expression.offset, to - expression.offset);
  for (const child of node.children) {
    if (!child) continue;
    text += source(at, child.startIndex) + print(child, replaced, printing);
    at = child.endIndex;
  }
  return text + source(at, node.endIndex);
}

function special(node: Node, { expression, fn, words }: Printing): string | undefined {
  const name = calledName(node);
  if (name === 'route') return 'otelts_route()';
  if (name === 'recovered') return 'otelts_recovered(otelts_s)';
  if (name === 'result' || name === 'argument') {
    const index = Number(node.childForFieldName('arguments')?.namedChildren[0]?.text);
    const found = name === 'result' ? fn.result(index) : fn.argument(index);
    if (found === undefined) {
      throw new UserError(`${name}(${index}): ${fn.name || 'the function'} has no such ${name}`, { position: expression.position });
    }
    return found;
  }
  if (node.type !== 'identifier') return undefined;
  const isCallee = node.parent?.type === 'call_expression' && node.parent.childForFieldName('function')?.id === node.id;
  if (isCallee && Object.hasOwn(PURE_FUNCTIONS, node.text)) return `otelts_fn_${node.text}`;
  if (isCallee && fn.shadows(node.text)) return predeclared(node.text);
  if (node.text === 'panicking') return 'otelts_s.panicking';
  if (node.text === 'receiver') return fn.receiver();
  if (Object.hasOwn(words, node.text)) return words[node.text];
  return undefined;
}

/** What a predeclared name goes by where the function calls something else so; undefined: there is no other way. */
function predeclared(name: string): string | undefined {
  if (name === 'len') return 'otelts_length';
  return PREDECLARED_TYPES.has(name) ? `otelts_type_${name}` : undefined;
}

function calledName(node: Node): string | undefined {
  if (node.type !== 'call_expression') return undefined;
  const callee = node.childForFieldName('function');
  return callee?.type === 'identifier' ? callee.text : undefined;
}

/** Reading names and literals, and calling pure functions with them, cannot panic. */
function isPlain(node: Node): boolean {
  if (node.type === 'identifier' || node.type.endsWith('_literal') || node.type === 'true' || node.type === 'false') {
    return node.type !== 'composite_literal' && node.type !== 'func_literal';
  }
  const name = calledName(node);
  if (name === 'result' || name === 'argument' || name === 'route' || name === 'recovered') return true;
  if (name === undefined || !(name in PURE_FUNCTIONS || name === 'len')) return false;
  return (node.childForFieldName('arguments')?.namedChildren ?? []).every((child) => child !== null && isPlain(child));
}
