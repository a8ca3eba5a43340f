// `otel-ts explain`: what matched where and what it became; for what did not match, why.
import { Command } from 'commander';
import { relative } from 'node:path';
import { loadCatalog } from '../aspects/catalog.ts';
import { UserError } from '../errors.ts';
import { type Explanation, explain, type Subject } from '../weave/report-explain.ts';

export function explainCommand(): Command {
  return new Command('explain')
    .summary('say what matched where, and why the rest did not')
    .description('Explains this directory\'s program with all that it imports, one package, one line, or one aspect.')
    .argument('[subject]', 'a package, file:line, or the id or file of an aspect')
    .option('--json', 'print it for programs')
    .action(run);
}

async function run(given: string | undefined, options: { json?: true }): Promise<void> {
  const directory = process.cwd();
  const catalog = await loadCatalog({ directory });
  const explanation = await explain(catalog, subjectOf(given), directory);
  process.stdout.write(options.json ? `${JSON.stringify(explanation, undefined, 2)}\n` : formatText(explanation, directory));
}

function subjectOf(text: string | undefined): Subject {
  if (text === undefined) return {};
  const line = /^(.+\.go):(\d+)(?::\d+)?$/.exec(text);
  if (line) return { file: line[1] as string, line: Number(line[2]) };
  if (text.endsWith('.go')) throw new UserError(`explain: ${text} has no line`, { hint: `write ${text}:1` });
  return { name: text };
}

function formatText({ matches, unmatched, notices }: Explanation, directory: string): string {
  const lines: string[] = [];
  let heading = '';
  for (const { importPath, file, line, column, text, aspect, aspectFile, aspectLine, advice, became } of matches) {
    if (importPath !== heading) lines.push((heading = importPath));
    lines.push(`  ${shown(file, directory)}:${line}:${column}: ${aspect} (${aspectFile}:${aspectLine}): ${advice.join(', ')}`, `    ${text}`);
    lines.push(...became.map((woven) => `    + ${woven}`));
  }
  if (notices.length > 0) lines.push(...(matches.length > 0 ? [''] : []), 'left as it was:');
  for (const { code, message, file, line } of notices) lines.push(`  ${code}: ${shown(file, directory)}${line ? `:${line}` : ''}: ${message}`);
  if (unmatched.length > 0) lines.push(...(lines.length > 0 ? [''] : []), 'no match:');
  for (const { aspect, aspectFile, code, message, file, line } of unmatched) {
    const where = file === undefined ? '' : ` (${shown(file, directory)}${line ? `:${line}` : ''})`;
    lines.push(`  ${code}: ${aspectFile} ${aspect}: ${message}${where}`);
  }
  return lines.length === 0 ? 'nothing is woven here\n' : `${lines.join('\n')}\n`;
}

function shown(file: string, directory: string): string {
  const below = relative(directory, file);
  return below.startsWith('..') ? file : below;
}
