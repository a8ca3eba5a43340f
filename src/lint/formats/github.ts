// Workflow commands, which GitHub shows beside the changed lines.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import type { Finding } from '../finding.ts';
import type { LintResult } from '../lint.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

export function formatGithub({ findings }: LintResult): string {
  return findings.map((finding) => `${command(finding)}\n`).join('');
}

function command({ severity, position, message, hint, rule }: Finding): string {
  const { file, line, column } = position;
  const place = line > 0 ? `,line=${line},col=${column}` : '';
  const properties = `file=${property(file)}${place},title=${property(`otel-ts ${rule}`)}`;
  return `::${COMMANDS[severity]} ${properties}::${data(hint === undefined ? message : `${message} (${hint})`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
