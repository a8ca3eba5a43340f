import { expect, test } from 'vitest';
import { sameType } from './same-type.ts';
import { parseType } from './type-syntax.ts';

test.each([
  ['int', 'int'],
  ['byte', 'uint8'],
  ['interface {}', 'any'],
  ['map[string]*net/http.Request', 'map[ string ] * net/http.Request'],
  ['gopkg.in/yaml.v3.Node', 'gopkg.in/yaml.v3.Node'],
  ['func(a, b int, c string) error', 'func(int, int, string) (error)'],
  ['func(context.Context) func() error', 'func(ctx context.Context) (func() error)'],
  ['func(...string)', 'func(a ...string)'],
  ['chan<- (<-chan int)', 'chan<- <-chan int'],
  ['[4]struct{ a int }', '[4]struct{a int}'],
  ['x.org/p.Map[string, []int]', 'x.org/p.Map'],
  ['x.org/p.Map[string, []int]', 'x.org/p.Map[string,[]int]'],
])('%s is %s', (actual, wanted) => {
  const [a, b] = [parseType(actual), parseType(wanted)];
  expect(a && b && sameType(a, b)).toBe(true);
});

test.each([
  ['int', 'uint'],
  ['*int', 'int'],
  ['[]int', '[4]int'],
  ['x.org/p.T', 'x.org/q.T'],
  ['x.org/p.Map[string]', 'x.org/p.Map[int]'],
  ['chan int', '<-chan int'],
  ['func(int)', 'func(int) error'],
  ['func([]string)', 'func(...string)'],
  ['map[string]int', 'map[string]string'],
  ['interface{ M() }', 'any'],
])('%s is not %s', (actual, wanted) => {
  const [a, b] = [parseType(actual), parseType(wanted)];
  expect(a && b && sameType(a, b)).toBe(false);
});

test.each(['', 'map[string', 'func(', '[]', '*', 'a b', 'chan', '[4', 'func(a, b int', 'struct{', '1', 'x.org/p.'])('"%s" is no type', (text) => {
  expect(parseType(text)).toBeUndefined();
});
