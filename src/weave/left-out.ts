// A piece of advice that cannot be woven at a place without harm: the place stays as it was and a notice says why.

export class LeftOut extends Error {
  /** Stable, for people to search. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'LeftOut';
    this.code = code;
  }
}
