import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { filterScript } from './filter-script.ts';
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
  const script = filterScript({ importPaths: ['a/b', 'c'], imports: [], everything: false }, 'd', "/it's a $(dir)/cli.js");
  const command = `${script}printf '%s|' "$otelts_digest" "$otelts_cli" "$otelts_paths" "$otelts_imports" "$otelts_everything"`;
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe("d|/it's a $(dir)/cli.js|a/b c|||");
});

test('a notice is one line', () => {
  expect(formatNotice({ code: 'x', message: 'a\n b', file: 'f.go', line: 3, column: 0 })).toBe('f.go:3: otel-ts: a; b [x]\n');
});
