// `otel-ts toolexec <tool> <arguments>`: what bin/otel-ts does not answer by itself.
import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { noteEnd } from '../timing/recording.ts';
import { timedCall } from '../timing/timed-call.ts';
import { cacheDirectory } from '../toolexec/cache-directory.ts';
import { compile } from '../toolexec/compile.ts';
import { link } from '../toolexec/link.ts';
import { makePlan, readPlan, type Plan } from '../toolexec/plan.ts';
import { goArguments } from '../toolexec/process-tree.ts';
import { noteRun } from '../toolexec/run-file.ts';
import { askTool, endAs, runTool, type Outcome } from '../toolexec/run-tool.ts';
import { callOfThisProcess, type ToolCall } from '../toolexec/tool-call.ts';
import { toolId } from '../toolexec/tool-id.ts';

const USAGE = "otel-ts toolexec is called by the go command: go build -toolexec 'otel-ts toolexec' ./...";

export async function toolexec(args: readonly string[], keepCode: () => void): Promise<void> {
  const { plan: given, times, mark, rest: [tool, ...rest] } = takeOptions(args);
  if (!tool || tool.startsWith('-')) throw new UserError(USAGE);
  const name = basename(tool, '.exe');
  if (mark) process.once('exit', (status) => noteEnd(mark, status));
  if (name !== 'compile' && name !== 'link') endAs(runTool(tool, rest));
  const plan = (given === undefined ? undefined : readPlan(given)) ?? (await newPlan());
  const call = callOfThisProcess({ plan, times }, tool);
  const outcome = await timedCall(call, () => answer(call, name, rest));
  // A compile call that wove nothing has not run what the others will.
  if (name === 'link' || rest[0] === '-V=full' || outcome.woven) keepCode();
  endAs(outcome);
}

/** The launcher's. */
function takeOptions(args: readonly string[]): { plan?: string; times?: string; mark?: string; rest: readonly string[] } {
  const options: { plan?: string; times?: string; mark?: string } = {};
  let at = 0;
  for (let match; (match = /^--(plan|resident|calls|times|mark)=([^]*)$/.exec(args[at] ?? '')); at++) Object.assign(options, { [match[1] ?? '']: match[2] });
  return { ...options, rest: args.slice(at) };
}

async function answer(call: ToolCall, name: 'compile' | 'link', args: readonly string[]): Promise<Outcome> {
  if (args[0] === '-V=full') {
    const outcome = askTool(call.tool, args);
    process.stdout.write(outcome.status === 0 ? `${toolId(outcome.output.toString(), call.plan.digest)}\n` : outcome.output);
    return outcome;
  }
  return name === 'link' ? link(call, args) : compile(call, args);
}

/** A raw build's first tool call runs where the go command runs; so do later ones that found no note of a plan. */
async function newPlan(): Promise<Plan> {
  const plan = await makePlan(process.cwd(), [], goArguments(process.ppid));
  noteRun(cacheDirectory(), plan.location);
  return plan;
}
