// A program in which something stands against what aspects and directives ask for: that is left out with a notice,
// everything else is woven, and other packages compile.
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { launcher, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchTraces } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'refused');
const program = join(scratch('refused'), 'program');

test('what the compiler would not take is left out, and the rest is woven', async () => {
  const { stderr } = await execa(launcher, ['go', 'build', '-o', program, '.'], { cwd: source, stdin: 'ignore' });
  const notices = stderr.split('\n').filter((line) => line.includes('otel-ts: ')).sort();
  expect(notices).toEqual([
    './main.go:13:21: otel-ts: //otel:span: user.id is left out: req.User undefined (type *request has no field or method User) [directive]',
    './main.go:13:57: otel-ts: //otel:span: other is left out: req.none undefined (type *request has no field or method none) [directive]',
    'aspects.yaml:24:28: otel-ts: shop.customer is left out of price at ./main.go:19:1: undefined: customer [expression]',
    'aspects.yaml:26:24: otel-ts: shop.open is left out of price at ./main.go:19:1: invalid operation: name (variable of type string) is not an interface [expression]',
    'aspects.yaml:31:53: otel-ts: shop.none is left out of price at ./main.go:19:1: name.None undefined (type string has no field or method None) [expression]',
    'aspects.yaml:35:23: otel-ts: span is left out of discount at ./main.go:21:1: undefined: f [expression]',
    'aspects.yaml:36:68: otel-ts: metric is left out of discount at ./main.go:21:1: cannot use percent (variable of type int) as bool value in assignment [expression]',
    expect.stringMatching(/^lib\/lib\.go:4:11: .* other packages can write Open\{…\} without field names .* \[struct-field\]$/),
    expect.stringMatching(/^own\/own\.go:10:24: .* uses the field otelts_calls, which could not be added \[missing-field\]$/),
    expect.stringMatching(/^own\/own\.go:3:11: .* with it the package does not compile.* \[struct-field\]$/),
  ]);
  const { stdout, spans, points } = await runTraced(program);
  expect(stdout).toBe('woven\n2 true 4 0 ab\n6 7 253 25 true 1 nothing');
  expect(sketchTraces(spans, ['request.id', 'user.id', 'other', 'count', 'shop.cents', 'shop.customer', 'shop.name', 'shop.open', 'shop.size', 'shop.text'])).toEqual([
    'INTERNAL refused serve request.id=6',
    'INTERNAL refused count count=7',
    'INTERNAL refused wrong attribute shop.cents=250 shop.name=pen',
    'INTERNAL refused shadowed length shop.size=3 shop.text=pen',
    'INTERNAL refused sendAll',
  ]);
  expect(points.filter(({ name }) => name.startsWith('shop.')).map(({ name, attributes }) => `${name} ${Object.entries(attributes).join()}`)).toEqual(['shop.price shop.name,pen', 'shop.discount ']);
});
