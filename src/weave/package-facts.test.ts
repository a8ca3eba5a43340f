import { expect, test } from 'vitest';
import { packageFacts } from './package-facts.ts';

const request = { importPath: 'example.com/p', outputDirectory: '/out', imports: new Set<string>() };

test.each([
  ['/b001/_testmain.go', true],
  ['/b001/_testmain.cover.go', true],
  ['/src/testmain.go', false],
  ['/src/main_test.go', false],
])('%s is of a test program: %s', (file, expected) => {
  expect(packageFacts({ ...request, goFiles: [file] }, []).testMain).toBe(expected);
});

test('a types helper that cannot be built is said once, and only where it was asked', () => {
  const types = { go: '/does/not/exist', cacheDirectory: '/nowhere', archives: new Map(), importMap: new Map() };
  const facts = packageFacts({ ...request, goFiles: ['/src/a.go'], types }, []);
  expect(facts.notices()).toEqual([]);
  const node = { text: 'Do', startIndex: 0 } as never;
  const file = { path: '/src/a.go', source: 'package p' } as never;
  expect(facts.types?.receivers(file, node)).toBeUndefined();
  expect(facts.notices()).toMatchObject([{ code: 'types-unknown', file: '/src/a.go' }]);
});
