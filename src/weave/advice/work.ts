// Weaves a span that begins as a function returns: for what its goroutine does with the result, until it asks for more.
import type { SpanAdvice } from '../../aspects/advice/span.ts';
import { functionOf, type Target } from '../target.ts';
import { attributes, begin, linksOf, nameOf, onlyWhen, recording, siteOf } from './span.ts';

export function weaveWork(advice: SpanAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'span');
  const site = target.package.addSite(siteOf(advice, target));
  const values = [...nameOf(advice, fn), ...attributes(advice.attributes, fn, { moment: 'return' }), ...linksOf(advice.links, fn)];
  const code = `${begin(advice, site, fn, ['otelts_beginWork', 'otelts_beginWork'])}${recording(values)}otelts_work(otelts_s) }`;
  const guarded = advice.when ? onlyWhen(advice.when, fn, code) : code;
  fn.prepend(target.package.uses(`otelts_settled(); defer func() { ${guarded} }();`), advice.position);
}
