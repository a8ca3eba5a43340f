import { expect, test } from 'vitest';
import type { Aspect } from '../aspects/model.ts';
import { instrumentationOf } from './target.ts';

test.each([
  ['aspects/net-http.yaml', 'net-http'],
  ['own.aspect.yml', 'own'],
  ['telemetry/own.aspect.yaml', 'own'],
  ['example.com/kit/aspects/kit.v2.yaml', 'kit.v2'],
])('%s is switched off as %s', (name, instrumentation) => {
  expect(instrumentationOf({ file: { name } } as Aspect)).toBe(instrumentation);
});
