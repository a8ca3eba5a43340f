import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionGraph, hasActionGraph } from './action-graph.ts';

const GRAPH = JSON.stringify([
  { ID: 0, Mode: 'build', Package: '', Deps: [1] },
  { ID: 1, Mode: 'link-install', Package: 'app', Deps: [2] },
  { ID: 2, Mode: 'link', Package: 'app', Deps: [3] },
  { ID: 3, Mode: 'build', Package: 'app', Deps: [4, 5] },
  { ID: 4, Mode: 'build', Package: 'fmt', Deps: [6] },
  { ID: 5, Mode: 'build', Package: 'net [app]', Deps: [6] },
  { ID: 6, Mode: 'build', Package: 'runtime' },
  { ID: 7, Mode: 'built-in package', Package: 'unsafe' },
]);

test('what a call depends on is done when it begins, cached or not', () => {
  const graph = actionGraph(GRAPH);
  expect(graph.total).toBe(4);
  expect(actionGraph(GRAPH).began('link', 'app')).toBe(4);
  expect([['compile', 'runtime'], ['compile', 'net [app]'], ['compile', 'fmt'], ['compile', 'elsewhere'], ['compile', 'app'], ['link', 'app']].map(([tool = '', path = '']) => graph.began(tool, path))).toEqual([0, 1, 1, 1, 3, 4]);
});

test.each([['go1.26.8', true], ['go1.10', true], ['go1.9.7', false], ['go1.27.0', false], ['go1.26-devel_abc', true], ['', false]])('%s: %s', (version, has) => {
  expect(hasActionGraph(version)).toBe(has);
});

test('the go command here writes what is read', () => {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts graph '));
  writeFileSync(join(directory, 'go.mod'), 'module example.com/m\n\ngo 1.24\n');
  writeFileSync(join(directory, 'm.go'), 'package main\n\nimport "errors"\n\nfunc main() { println(errors.New("")) }\n');
  execFileSync('go', ['build', `-debug-actiongraph=${join(directory, 'graph')}`, '-o', join(directory, 'm'), '.'], { cwd: directory });
  const graph = actionGraph(readFileSync(join(directory, 'graph'), 'utf8'));
  const packages = execFileSync('go', ['list', '-deps', '.'], { cwd: directory, encoding: 'utf8' }).trim().split('\n').filter((path) => path !== 'unsafe');
  expect(graph.total).toBe(packages.length);
  expect(graph.began('link', 'example.com/m')).toBe(packages.length);
  rmSync(directory, { recursive: true });
});
