// The flags, width and precision of one printf directive, and padding, which all verbs share.

export interface Flags {
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** %+v and %#v are modes of their own, not flags that the values inside see. */
  plusV: boolean;
  sharpV: boolean;
  width: number | undefined;
  precision: number | undefined;
}

export function noFlags(): Flags {
  return {
    minus: false, plus: false, sharp: false, space: false, zero: false, plusV: false, sharpV: false,
    width: undefined, precision: undefined,
  };
}

/** Pads to the width, which Go counts in characters. */
export function pad(text: string, flags: Flags): string {
  const missing = (flags.width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (flags.minus) return text + ' '.repeat(missing);
  return (flags.zero ? '0' : ' ').repeat(missing) + text;
}

/** For numbers, which place their own zeros behind the sign. */
export function padWithSpaces(text: string, flags: Flags): string {
  return pad(text, { ...flags, zero: false });
}
