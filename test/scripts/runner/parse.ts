// One command a line, as in cmd/go's scripts: `#` begins a comment, `!` says that it must fail, single quotes keep blanks.

export interface Command {
  line: number;
  text: string;
  verb: string;
  args: string[];
  /** The command must fail; what it looks for must not be there. */
  negated: boolean;
}

export function parseScript(comment: string): Command[] {
  return comment.split('\n').flatMap((text, index): Command[] => {
    const words = splitWords(text);
    const negated = words[0] === '!';
    const [verb, ...args] = negated ? words.slice(1) : words;
    return verb === undefined ? [] : [{ line: index + 1, text: text.trim(), verb, args, negated }];
  });
}

/** `''` within quotes is a quote. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/#.*|(?:[^\s'#]|'(?:[^']|'')*')(?:[^\s']|'(?:[^']|'')*')*/g)) {
    if (word.startsWith('#')) break;
    words.push(word.replace(/'((?:[^']|'')*)'/g, (_, quoted: string) => quoted.replaceAll("''", "'")));
  }
  return words;
}
