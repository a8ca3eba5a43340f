// detach: a goroutine that lives longer than the work that happened to start it forgets that work's span.
import type { Advice } from '../model.ts';
import { positionOf, readMapping, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface DetachAdvice extends Advice {
  key: 'detach';
}

export function readDetach(value: YamlValue): DetachAdvice {
  readMapping(value, 'detach', ORDER_KEYS);
  return { key: 'detach', position: positionOf(value) };
}
