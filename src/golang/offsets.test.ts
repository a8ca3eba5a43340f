import { expect, test } from 'vitest';
import { offsetsOf } from './offsets.ts';

/** A small deterministic generator, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('columns are bytes of the line, whatever the text', () => {
  const next = random(7);
  const alphabet = ['a', '\n', 'é', '世', '😀', '\t', '\r\n', ''];
  for (let round = 0; round < 300; round++) {
    const pieces = Array.from({ length: Math.floor(next() * 40) }, () => alphabet[Math.floor(next() * alphabet.length)] as string);
    const source = pieces.join('');
    const offsets = offsetsOf(source);
    let offset = 0;
    for (const piece of pieces) {
      const before = source.slice(0, offset);
      const lineStart = before.lastIndexOf('\n') + 1;
      expect(offsets.at(offset)).toEqual({
        line: before.split('\n').length,
        column: Buffer.byteLength(before.slice(lineStart)) + 1,
      });
      offset += piece.length;
    }
  }
});
