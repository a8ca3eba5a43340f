// Join points that no import names: the launcher lets through what may match, and a build that filters nothing is the same.
import { execa } from 'execa';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { launcher, scratch } from '../support/otel-ts.ts';

const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': `package main

import (
	"example.com/app/client"
	"example.com/app/deep/store"
	"example.com/app/plain"
)

func main() {
	client.Open().Close()
	client.Use()
	store.Load()
	plain.Audited()
}
`,
  // Calls a method of a package that it does not import.
  'client/client.go': 'package client\n\nimport "example.com/app/pool"\n\nfunc Open() *pool.Conn { return &pool.Conn{} }\n\nfunc Use() { Open().Close() }\n',
  'pool/pool.go': 'package pool\n\ntype Conn struct{}\n\nfunc (*Conn) Close() {}\n',
  'deep/store/store.go': 'package store\n\nfunc Load() {}\n',
  'plain/plain.go': 'package plain\n\n//team:audit\nfunc Audited() {}\n',
  'aspects.yaml': `meta: { name: filter, description: Packages that can match are not known by name. }
aspects:
  - id: method-call
    join-point: { method-call: { receiver: "*example.com/app/pool.Conn", name: Close } }
    advice: [{ wrap-expression: { template: 'func() { println("called"); {{ . }} }()' } }]
  - id: glob
    join-point: { all-of: [{ package-filter: "example.com/app/**/store" }, { function-body: { function: [{ receiver: false }] } }] }
    advice: [{ prepend-statements: { template: 'println("glob")' } }]
  - id: root
    join-point: { all-of: [{ package-filter: { root: true, pattern: "deep/*" } }, { function-body: { function: [{ receiver: false }] } }] }
    advice: [{ prepend-statements: { template: 'println("root")' } }]
  - id: package-name
    join-point: { all-of: [{ package-name: store }, { function-body: { function: [{ receiver: false }] } }] }
    advice: [{ prepend-statements: { template: 'println("name")' } }]
  - id: directive
    join-point: { function-body: { directive: team:audit } }
    advice: [{ prepend-statements: { template: 'println("directive")' } }]
  - id: function-name
    join-point: { function-body: { function: [{ name: Audited }] } }
    advice: [{ prepend-statements: { template: 'println("named")' } }]
`,
};

test('filtered, unfiltered, by a process for each package: the same bytes, and each aspect is in', async () => {
  const directory = scratch('filter');
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const make = async (output: string, env: Record<string, string>, ...flags: string[]): Promise<Buffer> => {
    const { stderr } = await execa(launcher, ['go', '--aspects', 'aspects.yaml', 'build', ...flags, '-trimpath', '-o', output, '.'], { cwd: directory, env });
    expect(stderr).toBe('');
    return readFileSync(join(directory, output));
  };
  const filtered = await make('filtered', {});
  const { stderr } = await execa(join(directory, 'filtered'));
  expect(stderr.split('\n').sort()).toEqual(['called', 'called', 'directive', 'glob', 'name', 'named', 'root']);
  const all = await make('unfiltered', { OTEL_TS_FILTER: 'off', OTEL_TS_RESIDENT: 'off' }, '-a');
  expect(all.equals(filtered)).toBe(true);
});
