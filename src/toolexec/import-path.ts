// The import path of the package that a tool call is for.

/**
 * `net/http` for `net/http`, for the test variant `net/http [net/http.test]` and for the profiled variant
 * `net/http [example.com/main]`. The go command tells it in TOOLEXEC_IMPORTPATH; the compiler's own -p says `main`
 * for every command, and is what remains for callers other than the go command.
 */
export function importPathOf(environment: NodeJS.ProcessEnv, compilerPath: string): string {
  const told = environment.TOOLEXEC_IMPORTPATH ?? '';
  const path = told.split(/[ []/, 1)[0] ?? '';
  return path === '' ? compilerPath : path;
}

/** The runtime package itself and what belongs to it is compiled as it is. */
export function isRuntimePackage(importPath: string): boolean {
  return importPath === 'otelts' || importPath.startsWith('otelts/');
}
