// Weaves additions to a span that is open already, gathered in a scratch span and merged at once.
import type { AttributesAdvice } from '../../aspects/advice/attributes.ts';
import { SPAN_KINDS } from '../../aspects/advice/span.ts';
import { functionOf, instrumentationOf, type Target } from '../target.ts';
import { guardReadings, readValue } from '../values.ts';
import { attributes, constantAttributes } from './span.ts';

export function weaveAttributes(advice: AttributesAdvice, target: Target): void {
  const { aspect } = target;
  const fn = functionOf(target, advice.position, 'attributes');
  const site = target.package.addSite({
    kind: 0,
    name: aspect.id,
    attributes: constantAttributes(advice.values),
    scope: `otel-ts/${aspect.file.meta.name}`,
    instrumentation: instrumentationOf(aspect),
    aspect: `${aspect.file.name}:${advice.position.line} ${aspect.id}`,
  });
  const kind = advice.span === 'server' ? SPAN_KINDS.server : 0;
  const readings = attributes(advice.values, fn);
  if (advice.route) readings.push(readValue(advice.route, fn, (code) => `otelts_setRoute(otelts_s, ${code})`));
  const apply = `if otelts_s := otelts_beginPatch(&${site}, ${kind}, otelts_none); otelts_s.ok() { ${[...guardReadings(readings), 'otelts_apply(otelts_s)'].join('; ')} }`;
  const code = advice.at === 'return' ? `defer func() { ${apply} }();` : `${apply};`;
  fn.prepend(target.package.uses(code), advice.position);
}
