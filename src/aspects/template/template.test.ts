import { describe, expect, it } from 'vitest';
import { TemplateError, parseTemplate } from './template.ts';

function run(source: string, dot?: unknown, functions: Record<string, (...args: unknown[]) => unknown> = {}): string {
  return parseTemplate(source, { functions: new Set(Object.keys(functions)) }).execute(dot, functions);
}

function failure(action: () => unknown): TemplateError {
  try {
    action();
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

class Receiver {
  readonly Name = 'Do';
  #secret = 'kept';

  Argument(index: number): string {
    if (index > 1) throw new Error(`no argument ${index}`);
    return ['ctx', 'req'][index] ?? '';
  }

  Secret(): string {
    return this.#secret;
  }

  get Boom(): string {
    throw new Error('boom');
  }
}

describe('objects', () => {
  it('calls methods with this bound and with arguments, also the piped one', () => {
    const dot = { Function: new Receiver() };
    expect(run('{{ .Function.Argument 0 }} {{ 1 | .Function.Argument }} {{ .Function.Secret }}', dot)).toBe('ctx req kept');
  });

  it('refuses unknown fields of objects, but not unknown keys of maps', () => {
    expect(failure(() => run('{{ .Function.Nope }}', { Function: new Receiver() })).message)
      .toBe("at <.Function.Nope>: can't evaluate field Nope in type Receiver");
    expect(run('{{ .Nope }}', new Map())).toBe('<no value>');
  });

  it('hides the members that JavaScript gives every value', () => {
    for (const name of ['toString', 'constructor', 'hasOwnProperty', '__proto__', 'valueOf']) {
      expect(() => run(`{{ .${name} }}`, { toString: () => 'x' }), name).toThrow("can't evaluate field");
    }
    expect(() => run('{{ .length }}', [1])).toThrow("can't evaluate field length in type []interface {}");
    expect(() => run('{{ .length }}', 'text')).toThrow("can't evaluate field length in type string");
    expect(() => run('{{ .size }}', new Set())).toThrow("can't evaluate field size in type Set");
    expect(run('{{ .size }} {{ .get }}', new Map())).toBe('<no value> <no value>');
  });

  it('takes arguments only for functions', () => {
    expect(() => run('{{ .Name 1 }}', new Receiver())).toThrow('Name has arguments but cannot be invoked as function');
    expect(() => run('{{ .Name 1 }}', new Map([['Name', 1]]))).toThrow('Name is not a method but has arguments');
  });

  it('prints through toString, else field by field', () => {
    const text = { toString: () => 'node' };
    expect(run('{{ . }} {{ printf "%q %5s|" . . }} {{ if . }}true{{ end }}', text)).toBe('node "node"  node| true');
    expect(run('{{ . }}', [text, 1])).toBe('[node 1]');
    expect(run('{{ printf "%v %+v" . . }}', new Receiver())).toBe('{Do} {Name:Do}');
    expect(run('{{ . }}', { b: 1, a: 'x' })).toBe('map[a:x b:1]');
  });

  it('ranges over plain objects and Maps by sorted keys', () => {
    expect(run('{{ range $k, $v := . }}{{ $k }}{{ $v }} {{ end }}', { b: 1, a: 2 })).toBe('a2 b1 ');
    expect(run('{{ range $k, $v := . }}{{ $k }}{{ $v }} {{ end }}', new Map([[10, 'x'], [9, 'y']]))).toBe('9y 10x ');
    expect(() => run('{{ range . }}{{ end }}', new Receiver())).toThrow("range can't iterate over");
  });

  it('tells nil of a field from a missing key', () => {
    const dot = { A: null, B: undefined, F: () => undefined, M: new Map<string, unknown>([['k', null]]) };
    expect(run('{{ .A }} {{ .B }} {{ .F }} {{ .M.k }} {{ .M.z }}', dot)).toBe('<nil> <nil> <nil> <no value> <no value>');
    expect(run('{{ if .A }}a{{ else }}b{{ end }}{{ with .F }}a{{ else }}b{{ end }} {{ eq .A nil }}', dot)).toBe('bb true');
    expect(() => run('{{ .A.Name }}', dot)).toThrow('nil pointer evaluating .Name');
    expect(run('{{ . }}', null)).toBe('<no value>');
  });

  it('knows integers, bigints and floats apart', () => {
    const dot = { I: 3, B: 2n ** 62n, F: 1.5 };
    expect(run('{{ printf "%d %x %v %T %T" .I .B .F .B .F }}', dot)).toBe('3 4000000000000000 1.5 int float64');
    expect(run('{{ lt .I .B }} {{ eq .I 3 }}', dot)).toBe('true true');
    expect(run('{{ range . }}{{ . }}{{ end }}', 3n)).toBe('012');
  });
});

describe('functions', () => {
  it('calls those it is given, before builtins of the same name', () => {
    expect(run('{{ Version }}', null, { Version: () => 'v1' })).toBe('v1');
    expect(run('{{ len 1 }} {{ and 1 2 }}', null, { len: () => 'mine', and: () => 'too' })).toBe('mine too');
    expect(run('{{ range 1 }}{{ break }}{{ end }}', null, { break: () => 'called' })).toBe('called');
  });

  it('gives them plain JavaScript values', () => {
    const seen: unknown[] = [];
    const functions = { see: (...values: unknown[]) => void seen.push(...values) };
    run('{{ see 1 2.0 "a" nil .x true (index .l 0) }}', new Map([['l', [[1]]]]), functions);
    expect(seen).toEqual([1, 2, 'a', null, null, true, [1]]);
  });

  it('must all be known when parsing and be there when executing', () => {
    expect(failure(() => parseTemplate('{{ Version }}')).message).toBe('function "Version" not defined');
    expect(failure(() => parseTemplate('{{ toString }}')).message).toBe('function "toString" not defined');
    const template = parseTemplate('{{ Version }}', { functions: new Set(['Version']) });
    expect(failure(() => template.execute(null)).message).toBe('at <Version>: "Version" is not a defined function');
  });

  it('calls functions that are values of maps', () => {
    const dot = new Map([['f', (a: unknown, b: unknown) => `${String(a)}${String(b)}`]]);
    expect(run('{{ call .f 1 "x" }}', dot)).toBe('1x');
    expect(() => run('{{ .f }}', dot)).toThrow("can't print .f of type func()");
  });
});

describe('errors', () => {
  it('stand where the failing part of the action begins, in characters', () => {
    expect(failure(() => run('ab\n😀 {{ if true }}{{ .Nope }}{{ end }}', {}))).toMatchObject({ line: 2, column: 19 });
    expect(failure(() => run('{{ print 1 (index . 9) }}', []))).toMatchObject({ line: 1, column: 13 });
    expect(failure(() => parseTemplate('a\n  {{ .X | }} {{ foo }}'))).toMatchObject({ line: 2, column: 17 });
    expect(failure(() => parseTemplate('{{ if .X }}\n{{ end'))).toMatchObject({ line: 2, column: 7, message: 'unclosed action' });
  });

  it('keep the cause of a method that throws', () => {
    const error = failure(() => run('{{ .Argument 7 }}', new Receiver()));
    expect(error.message).toBe('at <.Argument>: error calling Argument: no argument 7');
    expect(error.cause).toBeInstanceOf(Error);
    expect(() => run('{{ .Boom }}', new Receiver())).toThrow('error calling Boom: boom');
    const broken = { toString: (): string => { throw new Error('no text'); } };
    expect(failure(() => run('{{ . }}', broken)).message).toBe('at <.>: error printing: no text');
  });

  it('end recursion', () => {
    expect(() => run('{{ define "r" }}{{ template "r" }}{{ end }}{{ template "r" }}')).toThrow('exceeded maximum template depth');
    const nested = '{{ define "r" }}{{ if 1 }}{{ range 1 }}{{ with 1 }}{{ block "q" . }}{{ template "r" }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}';
    expect(() => run(`${nested}{{ template "r" }}`)).toThrow('exceeded maximum template depth');
    expect(() => parseTemplate(`{{ ${'('.repeat(2000)}1${')'.repeat(2000)} }}`)).toThrow('max expression depth exceeded');
  });
});

describe('usesDotCount', () => {
  it.each([
    ['', 0], ['{{ . }}', 1], ['f({{.}}, {{- . -}})', 2], ['{{ .X }}{{ print . }}{{ $x := . }}', 0], ['{{ if .X }}{{ . }}{{ else }}{{ . }}{{ end }}', 2],
    ['{{ range .X }}{{ . }}{{ else }}{{ . }}{{ end }}', 1], ['{{ with .X }}{{ . }}{{ end }}', 0], ['{{ with . }}{{ . }}{{ end }}', 1],
    ['{{ define "x" }}{{ . }}{{ end }}{{ template "x" . }}', 0], ['{{/* {{ . }} */}}', 0], ['"{{ "{{ . }}" }}"', 0],
  ])('%s', (source, count) => {
    expect(parseTemplate(source).usesDotCount()).toBe(count);
  });
});

it('executes the same template many times without state', () => {
  const template = parseTemplate('{{ $x := 1 }}{{ range . }}{{ $x = . }}{{ end }}{{ $x }}');
  expect([template.execute([1, 2]), template.execute([]), template.execute([3])]).toEqual(['2', '1', '3']);
});
