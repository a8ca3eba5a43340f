// What rules look at: the aspects as they were read, and the YAML they were read from.
import { readFileSync } from 'node:fs';
import type { Aspect, AspectFile } from '../aspects/model.ts';
import { parseYaml, positionOf, readList, readMapping, type YamlValue } from '../aspects/yaml.ts';

export interface Subject {
  files: LintedFile[];
}

export interface LintedFile {
  file: AspectFile;
  aspects: LintedAspect[];
}

export interface LintedAspect {
  aspect: Aspect;
  /** The mapping behind `join-point:`. */
  joinPoint: YamlValue;
}

/** `text` left out: as it stands on the disk. Aspects that another file gave or replaced have no YAML here. */
export function lintedFile(file: AspectFile, text = readFileSync(file.path, 'utf8')): LintedFile {
  const values = new Map<string, YamlValue>();
  const list = readMapping(parseYaml(file.name, text), 'aspect file').get('aspects');
  for (const value of list ? readList(list, 'aspects') : []) values.set(placeOf(positionOf(value)), value);
  const aspects = file.aspects.flatMap((aspect) => {
    const value = values.get(placeOf(aspect.position));
    const joinPoint = value && readMapping(value, 'aspect').get('join-point');
    return joinPoint ? [{ aspect, joinPoint }] : [];
  });
  return { file, aspects };
}

function placeOf({ line, column }: { line: number; column: number }): string {
  return `${line}:${column}`;
}

/** `net/http#Transport.roundTrip`, as configuration names it. */
export function fullId(aspect: Aspect): string {
  return `${aspect.file.meta.name}#${aspect.id}`;
}
