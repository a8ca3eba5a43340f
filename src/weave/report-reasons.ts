// Why an aspect matched nothing in the packages that were looked at, with a code that stays.
import { boundAllows } from '../aspects/bounds.ts';
import { calleeOf } from '../aspects/join-points/function-call.ts';
import { type Aspect, type Candidate, CANDIDATE_KINDS, type GoFile } from '../aspects/model.ts';
import { isShadowed } from '../golang/scopes.ts';
import { candidatesOf } from './candidates.ts';
import type { Notice } from './contract.ts';
import { isIgnored } from './directives-ignore.ts';
import { isNotice, parseFile, readSource } from './read-file.ts';
import type { ListedPackage } from './report-packages.ts';

export type ReasonCode =
  | 'not-imported' | 'no-such-function' | 'shadowed' | 'unparsable' | 'ignored-by-directive'
  | 'excluded-by-configuration' | 'version-out-of-range';

export interface Reason {
  /** A ReasonCode, or the code of a notice. */
  code: string;
  message: string;
  /** The file and line that say so, where there are any. */
  file?: string;
  line?: number;
}

export interface Examined {
  listed: ListedPackage;
  notices: readonly Notice[];
}

/** `examined` are the packages of the dry weave; the aspect matched in none of them. */
export async function reasonFor(aspect: Aspect, examined: readonly Examined[]): Promise<Reason> {
  const { joinPoint } = aspect;
  const reachable = examined.filter(({ listed }) => boundAllows(joinPoint.bound, listed.importPath, new Set(listed.imports)));
  if (reachable.length === 0) return { code: 'not-imported', message: notImported(aspect) };
  let nearest: Reason | undefined;
  for (const { listed, notices } of reachable) {
    for (const path of listed.goFiles) {
      const reason = await reasonIn(path, aspect, listed, notices);
      if (reason && (!nearest || rank(reason) < rank(nearest))) nearest = reason;
    }
  }
  const where = reachable.length === 1 ? reachable[0]?.listed.importPath : `${reachable.length} packages`;
  return nearest ?? { code: 'no-such-function', message: `nothing of the kind in ${where}` };
}

const RANKS: readonly string[] = ['ignored-by-directive', 'shadowed', 'unparsable', 'version-out-of-range'];

function rank({ code }: Reason): number {
  return (RANKS.indexOf(code) + RANKS.length + 1) % (RANKS.length + 1);
}

function notImported({ joinPoint: { bound } }: Aspect): string {
  const paths = bound === 'everything' ? [] : [...new Set([...bound.importPaths, ...bound.imports, ...(bound.globs ?? [])])];
  return paths.length === 0 ? 'no package here can match' : `${paths.join(', ')}: not imported here`;
}

async function reasonIn(path: string, aspect: Aspect, listed: ListedPackage, notices: readonly Notice[]): Promise<Reason | undefined> {
  const { words } = aspect.joinPoint;
  const source = readSource(path);
  if (source === undefined || (words && !words.some((word) => source.includes(word)))) return undefined;
  const notice = notices.find(({ file, code }) => file === path || code === 'shadowed');
  if (notice) return { code: notice.code, message: notice.message, file: notice.file, line: notice.line };
  const parsed = await parseFile(path, source, listed.importPath);
  if (isNotice(parsed)) return { code: parsed.code, message: parsed.message, file: path, line: parsed.line };
  try {
    return reasonAt(aspect, parsed, listed);
  } finally {
    parsed.root.tree.delete();
  }
}

/** `file` says nothing of versions: a join point that cannot be told without them is one that they decide. */
function reasonAt(aspect: Aspect, file: GoFile, { module, importPath }: ListedPackage): Reason | undefined {
  const at = ({ node }: Candidate): { file: string; line: number } => ({ file: file.path, line: node.startPosition.row + 1 });
  let byVersion: Reason | undefined;
  for (const candidate of candidatesOf(file, new Set(aspect.joinPoint.kinds ?? CANDIDATE_KINDS))) {
    const truth = aspect.joinPoint.matches(candidate);
    if (truth === true && isIgnored(candidate.node)) return { code: 'ignored-by-directive', message: '//otel:ignore stands there', ...at(candidate) };
    if (truth === undefined && aspect.joinPoint.modules) {
      byVersion ??= { code: 'version-out-of-range', message: `${module?.path ?? importPath} ${module?.version ?? ''}`.trim(), ...at(candidate) };
    }
    if (truth === false && candidate.kind === 'call' && hidesCallee(candidate, aspect)) {
      return { code: 'shadowed', message: 'something local has that name', ...at(candidate) };
    }
  }
  return byVersion;
}

function hidesCallee({ node }: Candidate, { joinPoint: { words } }: Aspect): boolean {
  const callee = calleeOf(node);
  const selected = callee?.childForFieldName('field')?.text;
  const operand = callee?.childForFieldName('operand') ?? callee;
  if (!callee || operand?.type !== 'identifier' || !words?.includes(selected ?? callee.text)) return false;
  return isShadowed(operand.text, callee);
}
