// One call of the compiler for a package that may match: woven, or else as it was.
import type { Notice } from '../weave/contract.ts';
import { carryImports } from './carried-imports.ts';
import { compileWays } from './compile-ways.ts';
import { formatNotice } from './notice.ts';
import { refusedBy } from './refused.ts';
import { type Outcome, runTool, runToolCaptured } from './run-tool.ts';
import type { ToolCall } from './tool-call.ts';

export async function compile(call: ToolCall, args: readonly string[]): Promise<Outcome> {
  let ways = await compileWays(call, args);
  let failed = false;
  for (let { woven } = ways; woven;) {
    const outcome = tryTool(call.tool, woven.args);
    if (outcome.status === 0) {
      carryImports(woven.archive, woven.carried);
      return { ...accept(outcome, ways.notices), woven: true };
    }
    const refused = refusedBy(outcome.output, woven.risks, woven.refused);
    if (refused) ways = await compileWays(call, args, refused);
    failed = !refused || ways.woven !== undefined;
    woven = refused && ways.woven;
  }
  return unwoven(call.tool, ways, failed);
}

type Ways = Awaited<ReturnType<typeof compileWays>>;

/** `failed`: there was a woven package. */
function unwoven(tool: string, { withRuntime, plain, notices, file }: Ways, failed: boolean): Outcome {
  if (withRuntime) {
    const outcome = tryTool(tool, withRuntime);
    if (outcome.status === 0) return accept(outcome, failed ? [...notices, doesNotCompile(file)] : notices);
  }
  const outcome = runTool(tool, plain);
  if (outcome.status === 0) report(failed || withRuntime ? [...notices, doesNotCompile(file)] : notices);
  return outcome;
}

function tryTool(tool: string, args: readonly string[]): Outcome {
  const outcome = runToolCaptured(tool, args);
  if (outcome.status !== 0 && process.env.OTEL_TS_DEBUG) process.stderr.write(outcome.output);
  return outcome;
}

function accept(outcome: Outcome, notices: readonly Notice[]): Outcome {
  report(notices);
  process.stdout.write(outcome.output);
  return outcome;
}

function report(notices: readonly Notice[]): void {
  process.stderr.write(notices.map(formatNotice).join(''));
}

function doesNotCompile(file: string): Notice {
  const message = 'the woven package does not compile and was left as it was; this is a bug of otel-ts, please report it';
  return { code: 'woven-does-not-compile', message, file, line: 0, column: 0 };
}
