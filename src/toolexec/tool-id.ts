// The answer to `-V=full`: the go command takes that line as the tool's identity, and caches by it. bin/otel-ts
// makes the same line for all but the first call.

/** `answer` is the tool's own line. */
export function toolId(answer: string, digest: string): string {
  const line = answer.trimEnd();
  // A development version of Go: only what follows the last slash of its build ID counts.
  return line.includes(' buildID=') ? `${line}+otel-ts-${digest}` : `${line} otel-ts/${digest}`;
}
