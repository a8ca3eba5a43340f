import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { globExpression } from '../aspects/glob.ts';
import { filterScript, shellPattern } from './filter-script.ts';
import { shellQuoted } from './shell-quoted.ts';
import { importPathOf } from './import-path.ts';
import { formatNotice } from './notice.ts';
import { toolId } from './tool-id.ts';

test.each([
  ['net/http', 'net/http'],
  ['net/http [net/http.test]', 'net/http'],
  ['example.com/a [example.com/cmd]', 'example.com/a'],
  ['', 'main'],
])('import path %j', (told, path) => expect(importPathOf({ TOOLEXEC_IMPORTPATH: told }, 'main')).toBe(path));

test('tool ID of a release and of a development version', () => {
  expect(toolId('compile version go1.26.8\n', 'abc')).toBe('compile version go1.26.8 otel-ts/abc');
  expect(toolId('link version devel go1.27-x buildID=a/b\n', 'abc')).toBe('link version devel go1.27-x buildID=a/b+otel-ts-abc');
});

test('the shell reads back what the filter says', () => {
  const script = filterScript({ importPaths: ['a/b', 'c'], imports: [], globs: ['x/*'], words: ["//it's", 'Do'], modules: 'main', everything: false }, 'd', "/it's a $(dir)/cli.js", ['m']);
  const names = ['digest', 'cli', 'paths', 'imports', 'everything', 'patterns', 'words', 'modules'];
  const command = `${script}printf '%s|' ${names.map((name) => `"$otelts_${name}"`).join(' ')}`;
  const values = ['d', "/it's a $(dir)/cli.js", 'a/b c', '', '', 'x/* m m_test m* command-line-arguments*', "//it's\nDo", ''];
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(`${values.join('|')}|`);
});

test('where the main modules are not known, every package outside of the standard library may be theirs', () => {
  const filter = { importPaths: [], imports: [], modules: 'main' as const, everything: false };
  expect(filterScript(filter, 'd', 'c', undefined)).toContain("otelts_modules='1'\n");
});

test('a pattern of the shell holds wherever its glob does', () => {
  const globs = ['a', 'a/*', 'a/**', '**/b', 'a/**/b', 'a/?', 'a/[b-d]', 'a/[^b]c', '[ab]/c', '**', 'a.b/c-d/*', 'ü/*', "a'$(b)/c", 'a/[]x]', '*.test'];
  const paths = ['a', 'b', 'a/b', 'a/c', 'a/b/c', 'a/x/b', 'a/b/b', 'b/c', 'x/a/b', 'a/ü', 'ü/x', 'a.b/c-d/e', 'axb/c-d/e', "a'$(b)/c", 'a/]', 'a/xc', 'x.test'];
  const held = (glob: string): string[] => {
    const tests = paths.map((path) => `case ${shellQuoted(path)} in $pattern) echo ${shellQuoted(path)};; esac`).join('\n');
    return execFileSync('sh', ['-c', `pattern=${shellQuoted(shellPattern(glob))}\n${tests}`], { encoding: 'utf8' }).split('\n').filter(Boolean);
  };
  for (const glob of globs) expect(held(glob), glob).toEqual(expect.arrayContaining(paths.filter((path) => globExpression(glob).test(path))));
  expect(held('a/*')).not.toContain('b/c');
  expect(held('a.b/c-d/*')).toEqual(['a.b/c-d/e']);
});

test('a notice is one line', () => {
  expect(formatNotice({ code: 'x', message: 'a\n b', file: 'f.go', line: 3, column: 0 })).toBe('f.go:3: otel-ts: a; b [x]\n');
});
