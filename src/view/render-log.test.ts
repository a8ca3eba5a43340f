import { expect, test } from 'vitest';
import type { LogRecord } from '../otlp/log-model.ts';
import { sketch } from '../otlp/testing.ts';
import { logToJson } from './log-json.ts';
import { renderLog } from './render-log.ts';

function record(given: Partial<LogRecord> = {}): LogRecord {
  const { resource, scope } = sketch({ service: 'shop' });
  return {
    time: 1n, observed: 2n, severity: 9, severityText: 'INFO', body: 'sold out\u001b[31m', attributes: {}, droppedAttributes: 0, flags: 0,
    traceId: '', spanId: '', ...given, resource, scope,
  };
}

test('one line', () => {
  expect(renderLog(record())).toBe('log [shop] INFO sold out\\u{1b}[31m\n');
  expect(renderLog(record({ severityText: '', severity: 3, body: null, attributes: { a: { b: 1n } }, traceId: 'ab'.repeat(16) }))).toBe(
    `log [shop] 3 null a={b: 1} trace ${'ab'.repeat(16)}\n`,
  );
});

test('errors stand out', () => {
  expect(renderLog(record({ severity: 17, severityText: 'ERROR' }), { colour: true })).toContain('\u001b[1;31mERROR');
});

test('as JSON', () => {
  expect(JSON.parse(logToJson(record({ body: 'x' })))).toMatchObject({ log: 'x', service: 'shop', timeUnixNano: '1', severity: 9 });
});
