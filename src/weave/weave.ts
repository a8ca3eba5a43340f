// Weaves one package: which aspects can match, where they do, and the files to compile in place of the user's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { boundAllows } from '../aspects/bounds.ts';
import type { Catalog } from '../aspects/catalog.ts';
import type { Aspect, GoFile } from '../aspects/model.ts';
import { aliasesIn, aliasLines, spellingsOf, type TypeAlias, type TypeAliases } from '../golang/type-aliases.ts';
import { phase } from '../timing/phases.ts';
import type { Notice, WeaveRequest, WeaveResult } from './contract.ts';
import { directiveAspects, hasDirectives } from './directives.ts';
import { FileEditor } from './edit.ts';
import { filtersAreOn } from './filters.ts';
import { learnFrom, type Lessons, NO_LESSONS } from './learn.ts';
import { PackageEditor } from './package-editor.ts';
import { packageFacts } from './package-facts.ts';
import { isNotice, ParsedFiles, readSource } from './read-file.ts';
import { shadowedPredeclared } from './shadowed.ts';
import { isRuntimeInternal, namesPackage } from './untouchable.ts';
import { unmatched } from './unmatched.ts';
import { nameFields } from './unkeyed-literals.ts';
import { weaveDeclarations } from './weave-declarations.ts';
import { weaveFile } from './weave-file.ts';

export async function weavePackage(catalog: Catalog, request: WeaveRequest): Promise<WeaveResult> {
  const aspects = catalog.aspectFiles
    .flatMap((file) => file.aspects)
    .filter(({ joinPoint }) => !filtersAreOn() || boundAllows(joinPoint.bound, request.importPath, request.imports))
    .filter((aspect) => !isRuntimeInternal(request.importPath) || namesPackage(aspect, request.importPath));
  const unchanged: WeaveResult = { goFiles: request.goFiles, woven: false, notices: [] };
  if (aspects.length === 0 && request.module === 'std') return unchanged;

  const sources = request.goFiles.map(readSource);
  if (aspects.length === 0 && !sources.some((source) => hasDirectives(source, request))) return unchanged;
  const { notices: noticesOfFacts, ...facts } = packageFacts(request, aspects);
  const parsed = new ParsedFiles();
  try {
    const { files, notices } = await phase('parse', () => parseFiles(aspects, request, sources, facts, parsed));
    return await weaveParsed(aspects, request, sources, files, [...notices], noticesOfFacts, parsed);
  } finally {
    parsed.delete();
  }
}

async function weaveParsed(
  aspects: readonly Aspect[], request: WeaveRequest, sources: readonly (string | undefined)[], files: readonly ParsedFile[], notices: Notice[], noticesOfFacts: () => Notice[], parsed: ParsedFiles,
): Promise<WeaveResult> {
  const unchanged: WeaveResult = { goFiles: request.goFiles, woven: false, notices: [] };
  let lessons = NO_LESSONS;
  const matched = new Set<Aspect>();
  const observe: WeaveRequest['observe'] = (candidate, aspect) => {
    matched.add(aspect);
    request.observe?.(candidate, aspect);
  };
  let woven = phase('match', () => weaveFiles(aspects, files, { ...request, observe }, sources, lessons));
  notices.push(...(await unmatched(aspects, matched, request)));
  // Rarely: once more, without the advice that cannot have what it needs.
  for (let more = 0; woven && more < 3; more++) {
    const learned = await learnFrom(woven.package, lessons, request, sources, files.map(({ file }) => file), parsed);
    if (!learned) break;
    lessons = learned;
    woven = phase('match', () => weaveFiles(aspects, files, { ...request, observe: undefined }, sources, lessons));
  }
  const { unavailable } = lessons;
  notices.push(...noticesOfFacts(), ...(woven?.package.notices ?? []));
  if (!woven || (woven.editors.length === 0 && woven.generated.size === 0)) return { ...unchanged, notices };

  const file = request.goFiles[0] as string;
  const shadowed = shadowedPredeclared(sources);
  if (shadowed) {
    const message = `the package declares "${shadowed}", which woven code needs as Go predeclares it; it is compiled without instrumentation`;
    notices.push({ code: 'shadowed', message, file, line: 0, column: 0 });
    return { ...unchanged, notices };
  }
  const missing = woven.package.needed.find((path) => unavailable.has(path));
  if (missing) {
    const message = `woven code needs ${missing}, which this build cannot offer: ${unavailable.get(missing)}; the package is compiled without instrumentation`;
    notices.push({ code: 'import-unavailable', message, file, line: 0, column: 0 });
    return { ...unchanged, notices };
  }
  const { editors, generated } = woven;
  const goFiles = phase('edit', () => writeFiles(request, editors, generated));
  const { needed: imports, links, language } = woven.package;
  const { directiveValues, values } = woven.package;
  return { goFiles, woven: true, notices, imports, links, language, fields: woven.package.grown.size > 0, directiveValues, expressions: values.read };
}

