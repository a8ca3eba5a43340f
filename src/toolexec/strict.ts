// OTEL_TS_STRICT and `otel-ts go --strict`: what we would only say is an error. It is part of the tool ID: a package
// that was compiled with a notice before would else be served from the cache.
import { UserError } from '../errors.ts';

const WORDS: Readonly<Record<string, boolean>> = { '': false, '0': false, false: false, '1': true, true: true };

export function isStrict(environment: NodeJS.ProcessEnv = process.env): boolean {
  const word = environment.OTEL_TS_STRICT ?? '';
  const strict = WORDS[word.toLowerCase()];
  if (strict === undefined) throw new UserError(`OTEL_TS_STRICT must be 1 or 0, not ${word}`);
  return strict;
}
