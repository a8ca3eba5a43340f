// Lines of a program's log with the ids of its server spans by name, so that a test can show them.
import type { SpanRecord } from '../../src/otlp/model.ts';

/** `T1`, `S1` for the server span of `routes[0]`, and so on. */
export function withNamedIds(stdout: string, spans: readonly SpanRecord[], routes: readonly string[]): string {
  const servers = spans.filter(({ kind }) => kind === 'SERVER');
  return servers.reduce((text, { name, traceId, spanId }) => {
    const number = routes.indexOf(name) + 1;
    return text.replaceAll(traceId, `T${number}`).replaceAll(spanId, `S${number}`);
  }, stdout);
}

/** The same without what correlation adds. */
export function withoutIds(named: string): string {
  return named.replaceAll(/(?: |, ?)"?(?:trace[._]id|span_id|trace_flags)"?(?:=|: ?)"?(?:[TS][1-9]|01)\b"?/g, '');
}
