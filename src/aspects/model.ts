// What an aspect is once it is read: where (join point), what (advice), and the place in the YAML that says so.
// Both back ends work from this; neither's words appear here.
import type { Node } from 'web-tree-sitter';
import type { Position } from '../errors.ts';
import type { TypeAliases } from '../golang/type-aliases.ts';
import type { Imports } from '../golang/imports.ts';
import type { TypeExpression } from '../golang/type-syntax.ts';
import type { PackageFilter } from '../weave/contract.ts';
import type { AnyAdvice } from './advice/registry.ts';
import type { OptionDeclaration, OptionValues } from './configuration/options.ts';

export interface AspectFile {
  /** `aspects/net-http.yaml`: shown to users, stands in line directives. */
  name: string;
  /** Absolute. */
  path: string;
  meta: { name: string; description: string };
  /** Module path → the versions that the aspects are written for: in them, an aspect that finds nothing is told of. */
  modules?: ReadonlyMap<string, ModuleRange>;
  /** What it says that otel-ts.yml may set. */
  options?: Readonly<Record<string, OptionDeclaration>>;
  aspects: Aspect[];
}

export interface ModuleRange {
  /** As it is written, `>=1.9`. */
  text: string;
  holds(version: string): Truth;
}

export interface Aspect {
  id: string;
  /** Of some of the versions that its file is written for only. */
  optional?: boolean;
  file: AspectFile;
  position: Position;
  joinPoint: JoinPoint;
  advice: AnyAdvice[];
  /** Defaults of its file and what configuration sets. */
  options?: OptionValues;
}

/** The kinds of places: what `node` of a candidate is. */
export const CANDIDATE_KINDS = [
  /** A function declaration, method or literal. */
  'function',
  /** Its block. */
  'function-body',
  /** A call, with the conversion that `f[T](x)` parses as. */
  'call',
  /** The struct type of a type declaration. */
  'struct',
  /** A var_spec or const_spec. */
  'value',
  /** A type_spec or type_alias. */
  'type',
  /** A composite literal that names its type. */
  'literal',
  /** `&T{…}`, the ampersand included. */
  'address',
  /** The value behind a key in a composite literal. */
  'field-value',
] as const;

/** The kinds that are expressions, so that an expression can stand in their place. */
export const EXPRESSION_KINDS: ReadonlySet<CandidateKind> = new Set(['call', 'literal', 'address', 'field-value']);

/** A place in a package that a join point can hold of. */
export interface Candidate {
  kind: (typeof CANDIDATE_KINDS)[number];
  node: Node;
  file: GoFile;
}

/** A parsed Go file with what join points ask about it. */
export interface GoFile {
  path: string;
  source: string;
  root: Node;
  importPath: string;
  packageName: string;
  imports: Imports;
  /** Aliases that the package declares. */
  aliases?: TypeAliases | undefined;
  /** The module that holds the package; undefined: not known. Packages of the standard library have none. */
  module?: ModuleOfPackage | undefined;
  /** The toolchain's, `go1.26.1`. */
  goVersion?: string | undefined;
  /** Whether this is a file of the program that `go test` generates. */
  testMain?: boolean | undefined;
  /** What only a type checker knows. */
  types?: TypeAnswers | undefined;
}

/** What the go command's module data says of a package. */
export type ModuleOfPackage =
  /** A main module has no version, a workspace's neither. */
  | { path: string; version?: string | undefined; main: boolean }
  | 'std';

/** A type checker's answers about places of this package; undefined: not known. */
export interface TypeAnswers {
  /** The types that a method call's receiver is, from the static one through embedding to the one that declares it. */
  receivers(file: GoFile, method: Node): readonly ReceiverType[] | undefined;
  /** Whether a parameter or result of the function implements the interface: by position, not by declaration. */
  implements(file: GoFile, fn: Node, role: 'parameters' | 'result', index: number, interfaceName: string): Truth;
  /** Whether values of a named type can be compared, `net/http.Header`. */
  comparable(type: string): Truth;
  /** How many values a call returns that is another call's only argument. */
  valuesOf(file: GoFile, call: Node): number | undefined;
}

export interface ReceiverType {
  type: TypeExpression;
  pointer: boolean;
}

/** What a join point may ask a type checker, so that one call of it answers everything. */
export interface TypeInterest {
  /** Names of called methods. */
  methods: readonly string[];
  /** `io.Reader`, `error`. */
  interfaces: readonly string[];
  /** Whether it asks how many values calls return. */
  values?: boolean;
}

/** undefined: it cannot be known here, which no negation turns into a match. */
export type Truth = boolean | undefined;

export type CandidateKind = Candidate['kind'];

export interface JoinPoint {
  key: string;
  /** Which kinds of places it can hold of; undefined: whatever the others around it ask for. */
  kinds: readonly CandidateKind[] | undefined;
  /** Words one of which a file's text must contain, or nothing in it matches; undefined: no such words. */
  words: readonly string[] | undefined;
  bound: PackageBound;
  /** What it may ask a type checker; undefined: nothing. */
  types?: TypeInterest | undefined;
  /** Whether it may ask for the module that holds the package. */
  modules?: boolean | undefined;
  matches(candidate: Candidate): Truth;
}

/** Outside of what a bound names, a join point cannot hold. Never narrower than the truth. */
export type PackageBound = Omit<PackageFilter, 'everything'> | 'everything';

export interface Advice {
  key: string;
  position: Position;
  /** Put in by the registry. */
  order?: number;
  namespace?: string;
}
