// Weaves the forgetting of the current span at the start of a goroutine's function.
import type { DetachAdvice } from '../../aspects/advice/detach.ts';
import { functionOf, type Target } from '../target.ts';

export function weaveDetach(advice: DetachAdvice, target: Target): void {
  functionOf(target, advice.position, 'detach').prepend(target.package.uses('otelts_forget();'), advice.position);
}
