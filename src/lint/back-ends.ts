// What of an aspect each back end can do. Compilation does everything; eBPF does what is said declaratively, with
// values that can be read from a stopped program's memory.
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import type { Aspect } from '../aspects/model.ts';
import { obstacleIn } from './expression-reach.ts';
import { expressionsOf, pathText, templatesOf } from './parts.ts';

/** `code`: Go that somebody must compile. `telemetry`: words that every back end understands. */
const NATURE: Readonly<Record<AnyAdvice['key'], 'telemetry' | 'code'>> = {
  span: 'telemetry',
  attributes: 'telemetry',
  metric: 'telemetry',
  finish: 'telemetry',
  'inject-context': 'telemetry',
  'extract-context': 'telemetry',
  detach: 'telemetry',
  'log-correlation': 'code',
  'prepend-statements': 'code',
  'wrap-expression': 'code',
  'append-args': 'code',
  'replace-function': 'code',
  'assign-value': 'code',
  'inject-declarations': 'code',
  'add-blank-import': 'code',
  'add-struct-field': 'code',
  'add-file': 'code',
};

/** Without these the rest would say something else than was meant. */
const ESSENTIAL: ReadonlySet<string> = new Set(['when', 'carrier', 'value']);

export interface Loss {
  /** `span`, or `span.attributes.db.query.text`. */
  what: string;
  reason: string;
}

export interface BackEnds {
  compile: 'all';
  /** `none`: eBPF skips the aspect. */
  ebpf: 'all' | 'part' | 'none';
  losses: Loss[];
}

export function backEndsOf({ advice, file }: Aspect): BackEnds {
  // A binary that was not woven lacks the fields that aspects add.
  const added = new Set(file.aspects.flatMap((aspect) => aspect.advice).flatMap((one) => (one.key === 'add-struct-field' ? [one.name] : [])));
  const each = advice.map((one) => lossesOf(one, added));
  const losses = each.flatMap((one) => one.losses);
  const ebpf = losses.length === 0 ? 'all' : each.every((one) => one.whole) ? 'none' : 'part';
  return { compile: 'all', ebpf, losses };
}

/** `whole`: nothing of the advice is left. */
function lossesOf(advice: AnyAdvice, added: ReadonlySet<string>): { whole: boolean; losses: Loss[] } {
  const whole = (reason: string) => ({ whole: true, losses: [{ what: advice.key, reason }] });
  if (NATURE[advice.key] === 'code') return whole('Go code needs the compiler');
  if (advice.key === 'attributes' && advice.panic) return whole('it needs to know of a panic in progress');
  if (advice.key === 'finish') return whole('it ends what only a woven program keeps');
  if ((advice.key === 'span' || advice.key === 'metric') && advice.end.keep) return whole('"keep" needs a place of its own');
  const [template] = templatesOf(advice);
  if (template) return whole(`"${pathText(template.path)}" is Go code`);
  const losses: Loss[] = [];
  for (const { value, path } of expressionsOf(advice)) {
    const obstacle = obstacleIn(value, added);
    if (obstacle === undefined) continue;
    if (path.length === 1 && ESSENTIAL.has(path[0] as string)) return whole(`"${pathText(path)}" needs ${obstacle}`);
    losses.push({ what: `${advice.key}.${pathText(path)}`, reason: `it needs ${obstacle}` });
  }
  return { whole: false, losses };
}
