// What of a woven package that does not compile can be left out, so that the rest of it may.
import type { Refused, RefusedValue } from '../weave/contract.ts';
import type { Risks } from './weave-call.ts';

/** Undefined where nothing more can. `before` was left out already; `output` is the compiler's. */
export function refusedBy(output: Buffer, risks: Risks, before: Refused): Refused | undefined {
  const values = refusedValues(output.toString('utf8'), risks);
  if (values.length > 0) return { ...before, values: [...(before.values ?? []), ...values] };
  return risks.fields && !before.fields ? { ...before, fields: true } : undefined;
}

/** A value in a directive keeps its own place in woven code, so that is where the compiler finds fault. */
function refusedValues(output: string, { directiveValues = [] }: Risks): RefusedValue[] {
  const errors = [...output.matchAll(/^(.+?):(\d+):(\d+)(?:\[[^\]]*\])?: (.*)$/gm)];
  return directiveValues.flatMap((value): RefusedValue[] => {
    const error = errors.find(([, file, line, column]) => {
      return file === value.file && Number(line) === value.line && Number(column) >= value.column && Number(column) < value.endColumn;
    });
    return error ? [{ ...value, message: error[4] as string }] : [];
  });
}
