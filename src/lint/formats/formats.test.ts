import { expect, test } from 'vitest';
import { exitCodeOf } from '../../cli/lint.ts';
import type { Finding } from '../finding.ts';
import type { LintResult } from '../lint.ts';
import { RULES } from '../rules.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatSarif } from './sarif.ts';
import { formatText } from './text.ts';

const at = (line: number, file = 'my aspects/a,b.yml') => ({ file, line, column: 7 });
const ERROR: Finding = { rule: 'schema', severity: 'error', message: '100% wrong:\nhere', hint: 'do this', position: at(3) };
const WARNING: Finding = { rule: 'unbounded-name', severity: 'warning', message: 'a path', position: at(4, '/abs/a.yml') };
const NOTE: Finding = { rule: 'back-end', severity: 'note', message: 'compiled only', position: at(0) };
const RESULT: LintResult = {
  checked: 3,
  findings: [ERROR, WARNING, NOTE],
  aspects: [{ id: 'x#A', file: 'a.yml', line: 3, compile: 'all', ebpf: 'part', losses: [{ what: 'span.name', reason: 'it needs the operator +' }] }],
};

test('text: as compilers print, then the back ends', () => {
  expect(formatText(RESULT).split('\n')).toEqual([
    'my aspects/a,b.yml:3:7: error: 100% wrong:', 'here (do this) [schema]',
    '/abs/a.yml:4:7: warning: a path [unbounded-name]',
    '',
    'x#A  compile: all  eBPF: part',
    '  not in eBPF: span.name: it needs the operator +',
    '3 aspects, 1 error, 1 warning',
    '',
  ]);
  expect(formatText({ checked: 0, findings: [], aspects: [] })).toBe('0 aspects, 0 errors, 0 warnings\n');
});

test('json: everything', () => expect(JSON.parse(formatJson(RESULT))).toEqual(RESULT));

test('github: workflow commands with their own escapes', () => {
  expect(formatGithub(RESULT).split('\n')).toEqual([
    '::error file=my aspects/a%2Cb.yml,line=3,col=7,title=otel-ts schema::100%25 wrong:%0Ahere (do this)',
    '::warning file=/abs/a.yml,line=4,col=7,title=otel-ts unbounded-name::a path',
    '::notice file=my aspects/a%2Cb.yml,title=otel-ts back-end::compiled only',
    '',
  ]);
});

test('sarif: what 2.1.0 requires, rules by index, places as URIs', () => {
  const { version, runs: [run] } = JSON.parse(formatSarif(RESULT, '0.0.1'));
  expect(version).toBe('2.1.0');
  expect(run.tool.driver).toMatchObject({ name: 'otel-ts', version: '0.0.1' });
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ name }) => name));
  expect(run.results.map((result: { ruleIndex: number }) => RULES[result.ruleIndex]?.name)).toEqual(['schema', 'unbounded-name', 'back-end']);
  const places = run.results.map((result: { locations: { physicalLocation: unknown }[] }) => result.locations[0]?.physicalLocation);
  expect(places).toEqual([
    { artifactLocation: { uri: 'my%20aspects/a%2Cb.yml' }, region: { startLine: 3, startColumn: 7 } },
    { artifactLocation: { uri: 'file:///abs/a.yml' }, region: { startLine: 4, startColumn: 7 } },
    { artifactLocation: { uri: 'my%20aspects/a%2Cb.yml' } },
  ]);
});

test('the exit status: errors always, warnings where they are asked for, notes never', () => {
  const status = (strict: boolean, ...findings: Finding[]) => exitCodeOf({ checked: 1, findings, aspects: [] }, strict);
  expect([status(false, WARNING, NOTE), status(true, WARNING), status(true, NOTE), status(false, ERROR), status(true)]).toEqual([0, 1, 0, 1, 0]);
});
