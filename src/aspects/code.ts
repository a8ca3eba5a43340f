// The mapping that code advice has in common: a template, the imports that its Go uses, the language version it needs.
import type { Position } from '../errors.ts';
import { type CodeKind, type GoTemplate, readGoTemplate } from './go-code.ts';
import { fail, readMapping, readString, type YamlValue } from './yaml.ts';

export const CODE_KEYS = ['template', 'imports', 'lang'] as const;

/** Go code of which everything outside of the woven package is reached through `imports`. */
export interface Code extends GoTemplate {
  kind: CodeKind;
  /** Alias → import path. */
  imports: ReadonlyMap<string, string>;
  /** `go1.18`: the least language version that the code needs. */
  lang: string | undefined;
}

/** `what` names the advice; `more` the keys that it has besides, which the caller reads. */
export function readCode(value: YamlValue, kind: CodeKind, what: string, more: readonly string[] = []): Code {
  const entries = readMapping(value, what, [...CODE_KEYS, ...more]);
  const template = entries.get('template') ?? fail(value, `${what}: "template" is missing`);
  const lang = entries.get('lang');
  return {
    ...readGoTemplate(template, kind, 'template'),
    kind,
    imports: readImports(entries.get('imports')),
    lang: lang && readLanguage(lang),
  };
}

function readImports(value: YamlValue | undefined): ReadonlyMap<string, string> {
  if (!value) return new Map();
  return new Map([...readMapping(value, 'imports')].map(([alias, inner]) => {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(alias)) fail(inner, `imports: "${alias}" is no Go identifier`, 'write alias: import/path');
    return [alias, readImportPath(inner, alias)];
  }));
}

export function readImportPath(value: YamlValue, what: string): string {
  const path = readString(value, what);
  return /^[^\s"'`\\:;,!*(){}[\]]+$/.test(path) ? path : fail(value, `${what}: "${path}" is no import path`, 'write it without quotes: net/http');
}

function readLanguage(value: YamlValue): string {
  const text = readString(value, 'lang');
  return /^go1\.\d+(?:\.\d+)?$/.test(text) ? text : fail(value, `lang: "${text}" is no Go version`, 'write go1.18');
}

/** A type as aspects write it, `[]*net/http.Request`, as Go with an alias for each path. */
export function codeOfType(text: string, position: Position, template: (go: string) => GoTemplate): Code {
  const imports = new Map<string, string>();
  const aliases = new Map<string, string>();
  const go = text.replace(/(?<![\w.~/-])([\p{L}_][\w.~/-]*)\.([\p{L}_][\p{L}\p{N}_]*)/gu, (_, path: string, name: string) => {
    const alias = aliases.get(path) ?? `otelts_type${aliases.size}`;
    aliases.set(path, alias);
    imports.set(alias, path);
    return `${alias}.${name}`;
  });
  return { ...template(go), position, kind: 'type', imports, lang: undefined };
}
