// As compilers print, then what each aspect can do in each back end.
import type { AspectSummary, LintResult } from '../lint.ts';
import type { Finding } from '../finding.ts';

export function formatText({ checked, findings, aspects }: LintResult): string {
  const lines = findings.filter(({ severity }) => severity !== 'note').map(findingLine);
  if (aspects.length > 0) lines.push(...(lines.length > 0 ? [''] : []), ...backEndLines(aspects));
  lines.push(summary(findings, checked));
  return `${lines.join('\n')}\n`;
}

function findingLine({ position, severity, message, hint, rule }: Finding): string {
  return `${position.file}:${position.line}:${position.column}: ${severity}: ${message}${hint === undefined ? '' : ` (${hint})`} [${rule}]`;
}

function backEndLines(aspects: readonly AspectSummary[]): string[] {
  const width = Math.max(...aspects.map(({ id }) => id.length));
  return aspects.flatMap(({ id, ebpf, losses }) => [
    `${id.padEnd(width)}  compile: all  eBPF: ${ebpf}`,
    ...losses.map(({ what, reason }) => `  not in eBPF: ${what}: ${reason}`),
  ]);
}

function summary(findings: readonly Finding[], checked: number): string {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return `${plural(checked, 'aspect')}, ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
