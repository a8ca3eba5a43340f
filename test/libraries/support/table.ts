// docs/LIBRARIES.md, from the catalogue and the versions that the tests use.
import type { LibrarySummary } from '../../../src/lint/summarize.ts';

/** Module → versions that some test uses. */
export type TestedVersions = ReadonlyMap<string, readonly string[]>;

const HEAD = `# Libraries

What the shipped aspects record, generated from them: \`UPDATE_LIBRARIES=1 npx vitest run test/libraries/table.test.ts\`.
Versions are the lowest and the newest that the tests use; without a number it is the standard library of Go 1.26.
Spans by kind. Names are the semantic conventions'; a prefix in front of braces belongs to each name in them. In eBPF mode
the declarative part of an aspect works: all of it, part, or none (\`otel-ts lint --verbose\` says why).

| Library | Versions | Spans | Attributes | Metrics | Context | eBPF |
|---|---|---|---|---|---|---|
`;

/** Those that record something; the others are what every program needs. */
export function libraryTable(libraries: readonly LibrarySummary[], tested: TestedVersions): string {
  const shown = libraries.filter(({ library }) => library !== 'runtime' && library !== 'os/signal');
  return HEAD + shown.map((library) => `| ${cells(library, tested).join(' | ')} |\n`).join('');
}

function cells({ library, packages, spans, attributes, metrics, context, backEnds: { ebpf } }: LibrarySummary, tested: TestedVersions): string[] {
  const kinds = [...new Set(spans.map(({ kind }) => kind))].sort();
  const reach = ebpf.none === 0 && ebpf.part === 0 ? 'all' : ebpf.all + ebpf.part === 0 ? 'none' : 'part';
  const ways = [context.in ? 'in' : '', context.out ? 'out' : ''].filter(Boolean);
  return [library, versions(packages, tested), kinds.join(', '), grouped(attributes), grouped(metrics), ways.join(', '), reach];
}

function versions(packages: readonly string[], tested: TestedVersions): string {
  const modules = [...tested].filter(([module]) => packages.some((path) => path === module || path.startsWith(`${module}/`)));
  return modules.map(([module, used]) => {
    const sorted = [...new Set(used)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    return modules.length > 1 ? `${shortName(module)} ${range(sorted)}` : range(sorted);
  }).join('; ');
}

function range(sorted: readonly string[]): string {
  return sorted.length > 1 ? `${sorted[0]} – ${sorted.at(-1)}` : (sorted[0] ?? '');
}

/** `github.com/labstack/echo/v4` → `echo/v4` */
function shortName(module: string): string {
  const parts = module.split('/');
  return parts.slice(/^v\d+$/.test(parts.at(-1) ?? '') ? -2 : -1).join('/');
}

/** `http.route`, `http.request.method` → `http.{request.method, route}` */
function grouped(names: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const prefix = name.slice(0, name.indexOf('.') + 1);
    groups.set(prefix, [...(groups.get(prefix) ?? []), name.slice(prefix.length)]);
  }
  return [...groups].map(([prefix, rests]) => (rests.length > 1 && prefix !== '' ? `${prefix}{${rests.join(', ')}}` : rests.map((rest) => prefix + rest).join(', '))).join(', ');
}
