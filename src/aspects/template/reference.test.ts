// Compares with Go's own text/template: the same templates, the same data, the same output or an error at the same line.
import { describe, expect, it } from 'vitest';
import { CASES } from './testdata/cases.ts';
import { RANDOM_DATA, randomTemplate, seededRandom } from './testdata/random-template.ts';
import { hasGo, runOurs, runReference } from './testdata/reference.ts';

const RANDOM_CASES = 600;

/** Messages that say more than Go's, or that name types which only Go has. */
const OWN_WORDS = new RegExp([
  "can't evaluate field", "can't give argument", 'non-comparable', 'len of', 'index out of range', 'maximum template depth',
  'multiple definition', 'error calling (?:upper|Argument)', 'nil pointer evaluating', "can't index item",
].join('|'));

function withoutContext(message: string): string {
  return message.replace(/^at <.*?>: /s, '');
}

describe.skipIf(!hasGo())('against Go text/template (needs Go 1.24)', () => {
  it('writes what Go writes and fails where Go fails', () => {
    const theirs = runReference(CASES);
    expect(theirs.filter(({ error }) => error === '').length).toBeGreaterThan(150);
    CASES.forEach((testCase, index) => {
      const expected = theirs[index];
      const ours = runOurs(testCase);
      const label = testCase.template;
      expect({ output: ours.output, fails: ours.error !== '', line: ours.line }, label).toEqual({
        output: expected?.output, fails: expected?.error !== '', line: expected?.line,
      });
      if (!OWN_WORDS.test(ours.error)) expect(withoutContext(ours.error), label).toBe(withoutContext(expected?.error ?? ''));
    });
  });

  it('agrees on random templates', () => {
    const random = seededRandom(20260726);
    const cases = Array.from({ length: RANDOM_CASES }, () => ({ template: randomTemplate(random), data: RANDOM_DATA }));
    const theirs = runReference(cases);
    expect(theirs.filter(({ error }) => error === '').length).toBeGreaterThan(RANDOM_CASES / 4);
    cases.forEach((testCase, index) => {
      const { output, error, line } = runOurs(testCase);
      const expected = theirs[index];
      expect({ output, fails: error !== '', line }, testCase.template).toEqual({
        output: expected?.output, fails: expected?.error !== '', line: expected?.line,
      });
    });
  });
});
