// What one package gathers while it is woven: sites, added declarations and files, the names of ours that it uses,
// and what it needs that the go command did not offer.
import type { Position } from '../errors.ts';
import type { DirectiveValuePlace, Notice, Refused } from './contract.ts';
import { hooksFile, type MetricSite, type Site, usedNames } from './hooks.ts';
import { compareLanguages, crossesLoopVariables, laterLanguage } from './language.ts';
import { LeftOut } from './left-out.ts';
import { ValuePlaces } from './value-places.ts';

export interface PackageFacts {
  packageName: string;
  /** Import paths that the importcfg offers. */
  available: ReadonlySet<string>;
  /** Import paths that cannot be had, and why. */
  unavailable: ReadonlyMap<string, string>;
  /** `-lang` of the compiler; undefined: the newest. */
  language: string | undefined;
  /** The text of every file, to see what the package declares. */
  sources: readonly (string | undefined)[];
  /** Whether it is a program, which no other package imports. */
  isProgram: boolean;
  /** What a compiler has refused of an earlier result. */
  refused: Refused | undefined;
  /** What an earlier pass over the package found out. */
  learned: Learned;
}

export interface Learned {
  /** Names of fields that cannot be added. */
  missingFields: ReadonlySet<string>;
  /** Struct types with unkeyed literals whose fields cannot all be named. */
  unkeyable: ReadonlySet<string>;
}

/** A struct type that advice adds fields to. */
export interface GrownStruct {
  /** As the user declares them, in their order. */
  fields: readonly string[];
  added: string[];
}

export class PackageEditor {
  readonly notices: Notice[] = [];
  /** What woven code reads because directives say so. */
  readonly directiveValues: DirectiveValuePlace[] = [];
  readonly values: ValuePlaces;
  readonly #facts: PackageFacts;
  readonly #sites: Site[] = [];
  readonly #metrics: MetricSite[] = [];
  readonly #used = new Set<string>();
  readonly #files = new Map<string, string>();
  /** Files of declarations → the aspect file that they come from. */
  readonly #declaredBy = new Map<string, string>();
  readonly #needed = new Set<string>(['unsafe']);
  readonly #links = new Set<string>();
  readonly #grown = new Map<string, GrownStruct>();
  readonly #missingFields = new Set<string>();
  #language: string | undefined;

  constructor(facts: PackageFacts) {
    this.#facts = facts;
    this.values = new ValuePlaces(facts.refused, this.notices);
  }

  get packageName(): string {
    return this.#facts.packageName;
  }

