// The two sides of every hook must agree in name and type; a difference would be silence or a crash at run time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import { HELPERS, HOOKS } from './hooks.ts';

const PREDECLARED = new Set(['string', 'int', 'int64', 'bool', 'uint64', 'float64', 'any']);

const source = readFileSync(join(import.meta.dirname, '../../runtime-go/hooks.go'), 'utf8');

/** Symbol → type as runtime-go declares it, parameters without their names. */
const declared = new Map(
  [...source.matchAll(/^\/\/go:linkname (\w+) (otelts\.[\w.]+)\nvar \1 (func.*)$/gm)].map(([, , symbol, type]) => [symbol as string, withoutNames(type as string)]),
);

function withoutNames(type: string): string {
  const [, parameters = '', result = ''] = /^func\((.*?)\)(.*)$/.exec(type.replaceAll('interface{}', 'any')) ?? [];
  const types: string[] = [];
  for (const parameter of parameters === '' ? [] : parameters.split(', ').reverse()) {
    const words = parameter.trim().split(/ (?=\S)/);
    types.unshift(words.length > 1 ? words.slice(1).join(' ') : /^[a-z]\w*$/.test(parameter) && !PREDECLARED.has(parameter) ? (types[0] ?? parameter) : parameter);
  }
  return `func(${types.join(', ')})${result}`.replaceAll('otelts_url.', 'url.').replaceAll('otelts_', '');
}

test.each(Object.entries(HOOKS))('%s', (name, type) => {
  expect(declared.get(`otelts.${name}`)).toBe(withoutNames(type));
});

test.each(Object.entries(PURE_FUNCTIONS))('fn.%s', (name, { parameters, result }) => {
  expect(declared.get(`otelts.fn.${name}`)).toBe(withoutNames(`func(${parameters.join(', ')}) ${result}`));
});

// The woven runtime is the other side of some.
test('no shipped aspect declares a name of ours', () => {
  const declarations = (code: string): string[] => [...code.matchAll(/\b(?:func|var|type|const) otelts_(\w+)|^\s+otelts_(\w+) +(?:struct|interface|func\(|interface\{\})/gm)].map(([, name, grouped]) => name ?? (grouped as string));
  const ours = new Set([...Object.keys(HOOKS), ...Object.keys(HELPERS), ...Object.values(HELPERS).flatMap(({ code }) => declarations(code))]);
  const directory = join(import.meta.dirname, '../../aspects');
  const clashes = readdirSync(directory).filter((name) => name.endsWith('.yaml') && name !== 'runtime.yaml').flatMap((name) => {
    return declarations(readFileSync(join(directory, name), 'utf8')).filter((declaredName) => ours.has(declaredName)).map((clash) => `${name}: otelts_${clash}`);
  });
  expect(clashes).toEqual([]);
});
