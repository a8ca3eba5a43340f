// The one switch of everything that skips work: with OTEL_TS_FILTER=off every package goes to Node, every file is
// parsed, every aspect is asked about every place. Slower, and never a different result, which tests hold us to.

export function filtersAreOn(): boolean {
  return process.env.OTEL_TS_FILTER !== 'off';
}
