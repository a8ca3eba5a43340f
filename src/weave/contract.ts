// What the toolexec layer asks of the weaver, and what it gets back. Neither knows the other's insides.
import type { Aspect, Candidate, ModuleOfPackage } from '../aspects/model.ts';
import type { TypesSource } from '../golang/types.ts';

/** One `compile` call of the go command, as the weaver sees it. */
export interface WeaveRequest {
  /** Import path without its variant: `net/http` for `net/http [net/http.test]`, the real path for a main package. */
  importPath: string;
  /** Absolute paths of the Go files on the compiler's command line, in its order. */
  goFiles: string[];
  /** A private directory inside the action's object directory, for woven files. It may not exist yet. */
  outputDirectory: string;
  /** Import paths that the importcfg offers to this package. */
  imports: ReadonlySet<string>;
  /** The module that holds the package, where an aspect asks for it and it is known. */
  module?: ModuleOfPackage | undefined;
  /** Whether these are all files of a real package, so that what is not in them is missing. */
  whole?: boolean | undefined;
  /** The module, asked for only where something is to be said of it. */
  moduleOf?: (() => Promise<ModuleOfPackage | undefined>) | undefined;
  /** The toolchain's version, `go1.26.1`. */
  goVersion?: string | undefined;
  /** Where types come from; undefined: what asks for them is unknown. */
  types?: TypesSource | undefined;
  /** The language version that the package is compiled as, `go1.21`; undefined: the newest. */
  language?: string | undefined;
  /** Says which import paths cannot be had, and why; undefined: all can. */
  resolveImports?: ((paths: readonly string[]) => ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>) | undefined;
  /** Whether it is a program, which no package imports; undefined: every package main is one. */
  isProgram?: boolean | undefined;
  /** What a compiler has refused of an earlier result for this package. */
  refused?: Refused | undefined;
  /** Told of every match, before its advice is applied. */
  observe?: ((candidate: Candidate, aspect: Aspect) => void) | undefined;
}

/** Said of woven code that did not compile: it is woven once more without. */
export interface Refused {
  /** Fields that advice adds to struct types. */
  fields?: boolean;
  values?: readonly RefusedValue[];
  expressions?: readonly RefusedExpression[];
  /** Woven code is asked to say which value it reads where, in words of value-places.ts: this is not to be kept. */
  pinpoint?: boolean;
}

/** A value that an aspect names and woven code reads in one function. */
export interface ValuePlace {
  /** Of the aspect. */
  file: string;
  /** 1-based; columns in characters. */
  line: number;
  column: number;
  text: string;
  /** `file:line:column` of the function. */
  fn: string;
}

export interface RefusedExpression extends ValuePlace {
  /** The compiler's words. */
  message: string;
}

/** A value in a directive of the program's own source that woven code reads. */
export interface DirectiveValuePlace {
  file: string;
  /** 1-based; columns in bytes, the end not included. */
  line: number;
  column: number;
  endColumn: number;
}

export interface RefusedValue extends DirectiveValuePlace {
  /** The compiler's words. */
  message: string;
}

/** Something a user should know about a package, said on the compiler's stderr; true for every later build too. */
export interface Notice {
  /** Stable, for people to search: `unparsable`, `shadowed` … */
  code: string;
  message: string;
  file: string;
  /** 1-based; 0 where the whole file is meant. */
  line: number;
  /** 1-based, bytes; 0 where the whole line is meant. */
  column: number;
}

export interface WeaveResult {
  /** What to compile in place of `goFiles`: woven copies at the same index, added files at the end. */
  goFiles: string[];
  /** Whether anything differs from the request. */
  woven: boolean;
  notices: Notice[];
  /** Import paths that the woven files need and the importcfg did not offer. */
  imports?: string[];
  /** Import paths that the program must contain although nothing imports them. */
  links?: string[];
  /** The language version that the woven files need at least; undefined: the package's own. */
  language?: string | undefined;
  /** Whether fields were added to struct types. */
  fields?: boolean;
  /** Values of directives that the woven files read. */
  directiveValues?: readonly DirectiveValuePlace[];
  /** Values of aspects that the woven files read, in the order of their numbers where `pinpoint` asks for them. */
  expressions?: readonly ValuePlace[];
}

/** Which packages can match at all; what is not in here goes to the compiler without asking the weaver. */
export interface PackageFilter {
  /** Exact import paths that an aspect names. */
  importPaths: string[];
  /** A package that imports one of these directly can match. */
  imports: string[];
  /** Globs (src/aspects/glob.ts): a package whose import path fits one can match. */
  globs?: readonly string[];
  /** A package with one of these in the text of a Go file can match. */
  words?: readonly string[];
  /** Packages of the main modules can match, or of any: all outside of the standard library. */
  modules?: 'main' | 'any';
  /** An aspect without any bound: every package can match. */
  everything: boolean;
}
