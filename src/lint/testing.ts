// What tests of rules share: aspects in a few words, findings in one line each.
import { goParser } from '../golang/grammar.ts';
import type { Finding } from './finding.ts';
import { lintSubject } from './lint.ts';
import { readText } from './read.ts';

/** One aspect as YAML, its advice each in flow style. */
export function aspect(id: string, joinPoint: string, ...advice: [string, ...string[]]): string {
  return [`  - id: ${id}`, `    join-point: ${joinPoint}`, '    advice:', ...advice.map((one) => `      - ${one}`), ''].join('\n');
}

export function body(receiver: string, name: string): string {
  return `{ function-body: { function: [{ receiver: "${receiver}" }, { name: ${name} }] } }`;
}

/** Files are called a.yml, b.yml …; each text is the list under `aspects:`, or a whole file. */
export async function findingsOf(...texts: string[]): Promise<string[]> {
  await goParser();
  const read = texts.map((text, index) => {
    const name = `${String.fromCharCode(97 + index)}.yml`;
    return readText(`/x/${name}`, name, text.startsWith('  -') ? `meta: { name: x }\naspects:\n${text}` : text);
  });
  const files = read.flatMap(({ file }) => (file ? [file] : []));
  return lintSubject({ files }, read.flatMap(({ findings }) => findings)).findings.map(line);
}

function line({ rule, severity, message, hint, position }: Finding): string {
  return `${position.file}:${position.line}:${position.column} ${severity} ${rule}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
