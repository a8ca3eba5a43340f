import { beforeAll, expect, test } from 'vitest';
import { goParser } from '../../golang/grammar.ts';
import { matchesOf } from './testing.ts';

beforeAll(async () => void (await goParser()));

const MAIN = { path: 'example.com/app', main: true };
const FUNCTION = 'package p\n\nfunc f() {}\n';

test.each([
  ['a glob within a segment', 'package-filter: "example.com/*/store"', 'example.com/app/store', true],
  ['a glob does not cross segments', 'package-filter: "example.com/*"', 'example.com/app/store', false],
  ['a double star does', 'package-filter: "example.com/**"', 'example.com/app/store', true],
  ['a double star stands for nothing too', 'package-filter: "example.com/**/store"', 'example.com/store', true],
  ['a leading double star', 'package-filter: "**/internal/*"', 'internal/x', true],
  ['a question mark', 'package-filter: "example.com/ap?"', 'example.com/app', true],
  ['a class', 'package-filter: "example.com/[a-c]pp"', 'example.com/app', true],
  ['a negated class', 'package-filter: "example.com/[^a-c]pp"', 'example.com/app', false],
  ['the main module', 'package-filter: { root: true }', 'example.com/app/store', true],
  ['a path below the main module', 'package-filter: { root: true, pattern: "store/*" }', 'example.com/app/store/sql', true],
  ['a path that is elsewhere', 'package-filter: { root: true, pattern: "store" }', 'example.com/app/x/store', false],
  ['the other key', 'package-filter: { root: true, glob: "store" }', 'example.com/app/store', true],
  ['a relative pattern', 'package-filter: ./store/...', 'example.com/app/store', false],
  ['a relative glob', 'package-filter: ./store/**', 'example.com/app/store', true],
  ['a dot is no wildcard', 'package-filter: example.com/app', 'exampleXcom/app', false],
])('package-filter: %s', async (_, joinPoint, importPath, holds) => {
  expect(await matchesOf(joinPoint, FUNCTION, { importPath, module: MAIN })).toEqual(holds ? ['func f() {}'] : []);
});

test('package-filter: what module holds a package may be unknown, and so is its negation', async () => {
  expect(await matchesOf('package-filter: { root: true }', FUNCTION)).toEqual(['unknown: func f() {}']);
  expect(await matchesOf('not: { package-filter: { root: true } }', FUNCTION)).toEqual(['unknown: func f() {}']);
  expect(await matchesOf('package-filter: { root: true }', FUNCTION, { module: { path: 'x', version: 'v1.0.0', main: false } })).toEqual([]);
  expect(await matchesOf('package-filter: { root: true }', FUNCTION, { module: 'std' })).toEqual([]);
});

test.each([
  ['>=1.2, <2', 'v1.2.0', true],
  ['>=1.2, <2', 'v2.0.0', false],
  ['>=1.2, <2', 'v1.1.9', false],
  ['>=1.2.0', 'v1.2.0-rc.1', false],
  ['>1.2.0-rc.1', 'v1.2.0-rc.2', true],
  ['>1.2.0-rc.2', 'v1.2.0-rc.10', true],
  ['>=2', 'v2.1.0+incompatible', true],
  ['=1.4.0', 'v1.4.0', true],
  ['1.4', 'v1.4.0', true],
  ['!=1.4', 'v1.4.0', false],
  ['<1.4', 'v1.3.1-0.20240101000000-abcdefabcdef', true],
])('version: %s of %s', async (range, version, holds) => {
  const module = { path: 'x', version, main: false };
  expect(await matchesOf(`version: "${range}"`, FUNCTION, { module })).toEqual(holds ? ['func f() {}'] : []);
});

test('version: a main module is newer than all that are published', async () => {
  expect(await matchesOf('version: ">=1"', FUNCTION, { module: MAIN })).toEqual(['func f() {}']);
  expect(await matchesOf('version: "<1000"', FUNCTION, { module: MAIN })).toEqual([]);
  expect(await matchesOf('version: ">=1"', FUNCTION, { module: 'std' })).toEqual(['unknown: func f() {}']);
});

