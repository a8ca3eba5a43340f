// Merges what aspects come from: what stands above replaces by id what it stands on, and neighbours may not differ.
import { UserError, type Position } from '../../errors.ts';
import type { Aspect, AspectFile } from '../model.ts';
import { nearestHint } from '../yaml.ts';
import { isEssential, qualifiedId } from './identity.ts';

export interface Layer {
  files: AspectFile[];
  below: Layer[];
  /** The repository's own: a plain id is enough to replace the only aspect that has it. */
  own: boolean;
}

export interface Merged {
  aspects: ReadonlySet<Aspect>;
  /** What is no longer there → what stands in its place. */
  replaced: ReadonlyMap<Aspect, Aspect>;
}

type ById = Map<string, Aspect>;

export function mergeLayers(top: Layer): Merged {
  const replaced = new Map<Aspect, Aspect>();
  const known = new Map<Layer, ById>();
  const merge = (layer: Layer): ById => {
    const merged = known.get(layer) ?? putOn(layer, mergeNeighbours(layer.below.map(merge), replaced), replaced);
    known.set(layer, merged);
    return merged;
  };
  return { aspects: new Set(merge(top).values()), replaced };
}

function mergeNeighbours(neighbours: readonly ById[], replaced: ReadonlyMap<Aspect, Aspect>): ById {
  const merged: ById = new Map();
  for (const [id, aspect] of neighbours.flatMap((each) => [...each])) {
    const other = merged.get(id);
    if (!other || stands(aspect, other, replaced)) merged.set(id, aspect);
    else if (!stands(other, aspect, replaced)) refuse(id, aspect, other);
  }
  // What one neighbour replaced under another id is still there in the others.
  for (const [id, aspect] of merged) if (replaced.has(aspect)) merged.delete(id);
  return merged;
}

/** Whether `aspect` is `other`, or in its place already. */
function stands(aspect: Aspect, other: Aspect, replaced: ReadonlyMap<Aspect, Aspect>): boolean {
  for (let at: Aspect | undefined = other; at; at = replaced.get(at)) if (at === aspect) return true;
  return false;
}

function putOn(layer: Layer, merged: ById, replaced: Map<Aspect, Aspect>): ById {
  const own: ById = new Map();
  for (const aspect of [...new Set(layer.files)].flatMap((file) => file.aspects)) {
    const id = qualifiedId(aspect);
    const other = own.get(id);
    if (other) refuse(id, aspect, other);
    own.set(id, aspect);
  }
  for (const [id, aspect] of own) {
    if (aspect.id.includes('#') && !merged.has(id)) refuseUnknown(aspect, [...merged.keys()]);
    const target = merged.has(id) ? id : layer.own ? onlyOneCalled(aspect.id, merged) : undefined;
    const old = target === undefined ? undefined : merged.get(target);
    if (target === undefined || !old || old === aspect) continue;
    replaced.set(old, aspect);
    // A file that is named again higher up is back.
    replaced.delete(aspect);
    merged.delete(target);
  }
  return new Map([...merged, ...own]);
}

function onlyOneCalled(id: string, merged: ById): string | undefined {
  const named = [...merged].filter(([, aspect]) => aspect.id === id && !isEssential(aspect));
  return named.length === 1 ? named[0]?.[0] : undefined;
}

function refuse(id: string, aspect: Aspect, other: Aspect): never {
  const message = `aspect: the id "${id}" stands at ${at(other.position)} too`;
  throw new UserError(message, { position: aspect.position, hint: 'rename one of them' });
}

function refuseUnknown(aspect: Aspect, known: readonly string[]): never {
  const hint = nearestHint(aspect.id, known);
  const near = hint.startsWith('did you mean') ? hint : 'an id with # replaces an aspect that is there';
  throw new UserError(`aspect: there is no "${aspect.id}" to replace`, { position: aspect.position, hint: near });
}

function at({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