/** Those in which something can match. */
async function parseFiles(
  aspects: readonly Aspect[], request: WeaveRequest, sources: readonly (string | undefined)[], facts: Parameters<ParsedFiles['parse']>[3], parsed: ParsedFiles,
): Promise<{ files: ParsedFile[]; notices: Notice[] }> {
  const { goFiles, importPath } = request;
  const notices: Notice[] = [];
  const lines = new Map(sources.flatMap((source) => (source === undefined ? [] : [...aliasLines(source)])));
  const aliases = new Map<string, TypeAlias>();
  const files: ParsedFile[] = [];
  for (const [index, path] of goFiles.entries()) {
    const source = sources[index];
    if (source === undefined) continue;
    const possible = aspects.filter(({ joinPoint: { words } }) => !words || words.some((word) => spellingsOf(word, lines).some((name) => source.includes(name))));
    const concerned = possible.length > 0 || hasDirectives(source, request);
    if (filtersAreOn() && !concerned) continue;
    const file = await parsed.parse(path, source, importPath, { ...facts, aliases });
    if (!isNotice(file)) files.push({ index, file, possible: filtersAreOn() ? possible : aspects });
    else if (concerned) notices.push(file);
  }
  if (files.length > 0 && lines.size > 0) for (const [name, alias] of await aliasesOf(goFiles, sources, files, parsed)) aliases.set(name, alias);
  return { files, notices };
}

/** From files that are not woven, too. */
async function aliasesOf(
  goFiles: readonly string[], sources: readonly (string | undefined)[], files: readonly ParsedFile[], parsed: ParsedFiles,
): Promise<TypeAliases> {
  const declaring = await Promise.all(sources.map(async (source, index) => {
    if (source === undefined || aliasLines(source).size === 0) return undefined;
    const known = files.find((file) => file.index === index)?.file ?? (await parsed.parse(goFiles[index] ?? '', source, ''));
    return isNotice(known) ? undefined : known;
  }));
  return aliasesIn(declaring.filter((file) => file !== undefined));
}

interface ParsedFile {
  index: number;
  file: GoFile;
  possible: readonly Aspect[];
}

function weaveFiles(
  aspects: readonly Aspect[], files: readonly ParsedFile[], request: WeaveRequest, sources: readonly (string | undefined)[], lessons: Lessons,
) {
  const [first] = files;
  if (!first) return undefined;
  const { imports: available, language, observe, isProgram = first.file.packageName === 'main', refused } = request;
  const packageEditor = new PackageEditor({
    packageName: first.file.packageName, available, unavailable: lessons.unavailable, language, sources, isProgram,
    refused, learned: lessons,
  });
  const others = [...lessons.literals.keys()].filter((file) => !files.some((known) => known.file === file));
  const all = [...files, ...others.map((file) => ({ index: request.goFiles.indexOf(file.path), file, possible: [] }))];
  const editors = all.flatMap(({ index, file, possible }) => {
    const editor = new FileEditor(file);
    for (const literal of lessons.literals.get(file) ?? []) nameFields(literal, editor);
    const directed = hasDirectives(file.source, request) ? directiveAspects(editor, packageEditor, refused?.values) : [];
    weaveFile([...possible, ...directed], editor, packageEditor, observe);
    return editor.changed ? [{ index, editor }] : [];
  });
  weaveDeclarations(aspects, packageEditor, request.importPath);
  return { editors, package: packageEditor, generated: packageEditor.generatedFiles() };
}

/** Not through promises: each file would wait for a thread, which took a tenth of weaving. */
function writeFiles(
  { goFiles, outputDirectory }: WeaveRequest,
  editors: readonly { index: number; editor: FileEditor }[],
  generated: ReadonlyMap<string, string>,
): string[] {
  mkdirSync(outputDirectory, { recursive: true });
  const result = [...goFiles];
  for (const { index, editor } of editors) {
    const path = join(outputDirectory, `${index}_${basename(editor.file.path)}`);
    writeFileSync(path, editor.toString());
    result[index] = path;
  }
  for (const [name, text] of generated) {
    const path = join(outputDirectory, name);
    writeFileSync(path, text);
    result.push(path);
  }
  return result;
}
