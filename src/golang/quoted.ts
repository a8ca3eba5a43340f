// The quoting of GOFLAGS, -toolexec, -gcflags and their like: fields that may stand in single or double quotes,
// with no escapes (cmd/internal/quoted, Go 1.26).
import { UserError } from '../errors.ts';

const SPACE = /[ \t\n\r]/;

export function splitQuoted(text: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at < text.length; ) {
    const first = text.charAt(at);
    if (SPACE.test(first)) {
      at++;
      continue;
    }
    const quote = first === '"' || first === "'";
    const start = quote ? at + 1 : at;
    let end = start;
    while (end < text.length && (quote ? text[end] !== first : !SPACE.test(text.charAt(end)))) end++;
    if (quote && end === text.length) throw new UserError(`unterminated ${first} string in ${JSON.stringify(text)}`);
    fields.push(text.slice(start, end));
    at = quote ? end + 1 : end;
  }
  return fields;
}

/** Fields with spaces or quotes are quoted; one with both kinds of quotes has no spelling, as in Go. */
export function joinQuoted(fields: readonly string[]): string {
  return fields.map(quote).join(' ');
}

function quote(field: string): string {
  const single = field.includes("'");
  const double = field.includes('"');
  if (single && double) throw new UserError(`${field} contains both single and double quotes, which the go command cannot take`);
  if (single) return `"${field}"`;
  return double || SPACE.test(field) ? `'${field}'` : field;
}
