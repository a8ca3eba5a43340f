// Weaves additions to a span that is open already, gathered in a scratch span and merged at once.
import type { AttributesAdvice } from '../../aspects/advice/attributes.ts';
import { SPAN_KINDS } from '../../aspects/advice/span.ts';
import { functionOf, instrumentationOf, type Target } from '../target.ts';
import { guardReadings, readInto, readValue } from '../values.ts';
import { attributes, constantAttributes, onlyWhen } from './span.ts';

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
  const readings = attributes(advice.values, fn, { moment: advice.at });
  if (advice.route) readings.push(readValue(advice.route, fn, (code) => `otelts_setRoute(otelts_s, ${code})`));
  const statements = [...guardReadings(readings), ...(advice.panic ? ['otelts_recordPanic(otelts_s)'] : []), 'otelts_apply(otelts_s)'];
  const ctx = advice.context ? readInto(advice.context, fn, 'otelts_ctx', 'interface{}') : { before: '', value: 'otelts_none' };
  const apply = `${ctx.before}if otelts_s := otelts_beginPatch(&${site}, ${kind}, ${ctx.value}); otelts_s.ok() { ${statements.join('; ')} }`;
  const guarded = advice.panic ? `if otelts_panicInProgress() { ${apply} }` : apply;
  const code = advice.when ? onlyWhen(advice.when, fn, guarded) : guarded;
  const placed = advice.at === 'return' ? `defer func() { ${code} }();` : advice.when || ctx.before !== '' ? `{ ${code} };` : `${code};`;
  fn.prepend(target.package.uses(placed), advice.position);
}
