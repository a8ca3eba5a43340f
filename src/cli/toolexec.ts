// `otel-ts toolexec <tool> <arguments>`: what bin/otel-ts does not answer by itself.
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { UserError } from '../errors.ts';
import { cacheDirectory } from '../toolexec/cache-directory.ts';
import { compile } from '../toolexec/compile.ts';
import { link } from '../toolexec/link.ts';
import { makePlan, readPlan, type Plan } from '../toolexec/plan.ts';
import { noteRun } from '../toolexec/run-file.ts';
import { askTool, endAs, runTool, type Outcome } from '../toolexec/run-tool.ts';
import { toolId } from '../toolexec/tool-id.ts';

const USAGE = "otel-ts toolexec is called by the go command: go build -toolexec 'otel-ts toolexec' ./...";

export async function toolexec(args: readonly string[]): Promise<void> {
  // One package a process: optimised WebAssembly costs more CPU than it gives back (bench/weave).
  setFlagsFromString('--liftoff-only');
  const given = args[0]?.startsWith('--plan=') ? args[0].slice('--plan='.length) : undefined;
  const [tool, ...rest] = given === undefined ? args : args.slice(1);
  if (!tool || tool.startsWith('-')) throw new UserError(USAGE);
  const name = basename(tool, '.exe');
  if (name !== 'compile' && name !== 'link') endAs(runTool(tool, rest));
  const plan = (given === undefined ? undefined : readPlan(given)) ?? (await newPlan());
  endAs(await answer(plan, name, tool, rest));
}

async function answer(plan: Plan, name: 'compile' | 'link', tool: string, args: readonly string[]): Promise<Outcome> {
  if (args[0] === '-V=full') {
    const outcome = askTool(tool, args);
    process.stdout.write(outcome.status === 0 ? `${toolId(outcome.output.toString(), plan.digest)}\n` : outcome.output);
    return outcome;
  }
  return name === 'link' ? link(plan, tool, args) : compile(plan, tool, args);
}

/** A raw build's first tool call runs where the go command runs; so do later ones that found no note of a plan. */
async function newPlan(): Promise<Plan> {
  const plan = await makePlan(process.cwd());
  noteRun(cacheDirectory(), plan.location);
  return plan;
}
