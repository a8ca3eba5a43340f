// Each rule with a mistake that it must find and a twin that it must leave alone.
import { expect, test } from 'vitest';
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import { BOUNDED_FUNCTIONS, PASSING_FUNCTIONS } from './pure-functions.ts';
import { lint } from './lint.ts';
import { lookUp } from './semconv.ts';
import { aspect, body, findingsOf } from './testing.ts';

const SPAN = 'span: {}';
const DO = body('*p.T', 'Do');

async function problems(...texts: string[]): Promise<string[]> {
  return (await findingsOf(...texts)).filter((line) => !line.includes(' note '));
}

test('the shipped catalogue has neither errors nor warnings', async () => {
  const { findings, aspects } = await lint([], import.meta.dirname, { verbose: true });
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(aspects.length).toBeGreaterThan(20);
});

test('one mistake does not hide the next, and places stay what they are', async () => {
  const text = aspect('A', '{ function-cal: p.F }', SPAN) + aspect('B', DO, 'span: { kind: clinet }') + aspect('C', DO, 'span: { name: path }');
  expect(await problems(text)).toEqual([
    'a.yml:4:19 error schema: join-point: unknown key "function-cal" (did you mean "function-call"?)',
    'a.yml:10:23 error schema: kind: unknown span kind "clinet" (did you mean "client"?)',
    expect.stringMatching(/^a\.yml:14:23 warning unbounded-name: the span name reads "path"/),
  ]);
});

test('a mistake outside of aspects ends the file; one in an aspect that others borrow from is told once', async () => {
  expect(await problems('meta: { name: x }\naspect: []\n')).toEqual(['a.yml:2:1 error schema: aspect file: unknown key "aspect" (did you mean "aspects"?)']);
  const borrowed = aspect('A', DO, 'span: { atributes: &a { x: y } }') + aspect('B', body('*p.T', 'Other'), 'span: { attributes: *a }');
  expect(await problems(borrowed)).toEqual([expect.stringContaining('unknown key "atributes"')]);
});

test.each([
  ['two packages at once', '{ all-of: [{ import-path: p }, { import-path: q }] }', 'no package satisfies all of its conditions'],
  ['a receiver of another package', '{ all-of: [{ import-path: q }, { function-body: { function: [{ receiver: "*p.T" }] } }] }', 'no package'],
  ['a call that is a struct', '{ all-of: [{ function-call: p.F }, { struct-definition: p.T }] }', 'no place in a program'],
  ['two names', '{ function-body: { function: [{ name: A }, { name: B }] } }', 'name cannot be both "A" and "B"'],
  ['what is denied beside it', '{ all-of: [{ go: ">=1.20" }, { import-path: p }, { not: { import-path: p } }] }', 'it asks for what it denies: import-path'],
  ['a receiver and none', '{ function: [{ receiver: false }, { receiver: p.T }] }', 'receiver cannot be both "false" and "p.T"'],
])('unreachable: %s', async (_, joinPoint, reason) => {
  expect(await problems(aspect('A', joinPoint, 'detach: {}'))).toEqual([expect.stringMatching(new RegExp(`^a\\.yml:\\d+:\\d+ error unreachable: .*"A" can never hold: .*${reason}`))]);
});

test('unreachable: a branch of one-of is told where it stands, the other branch is not', async () => {
  const joinPoint = '{ one-of: [{ import-path: p }, { all-of: [{ import-path: p }, { import-path: q }] }] }';
  expect(await problems(aspect('A', joinPoint, 'detach: {}'))).toEqual([expect.stringMatching(/^a\.yml:4:48 error unreachable/)]);
});

test.each([
  '{ all-of: [{ import-path: p }, { import-path: p }] }',
  '{ all-of: [{ import-path: p }, { not: { import-path: q } }] }',
  '{ function-body: { function: [{ receiver: true }, { receiver: p.T }, { name: A }] } }',
  '{ one-of: [{ import-path: p }, { import-path: q }] }',
])('reachable: %s', async (joinPoint) => expect(await problems(aspect('A', joinPoint, 'detach: {}'))).toEqual([]));

test('conflict: two spans on one function, however the join point is written', async () => {
  const one = aspect('A', '{ function-body: { function: [{ name: Do }, { receiver: "*p.T" }] } }', SPAN);
  const other = aspect('B', `{ one-of: [${body('*p.T', 'Else')}, ${DO}] }`, SPAN);
  const told = 'error conflict: "x#B" puts a span around a function that "x#A" (a.yml:6) puts one around too';
  expect(await problems(one + other)).toEqual([expect.stringContaining(told)]);
});

