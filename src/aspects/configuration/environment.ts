// OTEL_TS_ASPECTS: aspect files for builds whose command line is not ours.
import { delimiter, resolve } from 'node:path';

/** Absolute; relative ones are relative to where the go command runs. */
export function environmentAspects(directory: string, environment: NodeJS.ProcessEnv = process.env): string[] {
  const entries = (environment.OTEL_TS_ASPECTS ?? '').split(delimiter).filter((entry) => entry !== '');
  return entries.map((entry) => resolve(directory, entry));
}
