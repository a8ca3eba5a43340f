// The fake catalogue has no parts.
import type { Catalog } from './fake-catalog.ts';
import { UserError } from '../../../src/errors.ts';

export const plannedFiles = ({ filter, files, addition }: Catalog): [Pick<Catalog, 'filter' | 'files' | 'addition'>] => [{ filter, files, addition }];

export async function loadPlanned([planned]: ReturnType<typeof plannedFiles>): Promise<Catalog> {
  return { aspectFiles: [], ...planned };
}

export const changedDuringBuild = (): UserError => new UserError('changed');
