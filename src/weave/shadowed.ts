// Whether a package declares, at its top level, a name that generated code uses as Go predeclares it.

const NAMES = 'string|int|int64|uint64|float64|bool|byte|uintptr|recover';
const DECLARED = new RegExp(`^(?:func|type|var|const)[ \\t]+(${NAMES})\\b(?!\\s*\\.)|^(?:type|var|const) \\([^)]*?^\\t(${NAMES})[ \\t=,]`, 'm');

/** The name, or undefined. A false alarm costs the package its instrumentation and nothing else. */
export function shadowedPredeclared(sources: readonly (string | undefined)[]): string | undefined {
  for (const source of sources) {
    const match = source === undefined ? null : DECLARED.exec(source);
    if (match) return match[1] ?? match[2];
  }
  return undefined;
}