  /** Import paths that woven code needs and the importcfg does not offer. */
  get needed(): string[] {
    return [...this.#needed].filter((path) => path !== 'unsafe' && path !== 'C' && !this.#facts.available.has(path)).sort();
  }

  get links(): string[] {
    return [...this.#links].sort();
  }

  /** The `-lang` that woven code asks for; undefined: the package's own will do. */
  get language(): string | undefined {
    return this.#language;
  }

  get isProgram(): boolean {
    return this.#facts.isProgram;
  }

  /** Whether the package was seen not to compile with the fields that advice adds. */
  get fieldsBreak(): boolean {
    return this.#facts.refused?.fields === true;
  }

  /** Package-level struct types by name. */
  get grown(): ReadonlyMap<string, GrownStruct> {
    return this.#grown;
  }

  /** Names of fields that advice wanted to add and could not. */
  get missingFields(): ReadonlySet<string> {
    return this.#missingFields;
  }

  grow(struct: string, { fields, added }: { fields: readonly string[]; added: string }): void {
    const known = this.#grown.get(struct);
    if (known) known.added.push(added);
    else this.#grown.set(struct, { fields, added: [added] });
  }

  addedFields(struct: string): readonly string[] {
    return this.#grown.get(struct)?.added ?? [];
  }

  unkeyable(struct: string): boolean {
    return this.#facts.learned.unkeyable.has(struct);
  }

  missField(field: string): void {
    this.#missingFields.add(field);
  }

  /** Returns the Go variable that describes the place. */
  addSite(site: Site): string {
    this.#sites.push(site);
    return `otelts_site_${this.#sites.length - 1}`;
  }

  addMetric(site: MetricSite): string {
    this.#metrics.push(site);
    return `otelts_metric_${this.#metrics.length - 1}`;
  }

  /** What advice that turned out to be left out had added is forgotten. */
  undoSites<T>(weave: () => T): T {
    const [sites, metrics] = [this.#sites.length, this.#metrics.length];
    try {
      return weave();
    } catch (error) {
      this.#sites.length = sites;
      this.#metrics.length = metrics;
      throw error;
    }
  }

  /** Notes which hooks `code` uses, and gives it back. Throws LeftOut where it speaks of a field that is not there. */
  uses(code: string): string {
    for (const field of this.#facts.learned.missingFields) {
      const mentions = new RegExp(`\\.${field}(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])${field}\\s*:(?!=)`, 'u').test(code);
      if (mentions) throw new LeftOut('missing-field', `its code uses the field ${field}, which could not be added`);
    }
    for (const name of usedNames(code)) this.#used.add(name);
    return code;
  }

  /** Throws LeftOut where the package cannot be had. */
  require(path: string): void {
    const reason = this.#facts.unavailable.get(path);
    if (reason !== undefined) throw new LeftOut('import-unavailable', `the code needs ${path}, which this build cannot offer: ${reason}`);
    this.#needed.add(path);
  }

  requireLink(path: string): void {
    this.require(path);
    this.#needed.delete(path);
    this.#links.add(path);
  }

  /** Throws LeftOut where a newer language would change what the user's own code means. */
  requireLanguage(language: string): void {
    const { language: current } = this.#facts;
    if (current === undefined || compareLanguages(current, language) >= 0) return;
    if (crossesLoopVariables(current, language)) {
      throw new LeftOut('language-version', `the code needs ${language}, which changes what loops of this package mean: its module says ${current}`);
    }
    this.#language = laterLanguage(this.#language, language);
  }

  /** Whether the package declares `name` at its top level; a false alarm costs one place its advice. */
  declares(name: string): boolean {
    const pattern = new RegExp(`^(?:func|type|var|const)[ \\t]+${name}\\b|^\\t${name}\\b[^(:.]*(?:=|$)|^(?:var|const|type)\\b[^\\n]*,[ \\t]*${name}\\b`, 'm');
    return this.#facts.sources.some((source) => source !== undefined && pattern.test(source));
  }

  /** Whether another package-level type is made of `name`, by the lines that declare types; a false alarm costs a field. */
  typesMention(name: string): boolean {
    const mention = new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, 'u');
    return this.#facts.sources.some((source) => {
      const declarations = source?.match(/^type[ \t]+(?!\()[^\n]*|^type \([^]*?^\)/gm) ?? [];
      return declarations.flatMap((text) => text.split('\n')).some((line) => {
        const [, declared, type] = /^(?:type[ \t]+|\t)([\p{L}_][\p{L}\p{N}_]*)(?:\[[^\]]*\])?[ \t]+(.*)/u.exec(line) ?? [];
        return declared !== undefined && declared !== name && mention.test(type ?? '');
      });
    });
  }

  /** A file of its own for declarations; the same text twice is one. `language` goes for this file alone. */
  declare({ code, imports, origin, aspectFile, language }: Declarations): void {
    this.uses(code);
    const constraint = language ? `//go:build ${language}\n\n` : '';
    const lines = [...imports].map(([alias, path]) => `import ${alias} ${JSON.stringify(path)}\n`);
    const text = `${constraint}package ${this.packageName}\n\n${lines.join('')}\n//line ${origin.file}:${origin.line}\n${code}\n`;
    if ([...this.#files.values()].includes(text)) return;
    const name = `otelts_declarations_${this.#declaredBy.size}.go`;
    this.#declaredBy.set(name, aspectFile);
    this.#files.set(name, text);
  }

  /** Injected declarations by the name of their file. */
  get declared(): [string, { text: string; aspectFile: string }][] {
    return [...this.#declaredBy].map(([name, aspectFile]) => [name, { text: this.#files.get(name) ?? '', aspectFile }]);
  }

  redeclare(name: string, text: string): void {
    this.#files.set(name, text);
  }

  /** Returns false where a file of that name and another content is there already. */
  addFile(name: string, text: string): boolean {
    const known = this.#files.get(`otelts_file_${name}`);
    if (known === undefined) this.#files.set(`otelts_file_${name}`, this.uses(text));
    return known === undefined || known === text;
  }

  /** Generated files by name, in the order in which they are compiled. */
  generatedFiles(): Map<string, string> {
    const hooks = hooksFile(this.packageName, this.#used, this.#sites, this.#metrics);
    for (const path of hooks?.imports ?? []) this.#needed.add(path);
    return new Map([...(hooks ? [['otelts_hooks.go', hooks.text] as const] : []), ...this.#files]);
  }
}

interface Declarations {
  code: string;
  imports: ReadonlyMap<string, string>;
  origin: Position;
  aspectFile: string;
  language?: string | undefined;
}
