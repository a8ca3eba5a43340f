// A piece of advice that cannot be woven at a place without harm: the place stays as it was and a notice says why.
import type { Position } from '../errors.ts';

export class LeftOut extends Error {
  /** Stable, for people to search. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'LeftOut';
    this.code = code;
  }
}

/** A value that an aspect names and the compiler did not take. */
export class RefusedValueError extends LeftOut {
  /** In the aspect. */
  readonly position: Position;

  /** `message`: the compiler's words. */
  constructor(message: string, position: Position) {
    super('expression', message);
    this.position = position;
  }
}
