// SARIF 2.1.0, which code scanning services read.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Finding } from '../finding.ts';
import type { LintResult } from '../lint.ts';
import { RULES } from '../rules.ts';

export function formatSarif({ findings }: LintResult, version: string): string {
  const rules = RULES.map(({ name, severity, description }) => {
    return { id: name, shortDescription: { text: description }, defaultConfiguration: { level: severity } };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'otel-ts', version, rules } }, columnKind: 'utf16CodeUnits', results: findings.map(resultOf) }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf({ rule, severity, message, hint, position }: Finding): object {
  const { file, line, column } = position;
  // A line of 0 is a whole file; a region must begin at 1.
  const region = line > 0 ? { region: { startLine: line, startColumn: Math.max(1, column) } } : {};
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ name }) => name === rule),
    level: severity,
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }],
  };
}

/** Relative paths stay relative. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}
