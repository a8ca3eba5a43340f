// Asks the types helper about one package: one process, started at the first question, that answers all of them.
import { spawnSync } from 'node:child_process';
import type { Node } from 'web-tree-sitter';
import type { GoFile, ReceiverType, Truth, TypeAnswers, TypeInterest } from '../aspects/model.ts';
import { phase } from '../timing/phases.ts';
import { type Offsets, offsetsOf } from './offsets.ts';
import { parseType } from './type-syntax.ts';
import { typesHelper } from './types-helper.ts';

/** Where types come from: a toolchain, and the export data of the packages that this one may import. */
export interface TypesSource {
  /** The go command. */
  go: string;
  /** Where the helper is kept once it is built. */
  cacheDirectory: string;
  /** Import path → archive. */
  archives: ReadonlyMap<string, string>;
  importMap: ReadonlyMap<string, string>;
  /** The version of the language, `go1.22`; empty: the toolchain's. */
  language?: string | undefined;
}

export interface CheckedPackage extends TypeAnswers {
  /** Why there are no answers; undefined where there are, and where nothing was asked. */
  failure(): string | undefined;
}

interface Response {
  calls: Record<string, { type: string; pointer: boolean }[]>[];
  functions: Record<string, Record<'parameters' | 'result', Record<string, Truths>>>[];
  comparable: Record<string, boolean | null>;
  values: Record<string, number>[];
}

type Names = 'methods' | 'interfaces' | 'comparable';

type Truths = (boolean | null)[];

export function typesOf(importPath: string, goFiles: readonly string[], source: TypesSource, expected: TypeInterest): CheckedPackage {
  const interest = { methods: [...expected.methods], interfaces: [...expected.interfaces], comparable: [] as string[], values: expected.values === true };
  let response: Response | undefined;
  let failure: string | undefined;
  const answer = (kind: Names, name: string): Response | undefined => {
    if (failure !== undefined || (response && interest[kind].includes(name))) return response;
    // What nobody announced, such as the name that a template puts together: everything is asked once more.
    if (!interest[kind].includes(name)) interest[kind].push(name);
    return askAll();
  };
  const askAll = (): Response | undefined => {
    try {
      response = ask(importPath, goFiles, source, interest);
    } catch (error) {
      failure = (error as Error).message;
    }
    return response;
  };
  const known = new Map<GoFile, Offsets>();
  const keyOf = (file: GoFile, node: Node): string => {
    const offsets = known.get(file) ?? offsetsOf(file.source);
    known.set(file, offsets);
    const { line, column } = offsets.at(node.startIndex);
    return `${line}:${column}`;
  };
  return {
    failure: () => failure,
    receivers(file, method): readonly ReceiverType[] | undefined {
      return answer('methods', method.text)?.calls[goFiles.indexOf(file.path)]?.[keyOf(file, method)]?.flatMap(({ type, pointer }) => {
        const parsed = parseType(type);
        return parsed ? [{ type: parsed, pointer }] : [];
      });
    },
    implements(file, fn, role, index, interfaceName): Truth {
      const parameters = fn.childForFieldName('parameters');
      const fact = parameters && answer('interfaces', interfaceName)?.functions[goFiles.indexOf(file.path)]?.[keyOf(file, parameters)];
      return fact?.[role][interfaceName]?.[index] ?? undefined;
    },
    comparable: (type) => answer('comparable', type)?.comparable[type] ?? undefined,
    valuesOf(file, call): number | undefined {
      if (failure === undefined && (!response || !interest.values)) {
        interest.values = true;
        askAll();
      }
      return response?.values[goFiles.indexOf(file.path)]?.[keyOf(file, call)];
    },
  };
}

function ask(importPath: string, goFiles: readonly string[], source: TypesSource, interest: object): Response {
  const request = {
    importPath,
    goFiles,
    goVersion: source.language ?? '',
    archives: Object.fromEntries(source.archives),
    importMap: Object.fromEntries(source.importMap),
    ...interest,
  };
  const program = phase('types helper', () => typesHelper(source.go, source.cacheDirectory));
  const { status, stdout, stderr, error } = phase('types helper', () => spawnSync(program, [], { input: JSON.stringify(request), encoding: 'utf8', maxBuffer: 256 << 20 }));
  if (error || status !== 0) throw new Error((error?.message ?? stderr).trim().split('\n')[0] || 'the types helper ended without an answer');
  return JSON.parse(stdout) as Response;
}
