// The -toolexec flag that we give go commands of our own: the outer build's plan, the weaver that stays, and who wants
// to know of each call. The launcher takes them in this order.
import { joinQuoted } from '../golang/quoted.ts';
import { findInstallation } from './installation.ts';
import type { Plan } from './plan.ts';

export interface ToolexecOptions {
  plan: Plan;
  /** Where the weaver that stays is asked (resident.ts), if there is one. */
  resident?: string | undefined;
  /** A file that gets a line for each call, for who shows progress. */
  calls?: string | undefined;
  /** A directory that gets a mark for each call and its phases (timing/recording.ts). */
  times?: string | undefined;
}

export function toolexecFlag({ plan, ...options }: ToolexecOptions): string {
  const words = [findInstallation().launcher, 'toolexec', `--plan=${plan.location}`];
  for (const name of ['resident', 'calls', 'times'] as const) if (options[name] !== undefined) words.push(`--${name}=${options[name]}`);
  return `-toolexec=${joinQuoted(words)}`;
}
