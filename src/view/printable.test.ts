import { expect, test } from 'vitest';
import { columnsOf, fit, printable, shorten } from './printable.ts';

test('what would steer the terminal is written out', () => {
  expect(printable('a\x1b[31mb\x07\r\n\u202ec\u009b')).toBe('a\\u{1b}[31mb\\u{7}\\r\\n\\u{202e}c\\u{9b}');
  expect(printable('Größe 日本 ✓')).toBe('Größe 日本 ✓');
});

test('shorten makes one line', () => {
  expect(shorten('  SELECT *\n\t FROM t  ', 40)).toBe('SELECT * FROM t');
  expect(shorten('abcdef', 6)).toBe('abcdef');
  expect(shorten('abcdefg', 6)).toBe('abcde…');
});

test('columns of wide, combined and plain characters', () => {
  expect(columnsOf('abc')).toBe(3);
  expect(columnsOf('日本')).toBe(4);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(columnsOf('🚀')).toBe(2);
  expect(fit('日本語', 5)).toBe('日本');
  expect(fit('abc', 0)).toBe('');
});
