// The archive format of Go's own scripts (golang.org/x/tools/txtar): a comment, then files behind `-- name --` lines.

export interface Archive {
  comment: string;
  /** Name → text, which ends in a newline. */
  files: Map<string, string>;
}

export function parseTxtar(text: string): Archive {
  const [comment = '', ...parts] = text.split(/^-- (.+) --\n/m);
  const files = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) files.set(parts[at] ?? '', parts[at + 1] ?? '');
  return { comment, files };
}
