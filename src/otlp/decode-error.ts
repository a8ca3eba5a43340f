// The one error that decoding throws, with the place in the message: `resourceSpans[0].scopeSpans[0].spans[2].traceId`.

export class DecodeError extends Error {
  /** Path of JSON names from the request; empty for the whole. */
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(path === '' ? `not OTLP: ${reason}` : `not OTLP: ${path}: ${reason}`, options);
    this.name = 'DecodeError';
    this.path = path;
    this.reason = reason;
  }
}

/** Runs `work`; what it throws becomes a DecodeError whose path begins with `key`. */
export function inside<T>(key: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // One cause, the first: a chain as long as the path would say nothing more.
    const { path, reason, cause } =
      error instanceof DecodeError ? error : { path: '', reason: (error as Error).message, cause: error };
    const separator = key === '' || path === '' || path.startsWith('[') ? '' : '.';
    throw new DecodeError(`${key}${separator}${path}`, reason, { cause });
  }
}
