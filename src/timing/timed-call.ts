// One call that the weaver answers, with its phases where they are asked for.
import { basename } from 'node:path';
import type { ToolCall } from '../toolexec/tool-call.ts';
import { type Phase, recordPhases } from './phases.ts';
import { noteWeaving } from './recording.ts';

/** The phase that holds all others of a call. */
export const WEAVER = 'weaver';

export async function timedCall<Result>({ tool, environment, parent, times }: ToolCall, work: () => Promise<Result>): Promise<Result> {
  if (times === undefined) return work();
  const phases: Phase[] = [];
  try {
    return await recordPhases(phases, WEAVER, work);
  } finally {
    noteWeaving(times, { tool: basename(tool), package: environment.TOOLEXEC_IMPORTPATH ?? '', go: parent, phases });
  }
}