test('no conflict: other functions, other versions, other conditions, attributes beside a span', async () => {
  const versioned = (range: string) => `{ all-of: [{ version: "${range}" }, ${DO}] }`;
  expect(await problems(aspect('A', DO, SPAN) + aspect('B', body('p.T', 'Do'), SPAN))).toEqual([]);
  expect(await problems(aspect('A', versioned('<2'), SPAN) + aspect('B', versioned('>=2'), SPAN))).toEqual([]);
  expect(await problems(aspect('A', DO, 'span: { when: "a" }') + aspect('B', DO, 'span: { when: "!a" }'))).toEqual([]);
  expect(await problems(aspect('A', DO, SPAN) + aspect('B', DO, 'detach: {}'))).toEqual([]);
});

test('conflict: one id in two files of one name', async () => {
  const [finding, ...more] = await problems(aspect('A', DO, 'detach: {}'), aspect('A', DO, 'detach: {}'));
  expect(finding).toBe('b.yml:3:5 error conflict: the id "x#A" is taken: a.yml:3 has it');
  expect(more).toEqual([]);
});

test('template: fields that do not exist, with their places in block scalars', async () => {
  const template = (text: string) => `prepend-statements:\n          template: |\n            _ = 1\n            ${text}`;
  expect(await problems(aspect('A', DO, template('_ = {{ .Function.Argumnet 0 }}')))).toEqual([
    'a.yml:9:20 error template: template: ".Function" has no field "Argumnet" (did you mean "Argument"?)',
  ]);
  expect(await problems(aspect('A', DO, template('_ = {{ .Fuction.Name }}')))).toEqual([expect.stringContaining('"." has no field "Fuction" (did you mean "Function"?)')]);
  expect(await problems(aspect('A', DO, template('_ = {{ .AST.Fun.Nam }}')))).toEqual([expect.stringContaining('".AST" has no field "Nam"')]);
  expect(await problems(aspect('A', DO, template('{{ range .AST.Args }}{{ .Own }}{{ $.Wrong }}{{ end }}')))).toEqual([expect.stringContaining('"." has no field "Wrong"')]);
  expect(await problems(aspect('A', DO, template('_ = {{ .Function.Argument 0 }}; _ = {{ .AST.Name }}; {{ with .AST }}{{ .Any }}{{ end }}')))).toEqual([]);
  expect(await problems(aspect('A', DO, template('_ = {{ .Function.Name')))).toEqual([expect.stringMatching(/error schema: template: unclosed action/)]);
});

test('template: options that the file does not declare', async () => {
  const file = (text: string, options = 'options: { max-depth: { type: number } }') =>
    `meta: { name: x, ${options} }\naspects:\n${aspect('A', DO, `prepend-statements: { template: '_ = ${text}' }`)}`;
  expect(await problems(file('{{ index .Options "max-dept" }}'))).toEqual([
    'a.yml:6:64 error template: template: ".Options" has no field "max-dept" (did you mean "max-depth"?)',
  ]);
  expect(await problems(file('{{ .Options.depth }}'))).toEqual([expect.stringContaining('".Options" has no field "depth"')]);
  expect(await problems(file('{{ index .Options "max-depth" }}'))).toEqual([]);
  expect(await problems(file('{{ .Options.depth }}', 'description: takes any'))).toEqual([]);
});

test.each([
  ['req.URL.Path', 'req.URL.Path'], ['req.URL.String()', 'req.URL'], ['"GET " + path', 'path'], ['query', 'query'],
  ['sqlText(query, 0)', 'query'], ['urlFull(req.URL)', 'req.URL'], ['receiver.userID', 'receiver.userID'],
])('unbounded-name: %s', async (name, culprit) => {
  expect(await problems(aspect('A', DO, `span: { name: '${name}' }`))).toEqual([expect.stringContaining(`warning unbounded-name: the span name reads "${culprit}"`)]);
});

test.each(['"constant"', 'sqlSummary(query)', 'httpSpanMethod(req.Method)', 'method', 'argument(1)', '"PREPARE " + sqlSummary(query)', 'info.FullMethod', 'grid'])(
  'a bounded name: %s', async (name) => expect(await problems(aspect('A', DO, `span: { name: '${name}' }`))).toEqual([]),
);

test('unbounded-name: what the aspect itself takes for a query', async () => {
  const [finding] = await problems(aspect('A', DO, 'span: { name: argument(1), attributes: { db.query.text: "sqlText(argument(1), 0)" } }'));
  expect(finding).toContain('the span name reads "argument(1)"');
});

test('every pure function either sums up or does not', () => {
  for (const name of Object.keys(PURE_FUNCTIONS)) expect([BOUNDED_FUNCTIONS.has(name), PASSING_FUNCTIONS.has(name)].filter(Boolean), name).toHaveLength(1);
});

test.each([
  ['otelts_dsn', 'dsn'], ['dbDSN', 'dsn'], ['userPassword', 'password'], ['apiKey', 'apikey'], ['auth_token', 'token'],
])('secret-field: %s', async (name, word) => {
  const text = aspect('A', '{ struct-definition: p.T }', `add-struct-field: { name: ${name}, type: string }`);
  expect(await problems(text)).toEqual([expect.stringContaining(`warning secret-field: the added field "${name}" is named after a ${word}`)]);
});

