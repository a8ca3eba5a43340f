import { expect, test } from 'vitest';
import { viewEnvironment } from './environment.ts';
import { isForeground } from './forward-signals.ts';
import { wantsColour } from './printer.ts';

test('a program finds us whatever it was told before', () => {
  const env = {
    PATH: '/bin',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://elsewhere',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://elsewhere/v1/traces',
    OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc',
    OTEL_TRACES_EXPORTER: 'none',
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'https://elsewhere/v1/metrics',
    OTEL_METRICS_EXPORTER: 'none',
  };
  expect(viewEnvironment(env, 'http://127.0.0.1:1')).toEqual({
    PATH: '/bin',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_BSP_SCHEDULE_DELAY: '200',
  });
  expect(viewEnvironment({ OTEL_BSP_SCHEDULE_DELAY: '7' }, '')).toMatchObject({ OTEL_BSP_SCHEDULE_DELAY: '7' });
});

test('colours on a terminal only, and not against NO_COLOR', () => {
  const terminal = { write: () => true, isTTY: true };
  expect(wantsColour(terminal, {})).toBe(true);
  expect(wantsColour(terminal, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour(terminal, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour(terminal, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour({ write: () => true }, {})).toBe(false);
});

test('the foreground group of a terminal, whatever the process is called', () => {
  expect(isForeground('10 (node) S 1 10 10 34816 10 4194304 1')).toBe(true);
  expect(isForeground('10 (a) b) (c) S 1 10 10 34816 99 4194304 1')).toBe(false);
  expect(isForeground('10 (node) S 1 10 10 0 -1 4194304 1')).toBe(false);
});
