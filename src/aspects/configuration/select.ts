// Which of the merged aspects take part, and with which options.
import { isGlob } from '../glob.ts';
import type { Aspect } from '../model.ts';
import { fail, nearestHint } from '../yaml.ts';
import { fileLabel, isEssential, patternMatches, qualifiedId } from './identity.ts';
import { optionValues } from './options.ts';
import type { Configuration, Entry } from './read.ts';

export interface Selection {
  kept: ReadonlySet<Aspect>;
  /** What configuration leaves out, with the place that says so; no place: `include` does not name it. */
  excluded: ReadonlyMap<Aspect, Entry | undefined>;
}

/** `own` are the repository's, which `include` need not name: something names their files already. */
export function select(aspects: ReadonlySet<Aspect>, own: ReadonlySet<Aspect>, configurations: readonly Configuration[]): Selection {
  const all = [...aspects];
  const include = lastWord(configurations);
  const exclude = configurations.flatMap((each) => each.exclude);
  for (const entry of include ?? []) refuseUnknown(entry, 'include', all);
  for (const entry of exclude) refuseUnknown(entry, 'exclude', all);
  for (const entry of exclude) refuseEssentialGlob(entry, all);
  const excluded = new Map<Aspect, Entry | undefined>();
  for (const aspect of all) {
    const entry = exclude.find(({ text }) => excludes(text, aspect));
    const included = !include || own.has(aspect) || isEssential(aspect) || include.some(({ text }) => patternMatches(text, aspect));
    if (entry || !included) excluded.set(aspect, entry);
  }
  return { kept: new Set(all.filter((aspect) => !excluded.has(aspect))), excluded };
}

/** Of the last configuration that has a list: the module's before the workspace's, a file's before what it extends. */
function lastWord(configurations: readonly Configuration[]): Entry[] | undefined {
  return configurations.filter((each) => each.include).at(-1)?.include;
}

function excludes(pattern: string, aspect: Aspect): boolean {
  return patternMatches(pattern, aspect) && !(isEssential(aspect) && isGlob(pattern));
}

function refuseUnknown({ text, value }: Entry, what: string, aspects: readonly Aspect[]): void {
  if (aspects.some((aspect) => patternMatches(text, aspect))) return;
  const known = namesOf(aspects, text.includes('#'));
  const hint = nearestHint(text, known);
  fail(value, `${what}: no aspect is called "${text}"`, hint.startsWith('did you mean') ? hint : 'otel-ts aspects list shows them');
}

/** Without them no program has a span; a glob that happens to hold of them does not mean that. */
function refuseEssentialGlob({ text, value }: Entry, aspects: readonly Aspect[]): void {
  const matching = aspects.filter((aspect) => patternMatches(text, aspect));
  if (!isGlob(text) || !matching.every(isEssential)) return;
  fail(value, `exclude: every woven program needs what "${text}" holds of`, 'write the exact name if you mean it');
}

function namesOf(aspects: readonly Aspect[], ids: boolean): string[] {
  return [...new Set(aspects.map((aspect) => (ids ? qualifiedId(aspect) : fileLabel(aspect.file))))];
}

/** Adds to `options` of every aspect, its file's defaults, what each configuration says, file before id. */
export function giveOptions(aspects: ReadonlySet<Aspect>, configurations: readonly Configuration[]): void {
  const all = [...aspects];
  for (const { options } of configurations) {
    const filesFirst = [...options].sort((a, b) => Number(a.target.text.includes('#')) - Number(b.target.text.includes('#')));
    for (const { target, values } of filesFirst) {
      refuseUnknown(target, 'options', all);
      for (const aspect of all.filter((each) => patternMatches(target.text, each))) {
        aspect.options = { ...aspect.options, ...optionValues(aspect.file, values) };
      }
    }
  }
}
