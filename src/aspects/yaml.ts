// Reads aspect files so that every complaint carries file, line and column.
import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { type Position, UserError } from '../errors.ts';

/** A value of a YAML file together with the way back to its place. */
export interface YamlValue {
  node: Node;
  source: YamlSource;
}

export interface YamlSource {
  /** As shown to users and put into line directives: relative, with `/`. */
  name: string;
  text: string;
  lines: LineCounter;
  document: Document;
}

const YAML_HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'leave one of the two out',
  TAB_AS_INDENT: 'indent with spaces',
};

export function parseYaml(name: string, text: string): YamlValue {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const at = lines.linePos(error.pos[0]);
    const hint = YAML_HINTS[error.code];
    throw new UserError(error.message, { position: { file: name, line: at.line, column: at.col }, ...(hint === undefined ? {} : { hint }) });
  }
  const source = { name, text, lines, document };
  if (!document.contents) throw new UserError('the file is empty', { position: { file: name, line: 1, column: 1 }, hint: 'begin with meta: and aspects:' });
  return { node: document.contents, source };
}

export function positionOf(value: YamlValue): Position {
  const at = value.source.lines.linePos(value.node.range?.[0] ?? 0);
  return { file: value.source.name, line: at.line, column: at.col };
}

export function fail(value: YamlValue, message: string, hint?: string): never {
  throw new UserError(message, { position: positionOf(value), ...(hint === undefined ? {} : { hint }) });
}

/** What an alias stands for; everything else is itself. */
export function resolve(value: YamlValue): YamlValue {
  if (!isAlias(value.node)) return value;
  const node = anchored(value.node, value.source.document);
  const name = value.node.source;
  if (!node) return fail(value, `unknown alias *${name}`, `write &${name} before the value that it stands for, above`);
  const [start, end] = node.range ?? [0, 0];
  const at = value.node.range?.[0] ?? 0;
  if (start <= at && at < end) fail(value, `the alias *${name} stands inside of what it names`, 'write the value out');
  return { node, source: value.source };
}

const anchors = new WeakMap<Document, Node[]>();

/** The last node above with that anchor. The document is walked once, and not for each alias. */
function anchored(alias: Alias, document: Document): Node | undefined {
  let nodes = anchors.get(document);
  if (!nodes) {
    const found: Node[] = [];
    visit(document, { Node: (_, node) => void ('anchor' in node && node.anchor && !isAlias(node) && found.push(node)) });
    anchors.set(document, (nodes = found));
  }
  const before = alias.range?.[0] ?? 0;
  return nodes.findLast((node) => node.anchor === alias.source && (node.range?.[0] ?? 0) <= before);
}

/** The entries of a mapping in their order, merges (`<<`) included. Keys outside `known` are refused. */
export function readMapping(value: YamlValue, what: string, known?: readonly string[]): Map<string, YamlValue> {
  const { node, source } = resolve(value);
  if (!isMap(node)) return fail(value, `${what}: a mapping is expected, this is ${kindOf(node)}`);
  const entries = new Map<string, YamlValue>();
  for (const pair of (node as YAMLMap<Scalar, Node | null>).items) {
    if (isScalar(pair.key) && pair.key.source === '<<') {
      for (const merged of mergedMappings({ node: pair.value as Node, source })) {
        for (const [key, inner] of readMapping(merged, what, known)) if (!entries.has(key)) entries.set(key, inner);
      }
      continue;
    }
    const keyValue = { node: pair.key, source };
    if (!isScalar(pair.key)) fail(keyValue, `${what}: a key is ${kindOf(pair.key)}`, 'write a word and a colon');
    const key = String(pair.key.value);
    if (known && !known.includes(key)) fail(keyValue, `${what}: unknown key "${key}"`, nearestHint(key, known));
    if (!pair.value) return fail(keyValue, `${what}: "${key}" has no value`);
    entries.set(key, { node: pair.value, source });
  }
  return entries;
}

function mergedMappings(value: YamlValue): YamlValue[] {
  const resolved = resolve(value);
  return isSeq(resolved.node) ? readList(resolved, '<<') : [resolved];
}

export function readList(value: YamlValue, what: string): YamlValue[] {
  const { node, source } = resolve(value);
  if (!isSeq(node)) return fail(value, `${what}: a list is expected, this is ${kindOf(node)}`);
  return node.items.map((item) => ({ node: item as Node, source }));
}

export function readString(value: YamlValue, what: string): string {
  const { node } = resolve(value);
  return isScalar(node) && typeof node.value === 'string'
    ? node.value
    : fail(value, `${what}: a string is expected, this is ${kindOf(node)}`);
}

/** A string, or the source of a number or a truth value: in expressions YAML's types are Go's business. */
export function readScalarText(value: YamlValue, what: string): string {
  const { node } = resolve(value);
  const plain = isScalar(node) && (typeof node.value === 'number' || typeof node.value === 'boolean');
  return plain ? (node.source ?? String(node.value)) : readString(value, what);
}

export function readBoolean(value: YamlValue, what: string): boolean {
  const { node } = resolve(value);
  return isScalar(node) && typeof node.value === 'boolean'
    ? node.value
    : fail(value, `${what}: true or false is expected, this is ${kindOf(node)}`);
}

const SEVERAL: Readonly<Record<string, string>> = {
  'join-point': 'put both into all-of: or one-of:',
  advice: 'write each as an item of the list',
  function: 'write each as an item of the list',
};

/** A mapping with exactly one entry, such as every join point and every advice is. */
export function readSingle(value: YamlValue, what: string, known: readonly string[]): [string, YamlValue] {
  const entries = [...readMapping(value, what, known)];
  const [first, second] = entries;
  if (!first) return fail(value, `${what}: one of ${known.join(', ')} is expected`);
  if (second) return fail(second[1], `${what}: only one key is allowed, "${first[0]}" stands here already`, SEVERAL[what]);
  return first;
}

/** Where the first character of a scalar's text stands: block scalars begin on the line below their mark. */
export function textStart(value: YamlValue): Position {
  const resolved = resolve(value);
  const at = positionOf(resolved);
  const { node, source } = resolved;
  if (!isScalar(node)) return at;
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') {
    return node.type === 'PLAIN' ? at : { ...at, column: at.column + 1 };
  }
  const lines = source.text.split('\n');
  let line = at.line;
  while (line < lines.length && lines[line]?.trim() === '') line++;
  const indent = /^ */.exec(lines[line] ?? '')?.[0].length ?? 0;
  return { file: at.file, line: at.line + 1, column: indent + 1 };
}

/** Whether the text's lines and columns are the file's, from `textStart` on: no escapes, no folded lines. */
export function hasPlainLines(value: YamlValue): boolean {
  const { node, source } = resolve(value);
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL') return true;
  if (node.type === 'BLOCK_FOLDED') return false;
  const [start, end] = node.range ?? [0, 0];
  return !/\n|\\|''/.test(source.text.slice(start, end));
}

function kindOf(node: Node): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  return isScalar(node) ? `${node.value === null ? 'empty' : `the ${typeof node.value} ${JSON.stringify(node.value)}`}` : 'something else';
}

export function nearestHint(word: string, known: readonly string[], plural = 'known keys'): string {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  ranked.sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, word.length / 3) ? `did you mean "${best.candidate}"?` : `${plural}: ${known.join(', ')}`;
}

export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, substitute));
    }
    row = next;
  }
  return row[b.length] as number;
}
