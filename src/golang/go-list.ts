// What `go list -json` prints: one object behind the other, each closed by a brace at the start of a line.

export function parseGoList<T>(text: string): T[] {
  return text.split(/(?<=^\})\n(?=\{)/m).filter((object) => object.trim() !== '').map((object) => JSON.parse(object) as T);
}
