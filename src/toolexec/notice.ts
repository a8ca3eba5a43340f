// A notice as a compiler would write it.
import type { Notice } from '../weave/contract.ts';

/** `file:line:column: otel-ts: message [code]`, with a newline; always true of the package, for the go command repeats it. */
export function formatNotice(notice: Notice): string {
  const place = [notice.file, ...[notice.line, notice.column].filter((number) => number > 0)].join(':');
  return `${place}: otel-ts: ${notice.message.replaceAll(/\s*\n\s*/g, '; ')} [${notice.code}]\n`;
}