test.each([
  ['>=1.26', 'go1.26', true],
  ['>=1.26', 'go1.26.8', true],
  ['>=1.26', 'go1.25.9', false],
  ['>=1.27', 'go1.27rc1', false],
  ['>=1.27rc1', 'go1.27rc1', true],
  ['>=1.27', 'devel go1.27-0f0b1c2d', true],
  ['<1.30', 'go1.9', true],
])('go: %s of %s', async (range, goVersion, holds) => {
  expect(await matchesOf(`go: "${range}"`, FUNCTION, { goVersion })).toEqual(holds ? ['func f() {}'] : []);
});

test('test-main', async () => {
  expect(await matchesOf('test-main: true', FUNCTION, { testMain: true })).toEqual(['func f() {}']);
  expect(await matchesOf('test-main: true', FUNCTION, { testMain: false })).toEqual([]);
  expect(await matchesOf('test-main: false', FUNCTION, { testMain: false })).toEqual(['func f() {}']);
});

const SIGNATURES = `package p

import (
	"context"
	h "net/http"
	. "time"
)

func two(a, b string) {}
func one(a string) {}
func results() (n int, err error) { return }
func result() error { return nil }
func aliased(r *h.Request, d Duration) {}
func shapes(m map[string][]*h.Request, f func(a int, c context.Context) error, c <-chan int, x [4]byte, y interface{}) {}
func many(a ...string) {}
func generic[string any](a string) {}
func (s S[error]) method() error { return nil }
func parenthesised(a (string)) {}
`;

test.each([
  ['{ args: [string, string] }', ['two']],
  ['{ args: [string] }', ['one', 'parenthesised']],
  ['{ returns: [int, error] }', ['results']],
  ['{ returns: [error] }', ['result']],
  ['{ args: ["*net/http.Request", time.Duration] }', ['aliased']],
  ['{ args: ["map[string][]*net/http.Request", "func(int, context.Context) error", "<-chan int", "[4]uint8", any] }', ['shapes']],
  ['{ args: ["map[string][]*net/http.Request", "func(int, context.Context)", "<-chan int", "[4]uint8", any] }', []],
  ['{ args: ["...string"] }', ['many']],
  ['{ args: ["[]string"] }', []],
  ['{}', []],
])('signature: %s', async (signature, names) => {
  const found = await matchesOf(`function: [{ signature: ${signature} }]`, SIGNATURES);
  expect(found.map((text) => /func (?:\([^)]*\) )?(\w+)/.exec(text)?.[1])).toEqual(names);
});

test('signature-contains takes any of its types, in any place', async () => {
  const found = await matchesOf('function: [{ signature-contains: { args: ["*net/http.Request"], returns: [error] } }]', SIGNATURES);
  expect(found.map((text) => /func (?:\([^)]*\) )?(\w+)/.exec(text)?.[1])).toEqual(['results', 'result', 'aliased']);
});

test('name globs hold of declared names only; the empty name means literals', async () => {
  const source = 'package p\n\nfunc HandleA() {}\nfunc handleB() { _ = func() {} }\nfunc (T) HandleC() {}\n';
  expect(await matchesOf('function: [{ name: "Handle*" }]', source)).toEqual(['func HandleA() {}', 'func (T) HandleC() {}']);
  expect(await matchesOf('function: [{ name: "*" }]', source)).toHaveLength(3);
  expect(await matchesOf('function: [{ name: "[a-z]*" }, { receiver: false }]', source)).toEqual(['func handleB() { _ = func() {} }']);
  expect(await matchesOf('function: [{ name: "" }]', source)).toEqual(['func() {}']);
});

const DIRECTIVES = `package p

//team:audit all
// More.
func a() { b() }

//team:auditor
func b() int { return 1 }

//team:audit

func blank() {}

//team:audit
var (
	v, w = func() {}, 2
)

var x = 1 //team:audit
var y = 2

// team:audit
func prose() {}

func c() {
	//team:audit
	f := func() {}
	f()
	//team:audit
	b()
	if true { //team:audit
		b()
	}
}
`;

