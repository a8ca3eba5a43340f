import { expect, test } from 'vitest';
import { joinQuoted, splitQuoted } from './quoted.ts';

test.each<[string, string[]]>([
  ['', []],
  ['  a\tb\nc ', ['a', 'b', 'c']],
  [`'a b' "c 'd'" e`, ['a b', "c 'd'", 'e']],
  [`-toolexec='x y'`, [`-toolexec='x`, `y'`]],
  [`'-toolexec=otel-ts toolexec' -mod=mod`, ['-toolexec=otel-ts toolexec', '-mod=mod']],
  [`''`, ['']],
])('splits %j', (text, fields) => expect(splitQuoted(text)).toEqual(fields));

test('an open quote is an error', () => expect(() => splitQuoted(`'a`)).toThrow('unterminated'));

test.each([[['a', 'b']], [['a b', "it's", 'say "x"']], [['/a dir/otel-ts', 'toolexec']]])('joins %j so that it splits again', (fields) => {
  expect(splitQuoted(joinQuoted(fields))).toEqual(fields);
});

test('both kinds of quotes in one field have no spelling', () => expect(() => joinQuoted([`'"`])).toThrow('cannot take'));
