// printf where no Go is at hand to compare with; the long list is in testdata/cases.ts.
import { describe, expect, it } from 'vitest';
import { printf } from './format.ts';
import { makeFloat } from './values.ts';

describe('printf', () => {
  it.each<[string, unknown[], string]>([
    ['%s_%d', ['x', 3], 'x_3'],
    ['%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%c', [42, 42, -42, 42, 255, 255, 8, 5, 97], '   42|42   |-0042|+42|ff|FF|10|101|a'],
    ['%q %#q %q', ['a"\n', 'a"', 120], '"a\\"\\n" `a"` \'x\''],
    ['%.2f|%8.3f|%-8.1f|%g|%e', [2.345, 2.5, 1.25, 1e21, 12345.678], '2.35|   2.500|1.2     |1e+21|1.234568e+04'],
    ['%.0f %.0f %.1f', [makeFloat(2.5), 3.5, 0.25], '2 4 0.2'],
    ['%v %v %v', [makeFloat(1), 1e-5, makeFloat(1e6)], '1 1e-05 1e+06'],
    ['%x %x', [makeFloat(1), 255.75], '0x1p+00 0x1.ff8p+07'],
    ['%v %v', [Infinity, NaN], '+Inf NaN'],
    ['%t %v', [true, false], 'true false'],
    ['%v %v %+v', [[1, 'a', null], new Map([['k', 1]]), { B: 1, A: 2 }], '[1 a <nil>] map[k:1] map[A:2 B:1]'],
    ['%d %s', ['a', 1], '%!d(string=a) %!s(int=1)'],
    ['%d', [], '%!d(MISSING)'],
    ['%d', [1, 'x'], '1%!(EXTRA string=x)'],
    ['%', [], '%!(NOVERB)'],
    ['100%%', [], '100%'],
    ['%[2]*[1]d|%-*d|', [7, 4, 3], '   7|3   |'],
    ['%d', [2n ** 80n], '1208925819614629174706176'],
    ['%5s|%.2s|%-4s|', ['é😀', 'é😀x', 'ü'], '   é😀|é😀|ü   |'],
  ])('%j', (format, operands, expected) => {
    expect(printf(format, operands)).toBe(expected);
  });
});
