// Weaves one file: at each place where aspects match, their advice in its order.
import type { Node } from 'web-tree-sitter';
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import { type AdviceOrder, compareOrder, DEFAULT_NAMESPACE } from '../aspects/advice/order.ts';
import { type Aspect, CANDIDATE_KINDS, type Candidate, type CandidateKind, type JoinPoint } from '../aspects/model.ts';
import { phase } from '../timing/phases.ts';
import { weaveAdvice } from './advice/registry.ts';
import { candidatesOf } from './candidates.ts';
import type { WeaveRequest } from './contract.ts';
import { isIgnored, isSuppression } from './directives-ignore.ts';
import type { FileEditor } from './edit.ts';
import { filtersAreOn } from './filters.ts';
import { FunctionEditor } from './function-editor.ts';
import { LeftOut, RefusedValueError } from './left-out.ts';
import type { PackageEditor } from './package-editor.ts';
import { sharedValues } from './shared-values.ts';
import { refuseUntouchable } from './untouchable.ts';

const FUNCTIONS = new Set(['function_declaration', 'method_declaration', 'func_literal']);

export function weaveFile(aspects: readonly Aspect[], editor: FileEditor, packageEditor: PackageEditor, observe: WeaveRequest['observe']): void {
  const kinds = new Set(filtersAreOn() ? aspects.flatMap(({ joinPoint }) => kindsOf(joinPoint)) : CANDIDATE_KINDS);
  const functions = new Map<number, FunctionEditor>();
  const ignoring = !filtersAreOn() || editor.file.source.includes('//otel:ignore');
  for (const candidate of candidatesOf(editor.file, kinds)) {
    const held = aspects.filter(({ joinPoint }) => mayHold(joinPoint, candidate.kind) && joinPoint.matches(candidate));
    const matching = ignoring && held.length > 0 && isIgnored(candidate.node) ? held.filter(isSuppression) : held;
    if (matching.length === 0) continue;
    finishInside(candidate.node, functions);
    const fn = functionAround(candidate, editor, packageEditor, functions);
    for (const aspect of matching) if (!isSuppression(aspect)) observe?.(candidate, aspect);
    const ordered = inOrder(matching);
    fn?.share(sharedValues(ordered.map(({ advice }) => advice)));
    for (const { advice, aspect } of ordered) {
      if (fn) fn.order = orderOf(advice);
      attempt(candidate, advice, fn, packageEditor, editor, () => {
        refuseUntouchable(advice, aspect, fn, editor.file);
        weaveAdvice(advice, { kind: candidate.kind, node: candidate.node, aspect, file: editor, fn, package: packageEditor });
      });
    }
  }
  for (const fn of functions.values()) fn.finish();
  editor.finish();
}

function mayHold(joinPoint: JoinPoint, kind: CandidateKind): boolean {
  // What names its kinds finds out by itself.
  return kindsOf(joinPoint).includes(kind) || (joinPoint.kinds !== undefined && !filtersAreOn());
}

/** A join point that names no kind of place means declarations, not their bodies once more. */
function kindsOf({ kinds }: JoinPoint): readonly CandidateKind[] {
  return kinds ?? CANDIDATE_KINDS.filter((kind) => kind !== 'function-body');
}

function inOrder(aspects: readonly Aspect[]): { advice: AnyAdvice; aspect: Aspect }[] {
  const all = aspects.flatMap((aspect) => aspect.advice.map((advice) => ({ advice, aspect })));
  return all.sort((a, b) => compareOrder(orderOf(a.advice), orderOf(b.advice)));
}

function orderOf({ order = 0, namespace = DEFAULT_NAMESPACE }: AnyAdvice): AdviceOrder {
  return { order, namespace };
}

/** What cannot be woven here is left out and said; the rest goes on. */
function attempt(
  { node }: Candidate, advice: AnyAdvice, fn: FunctionEditor | undefined, packageEditor: PackageEditor, editor: FileEditor, weave: () => void,
): void {
  try {
    phase('edit', () => packageEditor.undoSites(weave));
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error;
    if (error instanceof RefusedValueError) return void fn?.leaveOut(advice.key, error);
    const message = `${advice.key} (${advice.position.file}:${advice.position.line}) is left out: ${error.message}`;
    if (advice.key === 'add-struct-field') packageEditor.missField(advice.name);
    packageEditor.notices.push({ code: error.code, message, ...editor.place(node.startIndex) });
  }
}

/** Functions inside of a place are written before it, for advice there may take its text along. */
function finishInside(node: Node, functions: Map<number, FunctionEditor>): void {
  const { id: own, startIndex: start, endIndex: end } = node;
  for (const [id, fn] of functions) {
    if (id === own || fn.start < start || fn.end > end) continue;
    fn.finish();
    functions.delete(id);
  }
}

function functionAround({ node }: Candidate, editor: FileEditor, packageEditor: PackageEditor, known: Map<number, FunctionEditor>): FunctionEditor | undefined {
  let scope: Node | null = node;
  while (scope && !FUNCTIONS.has(scope.type)) scope = scope.parent;
  if (!scope) return undefined;
  const existing = known.get(scope.id);
  if (existing) return existing;
  const created = new FunctionEditor(scope, editor, packageEditor.values);
  known.set(scope.id, created);
  return created;
}