test.each(['tokenizer', 'address', 'monkeys', 'otelts', 'key'])('no secret: %s', async (name) => {
  expect(await problems(aspect('A', '{ struct-definition: p.T }', `add-struct-field: { name: ${name}, type: string }`))).toEqual([]);
});

test('reserved-name: declarations of ours, and nothing that only uses them', async () => {
  const declare = (code: string) => problems(aspect('A', '{ package-name: p }', `inject-declarations: { template: ${JSON.stringify(code)} }`));
  expect(await declare('func otelts_end(n int) int { return n }')).toEqual([
    expect.stringMatching(/^a\.yml:6:\d+ error reserved-name: "otelts_end" is declared in woven packages already \(give it another name\)$/),
  ]);
  for (const code of ['type otelts_Text struct{}', 'var (\n\tmine = 1\n\totelts_restore = 2\n)', 'var otelts_fn_hostPort int']) {
    expect(await declare(code), code).toEqual([expect.stringContaining('error reserved-name')]);
  }
  for (const code of ['func otelts_mine() { otelts_end(nil) }', 'func end() {\n\totelts_end(nil)\n}', 'type otelts_spans []*otelts_Span']) {
    expect(await declare(code), code).toEqual([]);
  }
});

test('semconv: unknown and deprecated names of attributes, wherever they stand', async () => {
  const span = 'span: { attributes: { http.method: a, db.query.txt: b, db.query.text: c, http.request.header.x: d }, end: { attributes: { acme.tier: e } } }';
  expect(await problems(aspect('A', DO, span))).toEqual([
    'a.yml:6:44 warning semconv-deprecated: attribute "http.method" is deprecated in the semantic conventions 1.45.0 (use "http.request.method")',
    'a.yml:6:61 warning semconv-unknown: attribute "db.query.txt" is not in the semantic conventions 1.45.0 (did you mean "db.query.text"?)',
    expect.stringMatching(/semconv-unknown: attribute "acme\.tier" is not in .* \(nothing there is close to it; a name of your own may stay\)$/),
  ]);
});

test('semconv: metrics by name, instrument and unit', async () => {
  const metric = (words: string) => problems(aspect('A', DO, `metric: { ${words} }`));
  expect(await metric('name: http.server.request.duration, instrument: histogram, unit: s, value: duration')).toEqual([]);
  expect(await metric('name: http.server.active_requests, instrument: counter, unit: ms')).toEqual([
    'a.yml:6:66 warning semconv-metric: "http.server.active_requests" is an up_down_counter in the semantic conventions 1.45.0, not a counter (write instrument: up_down_counter)',
    'a.yml:6:81 warning semconv-metric: "http.server.active_requests" is measured in "{request}" in the semantic conventions 1.45.0, not in "ms" (write unit: "{request}")',
  ]);
  expect(await metric('name: http.server.request.duratoin, instrument: histogram, unit: s, value: duration')).toEqual([
    'a.yml:6:25 warning semconv-unknown: metric "http.server.request.duratoin" is not in the semantic conventions 1.45.0 (did you mean "http.server.request.duration"?)',
  ]);
});

test('metric-differs: places that share a metric describe it in the same way; other units are another metric', async () => {
  const places = (...words: string[]) => problems(words.map((each, index) => aspect(`A${index}`, body('*p.T', `Do${index}`), `metric: { name: shop.wait, instrument: histogram, value: duration, ${each} }`)).join(''));
  const differs = (line: number, what: string): string => expect.stringContaining(`a.yml:${line}:17 warning metric-differs: "shop.wait" has ${what} than at a.yml:6, which is the same metric`);
  const known = (lines: string[]): string[] => lines.filter((one) => !one.includes('semconv-unknown'));
  expect(known(await places('unit: s, description: Waiting.', 'unit: s, description: Waiting.', 'unit: ms'))).toEqual([]);
  expect(known(await places('unit: s, description: Waiting.', 'unit: s'))).toEqual([differs(10, 'another description')]);
  expect(known(await places('unit: s', 'unit: s, buckets: [1, 2]'))).toEqual([differs(10, 'other buckets')]);
});

test('semconv: prefixes, metrics and sentences', () => {
  expect(lookUp('attribute', 'http.response.header.content-type')).toEqual({ status: 'known' });
  expect(lookUp('metric', 'http.server.request.duration')).toEqual({ status: 'known' });
  expect(lookUp('attribute', 'http.server.request.duration').status).toBe('unknown');
  expect(lookUp('attribute', 'db.user')).toEqual({ status: 'deprecated', advice: 'nothing replaces it' });
  expect(lookUp('attribute', 'http.target')).toEqual({ status: 'deprecated', advice: 'Split to "url.path" and "url.query"' });
  expect(lookUp('attribute', 'toString').status).toBe('unknown');
});
