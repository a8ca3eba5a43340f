// back-end: what of each aspect does not survive outside of compiled programs.
import { backEndsOf } from '../back-ends.ts';
import type { Report } from '../finding.ts';
import type { Subject } from '../subject.ts';

export function findLosses({ files }: Subject): Report[] {
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => {
    const { ebpf, losses } = backEndsOf(aspect);
    if (ebpf === 'all') return [];
    const list = losses.map(({ what, reason }) => `${what} (${reason})`).join('; ');
    const message = ebpf === 'none' ? `"${aspect.id}" is compiled only: ${list}` : `"${aspect.id}" in eBPF goes without ${list}`;
    return [{ position: aspect.position, message }];
  }));
}
