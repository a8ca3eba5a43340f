// Types as aspects write them: Go's syntax, with import paths where source has package names
// (`map[string]*net/http.Request`).

export type TypeExpression =
  /** No arguments stand for any: `pkg.T` holds of every instantiation. */
  | { kind: 'name'; importPath: string; name: string; arguments: TypeExpression[] }
  | { kind: 'pointer' | 'slice'; element: TypeExpression }
  | { kind: 'array'; length: string; element: TypeExpression }
  | { kind: 'map'; key: TypeExpression; element: TypeExpression }
  | { kind: 'channel'; direction: 'both' | 'send' | 'receive'; element: TypeExpression }
  | { kind: 'function'; parameters: TypeExpression[]; results: TypeExpression[] }
  /** The last parameter of a function only. */
  | { kind: 'variadic'; element: TypeExpression }
  /** Struct and interface types are compared by their text, blanks aside. */
  | { kind: 'literal'; text: string };

const NAME = /^(?:([^\s*[\](){},;<>]+)\.)?([\p{L}_][\p{L}\p{N}_]*)/u;

/** Undefined where the text is no type. */
export function parseType(text: string): TypeExpression | undefined {
  const reader = new TypeReader(text);
  const type = reader.type();
  return type && reader.atEnd() ? type : undefined;
}

class TypeReader {
  #rest: string;

  constructor(text: string) {
    this.#rest = text.trim();
  }

  atEnd(): boolean {
    return this.#rest === '';
  }

  type(): TypeExpression | undefined {
    if (this.#take('...')) return this.#around('variadic');
    if (this.#take('*')) return this.#around('pointer');
    if (this.#take('<-')) return this.#takeWord('chan') ? this.#channel('receive') : undefined;
    if (this.#take('[')) return this.#sliceOrArray();
    if (this.#take('(')) return this.#closed(this.type());
    if (this.#takeWord('map')) return this.#map();
    if (this.#takeWord('chan')) return this.#channel(this.#take('<-') ? 'send' : 'both');
    if (this.#takeWord('func')) return this.#function();
    const literal = /^(struct|interface)\s*\{/.exec(this.#rest);
    return literal ? this.#literal(literal[1] as string) : this.#name();
  }

  #around(kind: 'pointer' | 'variadic' | 'slice'): TypeExpression | undefined {
    const element = this.type();
    return element && { kind, element };
  }

  #sliceOrArray(): TypeExpression | undefined {
    if (this.#take(']')) return this.#around('slice');
    const length = /^[^\]]+/.exec(this.#rest)?.[0];
    if (length === undefined) return undefined;
    this.#skip(length.length);
    const element = this.#take(']') ? this.type() : undefined;
    return element && { kind: 'array', length: length.trim(), element };
  }

  #map(): TypeExpression | undefined {
    const key = this.#take('[') ? this.type() : undefined;
    const element = key && this.#take(']') ? this.type() : undefined;
    return key && element && { kind: 'map', key, element };
  }

  #channel(direction: 'both' | 'send' | 'receive'): TypeExpression | undefined {
    const element = this.type();
    return element && { kind: 'channel', direction, element };
  }

  #function(): TypeExpression | undefined {
    const parameters = this.#take('(') ? this.#parameters() : undefined;
    if (!parameters) return undefined;
    if (this.#take('(')) {
      const results = this.#parameters();
      return results && { kind: 'function', parameters, results };
    }
    if (this.#rest === '' || /^[,)\]};]/.test(this.#rest)) return { kind: 'function', parameters, results: [] };
    const result = this.type();
    return result && { kind: 'function', parameters, results: [result] };
  }

  /** `(int, string)`, and with names: `(a, b int, c string)`. */
  #parameters(): TypeExpression[] | undefined {
    const entries: { first: TypeExpression; second: TypeExpression | undefined }[] = [];
    while (!this.#take(')')) {
      if (entries.length > 0 && !this.#take(',')) return undefined;
      if (this.#take(')')) break;
      const first = this.type();
      if (!first) return undefined;
      const second = /^[,)]/.test(this.#rest) ? undefined : this.type();
      entries.push({ first, second });
    }
    if (!entries.some(({ second }) => second)) return entries.map(({ first }) => first);
    let type: TypeExpression | undefined;
    const types = entries.reverse().map(({ second }) => (type = second ?? type));
    return types.every((one) => one !== undefined) ? types.reverse() : undefined;
  }

  #literal(word: string): TypeExpression | undefined {
    let depth = 0;
    for (let at = 0; at < this.#rest.length; at++) {
      if (this.#rest[at] === '{') depth++;
      if (this.#rest[at] !== '}' || --depth > 0) continue;
      const text = this.#rest.slice(0, at + 1);
      this.#skip(at + 1);
      return literalType(word, text);
    }
    return undefined;
  }

  #name(): TypeExpression | undefined {
    const match = NAME.exec(this.#rest);
    if (!match) return undefined;
    const [whole, importPath = '', name = ''] = match;
    this.#skip(whole.length);
    const list: TypeExpression[] = [];
    if (this.#take('[')) {
      do {
        const argument = this.type();
        if (!argument) return undefined;
        list.push(argument);
      } while (this.#take(','));
      if (!this.#take(']')) return undefined;
    }
    return { kind: 'name', importPath, name: importPath === '' ? plainName(name) : name, arguments: list };
  }

  #closed(type: TypeExpression | undefined): TypeExpression | undefined {
    return this.#take(')') ? type : undefined;
  }

  #take(token: string): boolean {
    if (!this.#rest.startsWith(token)) return false;
    this.#skip(token.length);
    return true;
  }

  #takeWord(word: string): boolean {
    return new RegExp(`^${word}(?![\\p{L}\\p{N}_./-])`, 'u').test(this.#rest) && this.#take(word);
  }

  #skip(length: number): void {
    this.#rest = this.#rest.slice(length).trimStart();
  }
}

/** `interface{}` is what `any` is short for. */
export function literalType(word: string, text: string): TypeExpression {
  const plain = text.replace(/\s+/g, ' ').replace(/\s*([{}();,])\s*/g, '$1');
  if (word === 'interface' && plain === 'interface{}') return { kind: 'name', importPath: '', name: 'any', arguments: [] };
  return { kind: 'literal', text: plain };
}

/** The predeclared name that `byte` and `rune` are other names for. */
export function plainName(name: string): string {
  return name === 'byte' ? 'uint8' : name === 'rune' ? 'int32' : name;
}
