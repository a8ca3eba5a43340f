// One call of the compiler for a package that may match: woven, or else as it was.
import type { Notice } from '../weave/contract.ts';
import { carryImports } from './carried-imports.ts';
import { compileWays, type CompileWays, type Lesson } from './compile-ways.ts';
import { type Attempt, firstThatCompiles } from './first-that-compiles.ts';
import { countsOf } from './joins.ts';
import { formatNotice } from './notice.ts';
import type { Plan } from './plan.ts';
import { refusedBy } from './refused.ts';
import { type Outcome, runTool } from './run-tool.ts';
import { noteWoven } from './statistics.ts';
import type { ToolCall } from './tool-call.ts';

export async function compile(call: ToolCall, args: readonly string[]): Promise<Outcome> {
  const ways = await compileWays(call, args);
  const { plain, withRuntime, outputDirectory, notices } = ways;
  if (outputDirectory === undefined || (!ways.woven && !withRuntime)) return reported(call.plan, { ...runTool(call.tool, plain), notices });
  const outcome = await firstThatCompiles({
    tool: call.tool,
    directory: outputDirectory,
    woven: attemptOf(call, args, ways),
    unwoven: [...(withRuntime ? [withRuntime] : []), plain],
    notices,
    file: ways.file,
  });
  process.stdout.write(outcome.output);
  return reported(call.plan, outcome);
}

/** Undefined where nothing is woven. */
function attemptOf(call: ToolCall, args: readonly string[], { woven, notices, joins, importPath }: CompileWays): Attempt | undefined {
  if (!woven) return undefined;
  const again = async (lesson: Lesson): Promise<Attempt | readonly Notice[]> => {
    const ways = await compileWays(call, args, { refused: { ...woven.refused, pinpoint: false }, ...lesson });
    return attemptOf(call, args, ways) ?? ways.notices;
  };
  return {
    args: woven.args,
    notices,
    joins,
    async mended(output) {
      const refused = refusedBy(output, woven.risks, woven.refused);
      return refused && again({ refused });
    },
    async without(name) {
      const attempt = await again({ without: name });
      return 'args' in attempt ? attempt : undefined;
    },
    finish() {
      carryImports(woven.archive, woven.carried);
      noteWoven(importPath, countsOf(joins), call.environment);
    },
  };
}

/** Notices go out with what could be compiled; an error's words are the compiler's alone. */
function reported(plan: Plan, { notices, ...outcome }: Outcome & { notices: readonly Notice[] }): Outcome {
  if (outcome.status !== 0) return outcome;
  process.stderr.write(notices.map(formatNotice).join(''));
  return plan.strict && notices.length > 0 ? { ...outcome, status: 1 } : outcome;
}
