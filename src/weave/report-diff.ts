// Unified diffs of what is woven, line by line (Myers, "An O(ND) Difference Algorithm and Its Variations").

export interface Change {
  /** 0-based line of the original where it begins, and how many of its lines go. */
  from: number;
  removed: number;
  /** 0-based line of the new text, and how many of its lines come. */
  to: number;
  added: number;
}

const CONTEXT = 3;

export function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const trace = pathTo(before, after);
  const changes: Change[] = [];
  let [x, y] = [before.length, after.length];
  for (let depth = trace.length - 1; depth > 0; depth--) {
    const reach = trace[depth] as Map<number, number>;
    const k = x - y;
    const down = k === -depth || (k !== depth && at(reach, k - 1) < at(reach, k + 1));
    const previous = down ? k + 1 : k - 1;
    const startX = at(reach, previous);
    const startY = startX - previous;
    const last = changes[0];
    // The step itself stands in front of the lines that both have in common.
    if (last && last.from === startX + (down ? 0 : 1) && last.to === startY + (down ? 1 : 0)) {
      changes[0] = { from: startX, removed: last.removed + (down ? 0 : 1), to: startY, added: last.added + (down ? 1 : 0) };
    } else changes.unshift({ from: startX, removed: down ? 0 : 1, to: startY, added: down ? 1 : 0 });
    [x, y] = [startX, startY];
  }
  return changes;
}

/** For each number of edits, how far every diagonal had come before the last of them. */
function pathTo(before: readonly string[], after: readonly string[]): Map<number, number>[] {
  let reach = new Map([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let depth = 0; depth <= before.length + after.length; depth++) {
    trace.push(new Map(reach));
    const next = new Map(reach);
    for (let k = -depth; k <= depth; k += 2) {
      const down = k === -depth || (k !== depth && at(reach, k - 1) < at(reach, k + 1));
      let x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      next.set(k, x);
      if (x >= before.length && x - k >= after.length) return trace;
    }
    reach = next;
  }
  return trace;
}

function at(reach: ReadonlyMap<number, number>, k: number): number {
  return reach.get(k) ?? -1;
}

/** Empty where the texts are the same. `/dev/null` names a text that does not exist. */
export function unifiedDiff(oldName: string, newName: string, before: string, after: string): string {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const hunks: Change[][] = [];
  for (const change of changesBetween(old, fresh)) {
    const last = hunks.at(-1)?.at(-1);
    if (last && change.from - last.from - last.removed <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  const text = hunks.map((hunk) => formatHunk(hunk, old, fresh)).join('');
  return text && `--- ${oldName}\n+++ ${newName}\n${text}`;
}

function formatHunk(hunk: readonly Change[], old: readonly string[], fresh: readonly string[]): string {
  const [first, last] = [hunk[0] as Change, hunk.at(-1) as Change];
  const start = Math.max(0, first.from - CONTEXT);
  const end = Math.min(old.length, last.from + last.removed + CONTEXT);
  const newStart = first.to - (first.from - start);
  const lines: string[] = [];
  let line = start;
  for (const { from, removed, to, added } of hunk) {
    lines.push(...old.slice(line, from).map((text) => ` ${text}`));
    lines.push(...old.slice(from, from + removed).map((text) => `-${text}`), ...fresh.slice(to, to + added).map((text) => `+${text}`));
    line = from + removed;
  }
  lines.push(...old.slice(line, end).map((text) => ` ${text}`));
  const newCount = lines.filter((text) => !text.startsWith('-')).length;
  return `@@ -${range(start, end - start)} +${range(newStart, newCount)} @@\n${lines.map(marked).join('')}`;
}

function range(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

/** A line carries its own end, so that a missing one at the end of a file is told. */
function marked(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
