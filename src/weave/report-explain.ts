// What an explanation says of a package, a line or an aspect, from a dry weave.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import { patternMatches } from '../aspects/configuration/identity.ts';
import type { Aspect } from '../aspects/model.ts';
import { UserError } from '../errors.ts';
import type { Notice } from './contract.ts';
import { changesBetween } from './report-diff.ts';
import type { Match } from './report.ts';
import { type Reason, reasonFor } from './report-reasons.ts';
import { isForDeclarations } from './weave-declarations.ts';
import { type ReportedPackage, reportPackages } from './report-weave.ts';

/** Nothing: everything in the program. A name: an aspect's id or file, else a package. */
export interface Subject {
  name?: string;
  file?: string;
  line?: number;
}

export interface ExplainedAspect {
  aspect: string;
  aspectFile: string;
  aspectLine: number;
}

export interface Explanation {
  matches: (ExplainedAspect & Pick<Match, 'kind' | 'file' | 'line' | 'column' | 'text'> & { importPath: string; advice: string[]; became: string[] })[];
  unmatched: (ExplainedAspect & Reason)[];
  /** What matched, or would have, and was left as it was. */
  notices: Notice[];
}

export async function explain(catalog: Catalog, subject: Subject, directory: string): Promise<Explanation> {
  const excluded = [...(catalog.excluded?.keys() ?? [])];
  const all = [...catalog.aspectFiles.flatMap((file) => file.aspects), ...excluded];
  const { name } = subject;
  let named = name === undefined ? [] : all.filter((aspect) => hasId(aspect, name));
  let isPackage = name !== undefined && named.length === 0;
  const file = subject.file === undefined ? undefined : resolve(directory, subject.file);
  const pattern = file !== undefined ? dirname(file) : isPackage ? (name as string) : './...';
  const packages = await reportPackages(catalog, [pattern], directory, !isPackage && file === undefined).catch((error: unknown) => {
    // A file of aspects is often called as the package that it is about: the package comes first.
    named = name === undefined || !isPackage ? [] : all.filter((aspect) => patternMatches(name, aspect));
    if (named.length === 0) throw notFound(error, name);
    isPackage = false;
    return reportPackages(catalog, ['./...'], directory, true);
  });

  const explanation: Explanation = { matches: [], unmatched: [], notices: [] };
  const matched = new Set<Aspect>();
  for (const reported of packages) {
    const became = becameOf(reported);
    explanation.notices.push(...reported.notices.filter((notice) => file === undefined || notice.file === file));
    for (const match of reported.matches) {
      matched.add(match.aspect);
      if (named.length > 0 && !named.includes(match.aspect)) continue;
      if (file !== undefined && (match.file !== file || !covers(match, subject.line ?? 0))) continue;
      const { aspect, kind, file: at, line, column, text } = match;
      const advice = aspect.advice.map(({ key }) => key);
      explanation.matches.push({ importPath: reported.importPath, kind, file: at, line, column, text, ...naming(aspect), advice, became: await became(match) });
    }
  }
  for (const aspect of named.length > 0 ? named : all) {
    if (matched.has(aspect) || isForDeclarations(aspect)) continue;
    const reason = excluded.includes(aspect) ? excludedBy(catalog, aspect) : await reasonFor(aspect, packages.map(({ listed, notices }) => ({ listed, notices })));
    // Of one package or line, only what could have matched there is of interest.
    if ((isPackage || file !== undefined) && reason.code === 'not-imported') continue;
    if (file !== undefined && reason.file !== file) continue;
    explanation.unmatched.push({ ...naming(aspect), ...reason });
  }
  return explanation;
}

function notFound(error: unknown, name: string | undefined): unknown {
  if (!(error instanceof UserError) || name === undefined) return error;
  return new UserError(`${name} is neither an aspect nor a package: ${error.message}`, { hint: 'otel-ts aspects list shows the aspects' });
}

/** By id alone too, where configuration wants the file's name with it. */
function hasId(aspect: Aspect, name: string): boolean {
  return aspect.id === name || aspect.file.name === name || (name.includes('#') && patternMatches(name, aspect));
}

function naming({ id, file, position }: Aspect): ExplainedAspect {
  return { aspect: id, aspectFile: file.name, aspectLine: position.line };
}

function covers({ line, endLine }: Match, wanted: number): boolean {
  return line <= wanted && wanted <= endLine;
}

function excludedBy({ excluded }: Catalog, aspect: Aspect): Reason {
  const entry = excluded?.get(aspect);
  return { code: 'excluded-by-configuration', message: entry ? `excluded as "${entry.text}"` : 'not among what is included' };
}

/** The woven text of the line on which the matched place, or its body, begins. */
function becameOf({ files }: ReportedPackage): (match: Match) => Promise<string[]> {
  const changed = new Map<string, Promise<(line: number) => string[]>>();
  const read = async (path: string): Promise<(line: number) => string[]> => {
    const woven = files.find(({ original }) => original === path)?.text.split('\n');
    if (!woven) return () => [];
    const changes = changesBetween((await readFile(path, 'utf8')).split('\n'), woven);
    return (line) => {
      const change = changes.find(({ from, removed }) => from < line && line <= from + removed);
      return change ? woven.slice(change.to, change.to + change.added).map((text) => text.trim()).filter(Boolean) : [];
    };
  };
  return async ({ file, codeLine }) => {
    if (!changed.has(file)) changed.set(file, read(file));
    return (await changed.get(file))?.(codeLine) ?? [];
  };
}
