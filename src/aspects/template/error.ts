// What is wrong with a template and where in its text, so that the caller can add the place in the YAML file.

/** A template that can't be parsed, or an action that failed. Line and column are 1-based, inside the template text. */
export class TemplateError extends Error {
  readonly line: number;
  /** In characters (code points), not UTF-16 units. */
  readonly column: number;

  constructor(message: string, position: { line: number; column: number }, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TemplateError';
    this.line = position.line;
    this.column = position.column;
  }
}

/** Turns an offset into the text into a 1-based line and column. */
export function positionOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: [...before.slice(lineStart)].length + 1 };
}

export function templateErrorAt(source: string, offset: number, message: string, cause?: unknown): TemplateError {
  return new TemplateError(message, positionOf(source, offset), cause === undefined ? undefined : { cause });
}
