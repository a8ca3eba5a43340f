// The -toolexec flag that we give go commands of our own: the outer build's plan, and the weaver that stays.
import { joinQuoted } from '../golang/quoted.ts';
import { findInstallation } from './installation.ts';
import type { Plan } from './plan.ts';

/** `resident` is where the weaver that stays is asked, if there is one. */
export function toolexecFlag(plan: Plan, resident: string | undefined): string {
  const words = [findInstallation().launcher, 'toolexec', `--plan=${plan.location}`];
  return `-toolexec=${joinQuoted(resident === undefined ? words : [...words, `--resident=${resident}`])}`;
}
