// One call of the compiler for a package that may match: woven, or else as it was.
import type { Notice } from '../weave/contract.ts';
import { carryImports } from './carried-imports.ts';
import { compileWays } from './compile-ways.ts';
import { formatNotice } from './notice.ts';
import { type Outcome, runTool, runToolCaptured } from './run-tool.ts';
import type { ToolCall } from './tool-call.ts';

export async function compile(call: ToolCall, args: readonly string[]): Promise<Outcome> {
  const { attempts, plain, notices, file, carried } = await compileWays(call, args);
  for (const [index, attempt] of attempts.entries()) {
    const outcome = runToolCaptured(call.tool, attempt);
    if (outcome.status === 0) {
      if (index === 0 && carried) carryImports(carried.archive, carried.carried);
      if (index > 0) notices.push(doesNotCompile(file));
      report(notices);
      process.stdout.write(outcome.output);
      return { ...outcome, woven: index === 0 && carried !== undefined };
    }
    if (process.env.OTEL_TS_DEBUG) process.stderr.write(outcome.output);
  }
  const outcome = runTool(call.tool, plain);
  if (outcome.status === 0) {
    if (attempts.length > 0) notices.push(doesNotCompile(file));
    report(notices);
  }
  return outcome;
}

function report(notices: readonly Notice[]): void {
  process.stderr.write(notices.map(formatNotice).join(''));
}

function doesNotCompile(file: string): Notice {
  const message = 'the woven package does not compile and was left as it was; this is a bug of otel-ts, please report it';
  return { code: 'woven-does-not-compile', message, file, line: 0, column: 0 };
}
