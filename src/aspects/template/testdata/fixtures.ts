// The twins of reference/fixtures.go: the same functions and values for the TypeScript implementation.

export const functions: Record<string, (...args: unknown[]) => unknown> = {
  Version: () => 'v1.2.3',
  upper: (text) => {
    if (typeof text !== 'string') throw new Error('not a string');
    return text.toUpperCase();
  },
  list: (...values) => values,
  fail: (reason) => {
    throw new Error(String(reason));
  },
};

class FunctionFixture {
  readonly Name = 'Do';
  readonly Results = ['resp', 'err'];

  Argument(index: number): string {
    const argument = ['ctx', 'req'][index];
    if (argument === undefined) throw new Error(`no argument ${index}`);
    return argument;
  }

  ArgumentOfType(type: string): string {
    return type === 'context.Context' ? 'ctx' : '';
  }

  Describe(prefix: string, index: number): string {
    return `${prefix}${this.Name}${index}`;
  }

  Self(): FunctionFixture {
    return this;
  }
}

function node(text: string): { toString(): string } {
  return { toString: () => text };
}

export const fixtures: Readonly<Record<string, unknown>> = {
  call: {
    Function: new FunctionFixture(),
    AST: { Args: ['a', 'b + 1', 'f(x)'].map(node), toString: () => '<ast>' },
    DirectiveArgs: [new Map([['Key', 'name'], ['Value', 'x']]), new Map([['Key', 'tag'], ['Value', 'y']])],
    Missing: null,
    toString: () => 'client.Do(req)',
  },
};

/** JSON objects become Maps, which are Go's maps. */
export function toData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toData);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, toData(inner)]));
}
