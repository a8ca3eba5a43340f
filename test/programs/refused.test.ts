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
    expect.stringMatching(/^lib\/lib\.go:4:11: .* other packages can write Open\{…\} without field names .* \[struct-field\]$/),
    expect.stringMatching(/^own\/own\.go:10:24: .* uses the field otelts_calls, which could not be added \[missing-field\]$/),
    expect.stringMatching(/^own\/own\.go:3:11: .* with it the package does not compile.* \[struct-field\]$/),
  ]);
  const { stdout, spans } = await runTraced(program);
  expect(stdout).toBe('woven\n2 true 4 0 ab\n6 7');
  expect(sketchTraces(spans, ['request.id', 'user.id', 'other', 'count'])).toEqual([
    'INTERNAL refused serve request.id=6',
    'INTERNAL refused count count=7',
  ]);
});
