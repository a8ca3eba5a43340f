// `otel-ts aspects list`.
import { loadCatalog } from '../aspects/catalog.ts';
import { lintedFile } from '../lint/subject.ts';
import { type LibrarySummary, summarize } from '../lint/summarize.ts';

export async function aspectsList(directory: string, json: boolean): Promise<void> {
  const { aspectFiles } = await loadCatalog({ directory });
  const libraries = aspectFiles.filter(({ aspects }) => aspects.length > 0).map((file) => summarize(lintedFile(file)));
  process.stdout.write(json ? `${JSON.stringify(libraries, undefined, 2)}\n` : libraries.map(paragraph).join('\n'));
}

function paragraph({ library, description, file, versions, spans, attributes, metrics, context, backEnds: { aspects, ebpf } }: LibrarySummary): string {
  const rows: [string, string][] = [
    ['file', file],
    ['versions', versions.length > 0 ? versions.join('; ') : 'any'],
    ['spans', spans.map(({ id, kind }) => `${id} (${kind})`).join(', ')],
    ['attributes', attributes.join(', ')],
    ['metrics', metrics.join(', ')],
    ['context', [context.in ? 'in' : '', context.out ? 'out' : ''].filter(Boolean).join(', ')],
    ['back ends', `compile: ${aspects} of ${aspects} aspects; eBPF: ${ebpf.all} whole, ${ebpf.part} in part, ${ebpf.none} not`],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([name, value]) => `  ${`${name}:`.padEnd(12)}${value}\n`);
  return `${library}${description === '' ? '' : `: ${description}`}\n${lines.join('')}`;
}
