// Ranges of versions as aspects write them, `>=1.2, <2`: all must hold. Modules' versions are semantic ones; Go's own
// (`go1.27rc1`) are read as such.
import type { Truth } from './model.ts';
import { fail, readScalarText, type YamlValue } from './yaml.ts';

interface Version {
  numbers: [number, number, number];
  /** Empty for a release, which comes behind its own pre-releases. */
  pre: string[];
}

/** Behind every version that is published. */
export const NEWEST = 'v999999';

const OPERATORS: Record<string, (order: number) => boolean> = {
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '!=': (order) => order !== 0,
  '=': (order) => order === 0,
};

/** Says whether a version is in the range; undefined for what is no version, such as `(devel)`. */
export function readVersionRange(value: YamlValue, what: string): (version: string) => Truth {
  const text = readScalarText(value, what);
  const limits = text.split(',').map((part) => {
    const [, operator = '', written = ''] = /^\s*(>=|<=|!=|==?|>|<|)\s*(\S+)\s*$/.exec(part) ?? [];
    const limit = parseVersion(written);
    const holds = OPERATORS[operator === '' || operator === '==' ? '=' : operator];
    if (!limit || !holds) return fail(value, `${what}: "${part.trim()}" is no version range`, 'write it as ">=1.2, <2"');
    return { limit, holds };
  });
  return (text) => {
    const version = parseVersion(text);
    return version && limits.every(({ limit, holds }) => holds(compare(version, limit)));
  };
}

/** `v1.2.3-rc.1+incompatible`, `1.2`, `go1.26.1`, `1.27rc1`, `devel go1.27-0f0b1c2`. */
function parseVersion(text: string): Version | undefined {
  const match = /^(?:devel )?(?:v|go)?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-?((?:rc|beta|alpha)\d+)|-([0-9A-Za-z.-]+))?(?:[+ ].*)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, major, minor = '0', patch = '0', goPre, pre] = match;
  const development = /^(?:devel )?go/.test(text) && !goPre;
  const parts = goPre ? goPre.replace(/(\d+)$/, '.$1') : development ? '' : (pre ?? '');
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: parts === '' ? [] : parts.split('.') };
}

function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] as number;
    if (number !== other) return number - other;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let index = 0; index < Math.max(a.pre.length, b.pre.length); index++) {
    const order = compareIdentifiers(a.pre[index], b.pre[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Semantic Versioning 2.0, item 11. */
function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const numeric = [a, b].map((text) => /^\d+$/.test(text));
  if (numeric[0] && numeric[1]) return Number(a) - Number(b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
