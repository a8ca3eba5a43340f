// One JSON document: findings, and aspects with their back ends.
import type { LintResult } from '../lint.ts';

export function formatJson({ checked, findings, aspects }: LintResult): string {
  return `${JSON.stringify({ checked, findings, aspects }, undefined, 2)}\n`;
}
