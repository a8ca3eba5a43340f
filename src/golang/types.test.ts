// The types helper, built by the real toolchain: what calls are called on, what implements an interface.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchesOf } from '../aspects/join-points/testing.ts';
import type { GoFile } from '../aspects/model.ts';
import { goParser } from './grammar.ts';
import { typesOf, type TypesSource } from './types.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-types-'));
const archives = new Map<string, string>();

const CLIENT = `package client

import "context"

type Client[T any] struct{ inner }
type inner struct{}

func (*inner) Do(ctx context.Context) error { return nil }

type Doer interface{ Do(ctx context.Context) error }
type Two interface { Doer; Close() error }
type Plain struct{}
func (Plain) Do(n int) error { return nil }
func New() *Client[int] { return nil }
`;

const PACKAGE = `package p

import (
	"bytes"
	"context"
	"net/http"
	"os"

	"types.test/client"
)

type mine struct{ *http.Client }
type alias = http.Client
type named http.Client
type missing struct{ client.Nothing }

func calls(c *http.Client, v http.Client, m mine, a *alias, g client.Client[string], d client.Two, x missing) {
	ctx := context.Background()
	c.Do(nil)
	v.Do(nil)
	m.Do(nil)
	a.Do(nil)
	g.Do(ctx)
	client.New().Do(ctx)
	d.Do(ctx)
	client.Plain{}.Do(1)
	(*http.Client).Do(c, nil)
	x.Do("世界"); c.Do(nil)
}

func file(f *os.File) {}
func value(b bytes.Buffer) {}
func buffer(a, b int, c *bytes.Buffer) {}
func text(s string) {}
func doer(d client.Two) {}
func plain(p client.Plain) {}
func unknown(p client.Nothing) {}
func generic[R client.Doer](r R) {}
func results() (*os.File, *os.PathError) { return nil, nil }
`;

let facts: Partial<GoFile>;

beforeAll(async () => {
  await goParser();
  mkdirSync(join(scratch, 'client'));
  writeFileSync(join(scratch, 'go.mod'), 'module types.test\n\ngo 1.24\n');
  writeFileSync(join(scratch, 'client', 'client.go'), CLIENT);
  const path = join(scratch, 'p.go');
  writeFileSync(path, PACKAGE);
  const format = '{{with .Export}}{{$.ImportPath}}={{.}}{{end}}';
  const listed = execFileSync('go', ['list', '-export', '-f', format, './client', 'bytes', 'context', 'net/http', 'os'], { cwd: scratch, encoding: 'utf8' });
  for (const line of listed.trim().split('\n')) {
    const at = line.indexOf('=');
    archives.set(line.slice(0, at), line.slice(at + 1));
  }
  const source: TypesSource = { go: 'go', cacheDirectory: scratch, archives, importMap: new Map() };
  facts = { path, importPath: 'types.test', types: typesOf('types.test', [path], source, { methods: ['Do'], interfaces: [] }) };
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const known = (found: string[]): string[] => found.filter((text) => !text.startsWith('unknown: '));

test.each([
  ['{ receiver: net/http.Client, name: Do }', ['c.Do(nil)', 'v.Do(nil)', 'm.Do(nil)', 'a.Do(nil)', 'c.Do(nil)']],
  ['{ receiver: "*net/http.Client", name: Do }', ['c.Do(nil)', 'm.Do(nil)', 'a.Do(nil)', 'c.Do(nil)']],
  ['{ receiver: net/http.Client, name: Do, match: value-only }', ['v.Do(nil)']],
  ['{ receiver: types.test.mine, name: Do }', ['m.Do(nil)']],
  ['{ receiver: types.test.alias, name: Do }', []],
  ['{ receiver: types.test/client.Client, name: Do }', ['g.Do(ctx)', 'client.New().Do(ctx)']],
  ['{ receiver: "types.test/client.Client[int]", name: Do }', ['client.New().Do(ctx)']],
  ['{ receiver: types.test/client.Two, name: Do }', ['d.Do(ctx)']],
  ['{ receiver: types.test/client.Doer, name: Do }', ['d.Do(ctx)']],
  ['{ receiver: types.test/client.inner, name: Do }', ['g.Do(ctx)', 'client.New().Do(ctx)']],
  ['{ receiver: types.test/client.Plain, name: Do }', ['client.Plain{}.Do(1)']],
])('method-call: %s', async (value, found) => {
  expect(known(await matchesOf(`method-call: ${value}`, PACKAGE, facts))).toEqual(found);
});

test('a call on a type that is missing is unknown, negated too', async () => {
  expect(await matchesOf('method-call: { receiver: types.test/client.Nothing, name: Do }', PACKAGE, facts)).toEqual(['unknown: x.Do("世界")']);
  const negated = 'all-of: [{ not: { method-call: { receiver: net/http.Client, name: Do } } }, { method-call: { receiver: types.test.missing, name: Do } }]';
  expect(known(await matchesOf(negated, PACKAGE, facts))).toEqual([]);
});

test.each([
  ['argument-implements: io.Reader', ['file', 'buffer']],
  ['argument-implements: io.Writer', ['file', 'buffer']],
  ['argument-implements: types.test/client.Doer', ['calls', 'doer', 'generic']],
  ['argument-implements: any', ['calls', 'file', 'value', 'buffer', 'text', 'doer', 'plain', 'unknown', 'generic']],
  ['argument-implements: net/http.Handler', []],
  ['result-implements: io.Closer', ['results']],
  ['result-implements: error', ['results']],
  ['final-result-implements: error', ['results']],
  ['final-result-implements: io.Closer', []],
])('%s', async (option, names) => {
  const found = known(await matchesOf(`function: [{ ${option} }, { name: "[a-z]*" }]`, PACKAGE, facts));
  expect(found.map((text) => /func (\w+)/.exec(text)?.[1])).toEqual(names);
});

test('a parameter of a missing type is unknown', async () => {
  expect(await matchesOf('function: [{ name: unknown }, { argument-implements: io.Reader }]', PACKAGE, facts)).toHaveLength(1);
  expect(known(await matchesOf('not: { function: [{ name: unknown }, { argument-implements: io.Reader }] }', PACKAGE, facts)).join()).not.toContain('func unknown');
});

test('without a type checker everything that needs one is unknown', async () => {
  expect(await matchesOf('function: [{ name: file }, { argument-implements: io.Reader }]', PACKAGE)).toEqual(['unknown: func file(f *os.File) {}']);
  expect(await matchesOf('function: [{ name: text }, { argument-implements: io.Reader }]', PACKAGE)).toEqual([]);
});
