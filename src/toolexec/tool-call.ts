// One call of the compiler or linker, with what is true for it alone: a process may answer several at a time, so
// nothing of this is read from the process itself.
import { boundAllows } from '../aspects/bounds.ts';
import type { Catalog } from '../aspects/catalog.ts';
import { filtersAreOn } from '../weave/filters.ts';
import { phase } from '../timing/phases.ts';
import { catalogOfPlan } from './plan.ts';
import type { ToolexecOptions } from './toolexec-flag.ts';

/** Nested builds get the options of the outer one. */
export interface ToolCall extends ToolexecOptions {
  /** The compiler or linker, absolute. */
  tool: string;
  environment: NodeJS.ProcessEnv;
  /** Where the go command runs the tool. */
  directory: string;
  /** The process that called: the go command, or what stands between. */
  parent: number;
  /** At least what may touch the package. */
  catalog(importPath: string, imports: ReadonlySet<string>): Promise<Catalog>;
}

/** The call that this process was started for. */
export function callOfThisProcess({ plan, times }: ToolexecOptions, tool: string): ToolCall {
  return { plan, times, tool, environment: process.env, directory: process.cwd(), parent: process.ppid, catalog: catalogFor(plan) };
}

export function catalogFor(plan: ToolexecOptions['plan']): ToolCall['catalog'] {
  return (importPath, imports) => phase('catalogue', () => catalogOfPlan(plan, (bound) => !filtersAreOn() || boundAllows(bound, importPath, imports)));
}
