// Functions that nothing may be added to: the runtime calls them where ordinary Go code must not run.
import type { Node } from 'web-tree-sitter';
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import type { Aspect, GoFile } from '../aspects/model.ts';
import { commentsAbove } from '../golang/directives.ts';
import { filtersAreOn } from './filters.ts';
import type { FunctionEditor } from './function-editor.ts';
import { LeftOut } from './left-out.ts';

const DIRECTIVES = /^\/\/go:(nosplit|nowritebarrier\w*|yeswritebarrierrec|systemstack)\s*$/;

/** Advice that leaves functions as they are. */
const BESIDE: ReadonlySet<AnyAdvice['key']> = new Set(['add-struct-field', 'inject-declarations', 'add-file', 'add-blank-import', 'assign-value']);

/** The runtime and what it is made of (Go 1.26, `go list -deps runtime`). */
export function isRuntimeInternal(importPath: string): boolean {
  return /^(?:runtime|(?:runtime\/internal|internal\/runtime)\/.+|internal\/(?:abi|asan|bytealg|byteorder|chacha8rand|coverage\/rtcov|cpu|goarch|godebugs|goexperiment|goos|msan|profilerecord|race|stringslite|trace\/tracev2))$/.test(importPath);
}

/** An aspect that names a package knows what it does there. */
export function namesPackage({ joinPoint: { bound } }: Aspect, importPath: string): boolean {
  return bound !== 'everything' && bound.importPaths.includes(importPath);
}

/** Throws LeftOut for advice that would change such a function, unless its aspect names this part of the runtime. */
export function refuseUntouchable(advice: AnyAdvice, aspect: Aspect, fn: FunctionEditor | undefined, file: GoFile): void {
  if (!fn || BESIDE.has(advice.key)) return;
  if (!fn.node.childForFieldName('body')) throw new LeftOut('no-body', `${fn.name} is declared without a body here, so nothing can be put into it`);
  if (isRuntimeInternal(file.importPath) && namesPackage(aspect, file.importPath)) return;
  if (filtersAreOn() && !mentionsDirective(file)) return;
  const directive = directiveOf(fn.node);
  if (directive) throw new LeftOut('untouchable', `${fn.name || 'the function'} is marked //go:${directive} and is left as it is`);
}

const mentions = new WeakMap<GoFile, boolean>();

/** Few files do, and looking for the comments above every function costs more than all the rest. */
function mentionsDirective(file: GoFile): boolean {
  const known = mentions.get(file) ?? /^\/\/go:(?:nosplit|nowritebarrier|yeswritebarrierrec|systemstack)/m.test(file.source);
  mentions.set(file, known);
  return known;
}

function directiveOf(fn: Node): string | undefined {
  for (let at: Node | null = fn; at; at = at.parent) {
    if (at.type !== 'function_declaration' && at.type !== 'method_declaration') continue;
    for (const { text } of commentsAbove(at)) {
      const found = DIRECTIVES.exec(text)?.[1];
      if (found) return found;
    }
  }
  return undefined;
}
