// What advice asks a type checker, beside its join point: interfaces that templates name, how many values calls
// return, which types can be compared.
import { needsOf } from '../needs.ts';
import type { Aspect, TypeInterest } from '../model.ts';
import type { AnyAdvice } from './registry.ts';

const NAMED = /\.(?:ArgumentThatImplements|(?:Last)?ResultThatImplements|FinalResultImplements)\s+(?:"([^"]+)"|`([^`]+)`)/g;

/** Undefined: nothing at all. Names that a template puts together are not found here, and are asked for later. */
export function typesAskedBy({ joinPoint, advice }: Aspect): TypeInterest | undefined {
  return needsOf([joinPoint, ...advice.map((one) => ({ types: interestOf(one) }))]).types;
}

function interestOf(advice: AnyAdvice): TypeInterest | undefined {
  const interfaces = textsOf(advice).flatMap((text) => [...text.matchAll(NAMED)].map(([, quoted, raw]) => quoted ?? raw ?? ''));
  const values = advice.key === 'append-args';
  const compares = advice.key === 'add-struct-field' && /^[^*]*\./.test(advice.written);
  return interfaces.length > 0 || values || compares ? { methods: [], interfaces, values } : undefined;
}

function textsOf(advice: AnyAdvice): string[] {
  if ('code' in advice) return [advice.code.text];
  if (advice.key === 'append-args') return advice.values.map(({ text }) => text);
  return advice.key === 'inject-context' && advice.prepare ? [advice.prepare.text] : [];
}
