// Whose span is it? Work that a request hands to goroutines, timers, callbacks and workers belongs to it while it lasts;
// what outlives it is a trace of its own, linked to it.
import { execa } from 'execa';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { SpanRecord } from '../../src/otlp/model.ts';
import { buildForest, type SpanNode } from '../../src/otlp/tree.ts';
import { build, runTraced, scratch } from '../support/otel-ts.ts';

const source = join(import.meta.dirname, 'goroutines');
const directory = scratch('goroutines');
const plain = join(directory, 'plain');
const woven = join(directory, 'woven');

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
});

/** A trace each, in the order of the alphabet: goroutines race. `~ name` is a link to the span of that name. */
function sketch(spans: readonly SpanRecord[]): string[] {
  const named = new Map(spans.map((span) => [span.spanId, label(span)]));
  const lines = ({ span, children }: SpanNode, indent: string): string => {
    const links = span.links.map(({ spanId }) => ` ~ ${named.get(spanId)}`);
    return [`${indent}${label(span)}${links.join('')}`, ...children.map((child) => lines(child, `${indent}  `)).sort()].join('\n');
  };
  return buildForest(spans).flatMap(({ roots }) => roots.map((root) => lines(root, ''))).sort();
}

function label({ name, attributes }: SpanRecord): string {
  return `${attributes['name'] ?? name}${attributes['otel_ts.unfinished'] ? ' (unfinished)' : ''}`;
}

const TRACES = [
  'by a pooled worker ~ fills the pool',
  'by one hired before',
  'by one hired earlier ~ hires',
  'callback of a context\n  callback\n  cancels',
  'cancels\n  of the canceller',
  'comes later\n  by one hired earlier, with ctx',
  'crashes (unfinished)',
  "deadline\n  deadline's callback",
  'fills the pool\n  by a pooled worker\n  by a pooled worker, with ctx',
  'group\n  first of the group\n  second of the group',
  'hires\n  by one hired before, with ctx\n  by one hired now',
  'late timer ~ outlived by timer',
  'makes the timer',
  'nested go\n  child\n  grandchild',
  "nobody's timer",
  'of what outlives ~ outlived by go',
  'outlived by go',
  'outlived by timer',
  'outlives ~ outlived by go',
  'registered callback ~ registers',
  'registers',
  'reset timer ~ makes the timer',
  'resets it',
  'stops\n  after stop',
  'takes from the pool\n  by a pooled worker, with ctx',
  'timer fires\n  timer',
];

test('each span has the parent, or the link, of the work that it belongs to', async () => {
  const { spans, refusals } = await runTraced(woven);
  expect(refusals).toEqual([]);
  expect(sketch(spans)).toEqual(TRACES);
});

test('a panic in a timer reads as in the plain program', async () => {
  const none = { OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' };
  const [without, traced] = [await execa(plain, { reject: false }), await execa(woven, { reject: false, env: none })];
  expect(without.exitCode).toBe(2);
  expect([traced.exitCode, traced.stdout, comparable(traced.stderr)]).toEqual([2, without.stdout, comparable(without.stderr)]);
});

// The race detector needs cgo, and cgo a C compiler.
const { stdout: cgo } = await execa('go', ['env', 'CGO_ENABLED', 'CC']);
const [enabled, compiler = ''] = cgo.split('\n');
const races = enabled === '1' && !(await execa(compiler, ['--version'], { reject: false })).failed;

test.skipIf(!races)(`no data race is reported of goroutines that use the same memory${races ? '' : ' (needs cgo and a C compiler)'}`, async () => {
  const raced = join(directory, 'raced');
  await build(source, '-race', '-o', raced, '.');
  const { stderr, exitCode, spans } = await runTraced(raced, ['many'], { env: { OTEL_BSP_MAX_QUEUE_SIZE: '10000' } });
  expect([exitCode, stderr, spans.length]).toEqual([0, '', 2000]);
});

/** Numbers of goroutines and offsets of instructions differ. */
function comparable(stderr: string): string {
  return stderr.replace(/\bgoroutine \d+/g, 'goroutine N').replace(/ \+0x[0-9a-f]+$/gm, '');
}
