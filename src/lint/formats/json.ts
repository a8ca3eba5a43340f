// One JSON document: findings and aspects.
import type { LintResult } from '../lint.ts';

export function formatJson({ findings, aspects }: LintResult): string {
  return `${JSON.stringify({ findings, aspects }, undefined, 2)}\n`;
}
