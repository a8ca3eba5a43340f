// The failures that users can mend: one line that says what and where, a hint, the exit code.
// Everything else is a bug of ours and keeps its stack.

export interface Position {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in characters. */
  column: number;
}

/** Exit codes: 0 fine, 1 findings, 2 usage or configuration, else the wrapped tool's own status. */
export class UserError extends Error {
  readonly position: Position | undefined;
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(message: string, options: { position?: Position | undefined; hint?: string; exitCode?: number } = {}) {
    super(message);
    this.name = 'UserError';
    this.position = options.position;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 2;
  }

  /** `file:line:column: what (what to do)`, as compilers print it. */
  format(): string {
    const at = this.position;
    const where = at ? `${at.file}:${at.line}:${at.column}: ` : '';
    const hint = this.hint ? ` (${this.hint})` : '';
    return `otel-ts: ${where}${this.message}${hint}`;
  }
}
