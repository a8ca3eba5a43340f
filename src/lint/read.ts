// Reads aspect files so that one mistake does not hide the next: an aspect that is refused is blanked out, place for
// place, and the rest of its file is read again.
import { readFile } from 'node:fs/promises';
import { isMap, isSeq } from 'yaml';
import { parseAspectFile } from '../aspects/load.ts';
import { parseYaml, type YamlValue } from '../aspects/yaml.ts';
import { UserError } from '../errors.ts';
import { goParser } from '../golang/grammar.ts';
import type { Finding } from './finding.ts';
import { type LintedFile, lintedFile } from './subject.ts';

export interface ReadResult {
  file: LintedFile | undefined;
  findings: Finding[];
}

export async function readForLint(path: string, name: string): Promise<ReadResult> {
  await goParser();
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return readText(path, name, text);
}

/** The grammar must be loaded (`goParser`). */
export function readText(path: string, name: string, text: string): ReadResult {
  const findings: Finding[] = [];
  for (let rest = text; ;) {
    try {
      return { file: lintedFile(parseAspectFile(path, name, rest), rest), findings };
    } catch (error) {
      if (!(error instanceof UserError) || !error.position) throw error;
      // What is left may name anchors that went with a blanked aspect: such a mistake is none of the author's.
      const followsFromBlanking = findings.length > 0 && /alias/i.test(error.message);
      if (!followsFromBlanking) findings.push(schemaFinding(error));
      const blanked = followsFromBlanking ? undefined : withoutAspectAt(name, rest, error.position.line);
      if (blanked === undefined) return { file: undefined, findings };
      rest = blanked;
    }
  }
}

export function schemaFinding(error: UserError): Finding {
  const position = error.position ?? { file: '', line: 0, column: 0 };
  return { rule: 'schema', severity: 'error', message: error.message, hint: error.hint, position };
}

/** The text with the aspect that holds this line replaced by spaces; undefined where none does. */
function withoutAspectAt(name: string, text: string, line: number): string | undefined {
  const root = rootOf(name, text);
  if (!root || !isMap(root.node)) return undefined;
  const list = root.node.get('aspects');
  if (!isSeq(list) || list.flow || list.items.length < 2) return undefined;
  const offset = text.split('\n').slice(0, line).join('\n').length;
  const item = list.items.findLast((node) => isMap(node) && (node.range?.[0] ?? 0) <= offset);
  if (!isMap(item) || !item.range) return undefined;
  // A block list's dash goes too, or an empty item would stay.
  const start = text.lastIndexOf('-', item.range[0] - 1);
  const end = item.range[2];
  if (text.slice(start, end).trim() === '') return undefined;
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
}

function rootOf(name: string, text: string): YamlValue | undefined {
  try {
    return parseYaml(name, text);
  } catch {
    return undefined;
  }
}
