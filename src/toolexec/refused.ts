// What of a woven package that does not compile can be left out, so that the rest of it may.
import type { Refused, RefusedExpression, RefusedValue } from '../weave/contract.ts';
import { valueFile } from '../weave/value-places.ts';
import type { Risks } from './weave-call.ts';

interface CompilerError {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Undefined where nothing more can. `before` was left out already; `output` is the compiler's. */
export function refusedBy(output: Buffer, risks: Risks, before: Refused): Refused | undefined {
  const errors = errorsIn(output.toString('utf8'));
  const kept = { ...before, pinpoint: false };
  const values = refusedValues(errors, risks);
  if (values.length > 0) return { ...kept, values: [...(before.values ?? []), ...values] };
  const expressions = refusedExpressions(errors, risks);
  if (expressions.length > 0) return { ...kept, expressions: [...(before.expressions ?? []), ...expressions] };
  if (!before.pinpoint && blamesAspects(errors, risks)) return { ...kept, pinpoint: true };
  return risks.fields && !before.fields ? { ...kept, fields: true } : undefined;
}

function errorsIn(output: string): CompilerError[] {
  return [...output.matchAll(/^(.+?):(\d+):(\d+)(?:\[[^\]]*\])?: (.*)$/gm)].map(([, file = '', line, column, message = '']) => {
    return { file, line: Number(line), column: Number(column), message };
  });
}

/** A value in a directive keeps its own place in woven code, so that is where the compiler finds fault. */
function refusedValues(errors: readonly CompilerError[], { directiveValues = [] }: Risks): RefusedValue[] {
  return directiveValues.flatMap((value): RefusedValue[] => {
    const error = errors.find(({ file, line, column }) => {
      return file === value.file && line === value.line && column >= value.column && column < value.endColumn;
    });
    return error ? [{ ...value, message: error.message }] : [];
  });
}

/** Found only in woven code that was asked to pinpoint them. */
function refusedExpressions(errors: readonly CompilerError[], { expressions = [] }: Risks): RefusedExpression[] {
  return expressions.flatMap((value, index): RefusedExpression[] => {
    const error = errors.find(({ file }) => file === valueFile(index));
    return error ? [{ ...value, message: error.message }] : [];
  });
}

/** In code that is not pinpointed, what reads a value has the place of its advice. */
function blamesAspects(errors: readonly CompilerError[], { expressions = [] }: Risks): boolean {
  return errors.some((error) => expressions.some(({ file }) => file === error.file));
}
