// One call of the compiler or linker, with what is true for it alone: a process may answer several at a time, so
// nothing of this is read from the process itself.
import { boundAllows } from '../aspects/bounds.ts';
import type { Catalog } from '../aspects/catalog.ts';
import { filtersAreOn } from '../weave/filters.ts';
import { catalogOfPlan, type Plan } from './plan.ts';

export interface ToolCall {
  plan: Plan;
  /** The compiler or linker, absolute. */
  tool: string;
  environment: NodeJS.ProcessEnv;
  /** Where the go command runs the tool. */
  directory: string;
  /** The process that called: the go command, or what stands between. */
  parent: number;
  /** At least what may touch the package. */
  catalog(importPath: string, imports: ReadonlySet<string>): Promise<Catalog>;
  /** Where the weaver that stays is asked (resident.ts); nested builds ask it too. */
  resident?: string | undefined;
}

/** The call that this process was started for. */
export function callOfThisProcess(plan: Plan, tool: string): ToolCall {
  const catalog: ToolCall['catalog'] = (importPath, imports) => catalogOfPlan(plan, (bound) => !filtersAreOn() || boundAllows(bound, importPath, imports));
  return { plan, tool, environment: process.env, directory: process.cwd(), parent: process.ppid, catalog };
}
