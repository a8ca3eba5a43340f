// Runs every rule over aspect files, and says what each aspect can do in each back end.
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { isShipped, loadCatalog } from '../aspects/catalog.ts';
import { UserError } from '../errors.ts';
import { type BackEnds, backEndsOf } from './back-ends.ts';
import { type Finding, sortFindings } from './finding.ts';
import { readForLint, schemaFinding } from './read.ts';
import { RULES } from './rules.ts';
import { fullId, lintedFile, type Subject } from './subject.ts';

export interface AspectSummary extends BackEnds {
  id: string;
  file: string;
  line: number;
}

export interface LintResult {
  /** How many aspects were looked at. */
  checked: number;
  findings: Finding[];
  /** Those of which the back ends are of interest. */
  aspects: AspectSummary[];
}

export interface LintOptions {
  /** What shipped aspects lose in back ends, too, where no file is named. */
  verbose?: boolean;
}

/** Without files: everything that a build in `directory` would be led by. */
export async function lint(files: readonly string[], directory: string, { verbose = false }: LintOptions = {}): Promise<LintResult> {
  const read = files.length === 0 ? await readCatalog(directory) : await readFiles(files, directory);
  const result = lintSubject(read.subject, read.findings);
  if (verbose || files.length > 0) return result;
  const shipped = new Set(read.subject.files.filter(({ file }) => isShipped(file)).map(({ file }) => file.name));
  return {
    checked: result.checked,
    findings: result.findings.filter(({ severity, position }) => severity !== 'note' || !shipped.has(position.file)),
    aspects: result.aspects.filter(({ file }) => !shipped.has(file)),
  };
}

export function lintSubject(subject: Subject, before: readonly Finding[] = []): LintResult {
  const found = RULES.flatMap(({ name, severity, check }) => check(subject).map((report) => ({ rule: name, severity, ...report })));
  const aspects = subject.files.flatMap((file) => file.aspects).map(({ aspect }) => {
    return { id: fullId(aspect), file: aspect.position.file, line: aspect.position.line, ...backEndsOf(aspect) };
  });
  return { checked: aspects.length, findings: sortFindings([...before, ...found]), aspects };
}

interface Read {
  subject: Subject;
  findings: Finding[];
}

async function readFiles(paths: readonly string[], directory: string): Promise<Read> {
  const results = await Promise.all(paths.map((path) => readForLint(resolve(directory, path), path)));
  const files = results.flatMap(({ file }) => (file ? [file] : []));
  return { subject: { files }, findings: results.flatMap(({ findings }) => findings) };
}

async function readCatalog(directory: string): Promise<Read> {
  try {
    const { aspectFiles } = await loadCatalog({ directory });
    return { subject: { files: aspectFiles.map((file) => lintedFile(file)) }, findings: [] };
  } catch (error) {
    if (!(error instanceof UserError) || !error.position) throw error;
    return readFaulty(error, directory);
  }
}

/** The catalogue's reader stops at its first mistake; where an aspect file holds it, that file is read to its end. */
async function readFaulty(error: UserError, directory: string): Promise<Read> {
  const name = error.position?.file ?? '';
  const path = resolve(directory, name);
  const isFile = await stat(path).then((found) => found.isFile(), () => false);
  const isAspects = /\.ya?ml$/.test(name) && !/(?:^|\/)otel-ts\.ya?ml$/.test(name);
  if (!isFile || !isAspects) return { subject: { files: [] }, findings: [schemaFinding(error)] };
  const { file, findings } = await readForLint(path, relative(directory, path) || name);
  const told = findings.some(({ message }) => message === error.message);
  return { subject: { files: file ? [file] : [] }, findings: told ? findings : [schemaFinding(error), ...findings] };
}
