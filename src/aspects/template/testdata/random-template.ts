// Random templates from a seed: mostly valid ones from a grammar, some broken by a random edit.

export type Random = () => number;

/** mulberry32: small, and the same on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const RANDOM_DATA = {
  s: 'text', empty: '', n: 3, neg: -7, f: 1.5, t: true, u: false, nil: null,
  xs: [1, 'two', 3.5, null, [4]], ys: ['b', 'a'], none: [], m: { k: 'v', n: 1, deep: { k: [1, 2] } }, em: {},
};

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

// Lists are constant: a function of ours gets 1.0 as JavaScript's 1.
const FIELDS = ['(list 1 "a" nil)', '.s', '.n', '.neg', '.f', '.t', '.u', '.nil', '.xs', '.ys', '.none', '.m', '.m.k', '.m.deep.k', '.em', '.em.x', '.missing', '.empty', '.s.x'];
const LITERALS = ['1', '0', '-2', '1.0', '2.5', '1e3', '"a"', '"%v"', '"k"', '`r`', "'c'", 'true', 'false', 'nil', '0x10'];
const VERBS = ['v', 's', 'd', 'q', 'x', 'X', 'f', 'g', 'e', 't', 'c', 'o', 'b', 'U', '+v', '#v', 'G', '#x', '#o', 'O', 'E'];
const TEXTS = ['a', ' ', '\n', ' \t', 'f(', ')', 'é', '"', '}', '{', ', '];

function format(random: Random): string {
  const flags = pick(random, ['', '', '', '5', '-5', '05', '.2', '8.3', '+', ' ', '-8.1', '#', '+08.2', '.0', '3.']);
  return `"${pick(random, ['', 'x', '%%'])}%${flags}${pick(random, VERBS)}${pick(random, ['', '|%v', '%'])}"`;
}

function operand(random: Random, depth: number): string {
  const choice = random();
  if (choice < 0.35) return pick(random, FIELDS);
  if (choice < 0.65) return pick(random, LITERALS);
  if (choice < 0.8) return pick(random, ['.', '$', '$x', '$.n', '$x.k', '$y']);
  if (depth <= 0) return '.n';
  return `(${pipeline(random, depth - 1)})${random() < 0.15 ? '.k' : ''}`;
}

function command(random: Random, depth: number): string {
  const one = (): string => operand(random, depth);
  const choice = random();
  if (choice < 0.45) return one();
  if (choice < 0.6) return `printf ${format(random)} ${one()}${random() < 0.2 ? ` ${one()}` : ''}`;
  if (choice < 0.7) return `${pick(random, ['eq', 'ne', 'lt', 'le', 'gt', 'ge'])} ${one()} ${one()}`;
  if (choice < 0.8) return `${pick(random, ['and', 'or', 'print', 'println'])} ${one()} ${one()}`;
  // No string is indexed: Go's bytes are of a type of their own, ours are ints. And Go's slice takes no index out of a map.
  if (choice < 0.85) return `index ${pick(random, ['.xs', '.ys', '.m', '.'])} ${pick(random, ['0', '1', '"k"', '.n'])}`;
  if (choice < 0.9) return `slice ${pick(random, ['.xs', '.ys', '.s', '.m'])} ${pick(random, ['0', '1', '1 2', '0 9'])}`;
  return `${pick(random, ['not', 'len', 'html', 'js', 'urlquery', 'print', 'call'])} ${one()}`;
}

function pipeline(random: Random, depth: number): string {
  const stages = [command(random, depth)];
  while (random() < 0.2) stages.push(pick(random, ['print', 'len', 'printf "%v"', 'not', 'html', 'eq 1', 'or 0', 'and 1', 'index .xs']));
  return stages.join(pick(random, [' | ', '|']));
}

function action(random: Random, body: string): string {
  return `{{${pick(random, ['', '', ' ', '- '])}${body}${pick(random, ['', '', ' ', ' -'])}}}`;
}

function piece(random: Random, depth: number): string {
  const choice = random();
  const list = (): string => pieces(random, depth - 1);
  const act = (body: string): string => action(random, body);
  if (choice < 0.25) return pick(random, TEXTS);
  if (choice < 0.55 || depth <= 0) return act(pipeline(random, 1));
  if (choice < 0.65) return act(`$${pick(random, ['x', 'y'])} ${pick(random, [':=', '=', ':='])} ${pipeline(random, 1)}`);
  const otherwise = random() < 0.4 ? act('else') + list() : '';
  if (choice < 0.76) return act(`if ${pipeline(random, 1)}`) + list() + otherwise + act('end');
  if (choice < 0.85) return act(`with ${pick(random, ['', '$x := '])}${pipeline(random, 1)}`) + list() + otherwise + act('end');
  const jump = random() < 0.3 ? act(pick(random, ['break', 'continue'])) : '';
  const variables = pick(random, ['', '', '$x := ', '$x, $y := ', '$y, $x = ']);
  return act(`range ${variables}${pick(random, ['.xs', '.ys', '.m', '3', '.none', pipeline(random, 1)])}`) + list() + jump + otherwise + act('end');
}

function pieces(random: Random, depth: number): string {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => piece(random, depth)).join('');
}

/** Drops, doubles or puts in something somewhere. */
function damage(random: Random, template: string): string {
  const at = Math.floor(random() * template.length);
  const end = at + 1 + Math.floor(random() * 3);
  return template.slice(0, at) + pick(random, ['', '', '}}', '{{', '(', ')', '|', ' ', '$', '.', '"', '-', ' -', template.slice(at, end).repeat(2)]) + template.slice(end);
}

export function randomTemplate(random: Random): string {
  const start = random() < 0.7 ? '{{$x := .m}}{{$y := 1}}' : '';
  const template = start + pieces(random, 2);
  return random() < 0.15 ? damage(random, template) : template;
}
