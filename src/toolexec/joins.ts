// Which aspects hold in a package, and how often: what is said when its woven files do not compile.
import { sep } from 'node:path';
import type { Aspect, Candidate } from '../aspects/model.ts';
import { findInstallation } from './installation.ts';

export interface Joined {
  /** `net/http#Transport.roundTrip` */
  name: string;
  /** `aspects/net-http.yaml:31` */
  place: string;
  shipped: boolean;
  count: number;
}

export type Joins = Map<string, Joined>;

export function nameOf({ file, id }: Pick<Aspect, 'file' | 'id'>): string {
  return `${file.meta.name}#${id}`;
}

/** For `observe` of a weave request. */
export function countJoins(joins: Joins): (candidate: Candidate, aspect: Aspect) => void {
  const shipped = findInstallation().root + sep;
  return (_, aspect) => {
    const name = nameOf(aspect);
    const known = joins.get(name);
    if (known) known.count++;
    else joins.set(name, { name, place: `${aspect.position.file}:${aspect.position.line}`, shipped: aspect.file.path.startsWith(shipped), count: 1 });
  };
}

export function countsOf(joins: Joins): Map<string, number> {
  return new Map([...joins.values()].map(({ name, count }) => [name, count]));
}
