// What is said of a build that is under way.

export interface BuildState {
  /** Tool calls that began, of the compiler. */
  compiled: number;
  /** Packages that are done, compiled or cached, of how many; undefined: not known. */
  done?: { packages: number; total: number } | undefined;
  woven: number;
  /** What was begun last. */
  current: string;
  seconds: number;
}

export function progressLine({ compiled, done, woven, current, seconds }: BuildState): string {
  const packages = done ? `${done.packages} of ${done.total} packages` : `${compiled} package${compiled === 1 ? '' : 's'} compiled`;
  const parts = [packages, `${woven} woven`, ...(seconds >= 1 ? [`${Math.floor(seconds)} s`] : []), current];
  return `otel-ts: ${parts.filter(Boolean).join(', ')}`;
}