test('directive: a declaration or statement and its parts, not the statements of a body', async () => {
  expect(await matchesOf('directive: team:audit', DIRECTIVES)).toEqual(['func a() { b() }', 'v, w = func() {}, 2', 'func() {}', 'func() {}', 'b()']);
  expect(await matchesOf('function-body: { directive: team:audit }', DIRECTIVES)).toEqual(['{ b() }', '{}', '{}']);
  expect(await matchesOf('all-of: [{ directive: team:audit }, { function-body: { function: [{ name: a }] } }]', DIRECTIVES)).toEqual(['{ b() }']);
});

const DECLARATIONS = `package p

import "regexp"

var a, b bool
var c = true
var re *regexp.Regexp
const (
	d int = iota
	e
)
type T struct{}
type U = T
func f() {}
func (T) g() {}
func h() { var a bool; _ = a }
`;

test.each([
  ['declaration-of: example.com/p.a', ['a, b bool']],
  ['declaration-of: example.com/p.b', ['a, b bool']],
  ['declaration-of: example.com/p.e', ['e']],
  ['declaration-of: example.com/p.T', ['T struct{}']],
  ['declaration-of: example.com/p.U', ['U = T']],
  ['declaration-of: example.com/p.f', ['func f() {}']],
  ['declaration-of: example.com/p.g', []],
  ['declaration-of: example.com/q.f', []],
  ['value-declaration: bool', ['a, b bool']],
  ['value-declaration: int', ['d int = iota']],
  ['value-declaration: "*regexp.Regexp"', ['re *regexp.Regexp']],
  ['value-declaration: regexp.Regexp', []],
])('%s', async (joinPoint, found) => {
  expect(await matchesOf(joinPoint, DECLARATIONS)).toEqual(found);
});

const LITERALS = `package p

import web "net/http"

type Server struct{ Handler int }

var a = web.Server{Handler: x}
var b = &web.Server{Handler: y}
var c = []web.Server{{Handler: z}}
var d = map[string]*web.Server{"k": {Handler: k}}
var e = &(web.Server{})
var f = Server{Handler: 1}
var g = []web.Server{}
func h() { web := pkg{}; _ = web.Server{Handler: 2} }
`;

test.each([
  ['{ type: net/http.Server }', ['web.Server{Handler: x}', 'web.Server{Handler: y}', 'web.Server{}']],
  ['{ type: net/http.Server, match: any }', ['web.Server{Handler: x}', 'web.Server{Handler: y}', 'web.Server{}']],
  ['{ type: net/http.Server, match: value-only }', ['web.Server{Handler: x}']],
  ['{ type: net/http.Server, match: pointer-only }', ['&web.Server{Handler: y}', '&(web.Server{})']],
  ['{ type: net/http.Server, field: Handler }', ['x', 'y', 'z', 'k']],
  ['{ type: net/http.Server, field: Addr }', []],
  ['{ type: example.com/p.Server, field: Handler }', ['1']],
])('struct-literal: %s', async (value, found) => {
  expect(await matchesOf(`struct-literal: ${value}`, LITERALS)).toEqual(found);
});

test.each([
  ['package-filter: {}', '"pattern" is missing'],
  ['package-filter: { pattern: a, glob: b }', 'are the same'],
  ['version: ">= one"', 'is no version range'],
  ['directive: "a b"', 'is no directive'],
  ['value-declaration: Server', 'Go declares no type "Server"'],
  ['value-declaration: "map[string"', 'is no Go type'],
  ['struct-literal: { type: "*net/http.Server" }', 'this is no struct type'],
  ['struct-literal: { type: net/http.Server, match: pointers }', 'unknown "pointers"'],
  ['struct-literal: { type: net/http.Server, field: A, match: pointer-only }', 'says nothing of a field'],
  ['method-call: { name: Do }', '"receiver" is missing'],
  ['method-call: { name: Do, receiver: "*net/http.Client", match: value-only }', 'exclude each other'],
  ['function: [{ signature-contains: {} }]', 'at least one type is expected'],
  ['function: [{ argument-implements: "*net/http.Request" }]', 'is no interface name'],
  ['function: [{ name: "a b" }]', 'is no function name'],
])('%s is refused', async (joinPoint, message) => {
  await expect(matchesOf(joinPoint, FUNCTION)).rejects.toThrow(message);
});
