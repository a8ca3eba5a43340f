// For tests: what a join point holds of in a piece of Go, as the source of each place that matched.
import type { CandidateKind, GoFile } from '../model.ts';
import { CANDIDATE_KINDS } from '../model.ts';
import { importsOf } from '../../golang/imports.ts';
import { parseGo } from '../../golang/parse.ts';
import { candidatesOf } from '../../weave/candidates.ts';
import { parseYaml } from '../yaml.ts';
import { readJoinPoint } from './registry.ts';

/** The first line of each match, in the order of the source; `unknown:` stands before what cannot be known. */
export async function matchesOf(joinPoint: string, source: string, facts: Partial<GoFile> = {}): Promise<string[]> {
  const point = readJoinPoint(parseYaml('aspect.yaml', joinPoint));
  const { tree, error } = await parseGo(source);
  if (error) throw new Error(`this Go does not parse: ${source.slice(error.startIndex)}`);
  const packageName = tree.rootNode.descendantsOfType('package_clause')[0]?.namedChildren[0]?.text ?? '';
  const file: GoFile = {
    path: '/src/a.go', source, root: tree.rootNode, importPath: 'example.com/p', packageName, imports: importsOf(tree.rootNode), ...facts,
  };
  const kinds: readonly CandidateKind[] = point.kinds ?? CANDIDATE_KINDS.filter((kind) => kind !== 'function-body');
  const candidates = candidatesOf(file, new Set(kinds)).sort((a, b) => a.node.startIndex - b.node.startIndex);
  return candidates.flatMap((candidate) => {
    const truth = point.matches(candidate);
    const text = candidate.node.text.split('\n')[0] as string;
    return truth === false ? [] : [truth ? text : `unknown: ${text}`];
  });
}
