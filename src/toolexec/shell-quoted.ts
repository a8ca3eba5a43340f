// Text as one word of a POSIX shell, whatever is in it; it cannot hold NUL.

export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
