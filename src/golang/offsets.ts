// tree-sitter and magic-string count UTF-16 units, Go counts bytes and lines: the one converter.

export interface LineColumn {
  /** 1-based. */
  line: number;
  /** 1-based, in bytes, as Go counts. */
  column: number;
}

export interface Offsets {
  at(offset: number): LineColumn;
}

/** Physical positions of UTF-16 offsets in `source`. */
export function offsetsOf(source: string): Offsets {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    at(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= offset) low = middle;
        else high = middle - 1;
      }
      const start = starts[low] as number;
      return { line: low + 1, column: Buffer.byteLength(source.slice(start, offset)) + 1 };
    },
  };
}
