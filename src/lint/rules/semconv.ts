// semconv-unknown and semconv-deprecated: attribute and metric names against the registry of the conventions.
import type { Position } from '../../errors.ts';
import type { Report } from '../finding.ts';
import { attributesOf } from '../parts.ts';
import { lookUp, type NameKind, type NameStatus, SEMCONV_VERSION } from '../semconv.ts';
import type { Subject } from '../subject.ts';

interface Name {
  kind: NameKind;
  name: string;
  position: Position;
}

export function findUnknownNames(subject: Subject): Report[] {
  return reports(subject, ({ kind, name, position }, found) => found.status === 'unknown' && {
    position,
    message: `${kind} "${name}" is not in the semantic conventions ${SEMCONV_VERSION}`,
    hint: found.nearest === undefined ? ownName(name) : `did you mean "${found.nearest}"?`,
  });
}

function ownName(name: string): string {
  return name.includes('.') ? 'nothing there is close to it; a name of your own may stay' : `give a name of your own a prefix: shop.${name}`;
}

export function findDeprecatedNames(subject: Subject): Report[] {
  return reports(subject, ({ kind, name, position }, found) => found.status === 'deprecated' && {
    position, message: `${kind} "${name}" is deprecated in the semantic conventions ${SEMCONV_VERSION}`, hint: found.advice,
  });
}

/** Aliases repeat a place: it is told once. */
function reports(subject: Subject, judge: (name: Name, found: NameStatus) => Report | false): Report[] {
  const unique = new Map<string, Report>();
  for (const name of namesOf(subject)) {
    const report = judge(name, lookUp(name.kind, name.name));
    if (report) unique.set(`${report.position.file}:${report.position.line}:${report.position.column}:${name.name}`, report);
  }
  return [...unique.values()];
}

function namesOf({ files }: Subject): Name[] {
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => aspect.advice.flatMap((advice): Name[] => {
    const attributes = attributesOf(advice).map(({ value: { key, position } }): Name => ({ kind: 'attribute', name: key, position }));
    return advice.key === 'metric' ? [...attributes, { kind: 'metric', name: advice.name, position: advice.namePosition }] : attributes;
  })));
}
