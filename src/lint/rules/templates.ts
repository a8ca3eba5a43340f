// template: fields of `.` that do not exist. Templates that do not parse are refused while the file is read.
import { LOG_FIELDS } from '../../aspects/advice/log-correlation.ts';
import type { GoTemplate } from '../../aspects/go-code.ts';
import { nearestHint } from '../../aspects/yaml.ts';
import type { Report } from '../finding.ts';
import { placeIn, templatesOf } from '../parts.ts';
import type { Subject } from '../subject.ts';
import { AST_FIELDS, DOT_FIELDS, FUNCTION_FIELDS } from '../template-fields.ts';
import { fieldChains } from '../template-walk.ts';

export function findTemplateMistakes({ files }: Subject): Report[] {
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => {
    const options = aspect.file.options && Object.keys(aspect.file.options);
    return aspect.advice.flatMap((advice) => {
      const dotFields = advice.key === 'log-correlation' ? [...DOT_FIELDS, ...LOG_FIELDS] : DOT_FIELDS;
      return templatesOf(advice).flatMap(({ value }) => check(value, dotFields, options));
    });
  }));
}

/** `options`: those that the file declares; undefined: any. */
function check(template: GoTemplate, dotFields: readonly string[], options: readonly string[] | undefined): Report[] {
  return fieldChains(template.text).flatMap(({ names, start }) => {
    const unknown = unknownOf(names, dotFields, options);
    if (!unknown) return [];
    const message = `template: ${unknown.of} has no field "${unknown.name}"`;
    return [{ position: placeIn(template, start), message, hint: nearestHint(unknown.name, unknown.known).replace('known keys', 'it has') }];
  });
}

function unknownOf([first, second, ...more]: readonly string[], dotFields: readonly string[], options: readonly string[] | undefined): { name: string; of: string; known: readonly string[] } | undefined {
  if (first === undefined) return undefined;
  if (!dotFields.includes(first)) return { name: first, of: '"."', known: dotFields };
  if (second === undefined) return undefined;
  if (first === 'Function' && !FUNCTION_FIELDS.includes(second)) return { name: second, of: '".Function"', known: FUNCTION_FIELDS };
  if (first === 'Options' && options && !options.includes(second)) return { name: second, of: '".Options"', known: options };
  const name = first === 'AST' ? [second, ...more].find((field) => !AST_FIELDS.includes(field)) : undefined;
  return name === undefined ? undefined : { name, of: '".AST"', known: AST_FIELDS };
}
