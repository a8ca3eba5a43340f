// What lint says: which rule, how bad, where, and what to do about it.
import type { Position } from '../errors.ts';

/** An error ends lint with status 1; a warning does with --strict; a note only informs. */
export type Severity = 'error' | 'warning' | 'note';

export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  hint?: string | undefined;
  position: Position;
}

/** What a rule reports; its name and severity are known to who runs it. */
export type Report = Pick<Finding, 'message' | 'hint' | 'position'>;

export function sortFindings(findings: readonly Finding[]): Finding[] {
  const order = (a: Finding, b: Finding): number =>
    compareText(a.position.file, b.position.file) || a.position.line - b.position.line
    || a.position.column - b.position.column || compareText(a.rule, b.rule) || compareText(a.message, b.message);
  return [...findings].sort(order);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
