// What `go list -json` prints: one object behind the other, each closed by a brace at the start of a line.

/** As `go help list` describes it. */
export interface GoModule {
  Path: string;
  Version?: string;
  Main?: boolean;
  GoVersion?: string;
  Replace?: { Version?: string };
}

/** A replacement's version is that of the code. Undefined: a main module, or a directory in place of no version. */
export function versionOf({ Version, Replace }: GoModule): string | undefined {
  return Replace?.Version ?? Version;
}

export function parseGoList<T>(text: string): T[] {
  return text.split(/(?<=^\})\n(?=\{)/m).filter((object) => object.trim() !== '').map((object) => JSON.parse(object) as T);
}
