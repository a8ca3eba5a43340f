// Descriptions to JSON Schema, in the draft that editors of YAML understand best (7).
import { ADVICE } from './advice.ts';
import { ASPECT_FILE } from './aspect-file.ts';
import { CONFIGURATION } from './configuration.ts';
import { JOIN_POINTS } from './join-points.ts';
import { type Keys, type Shape, single } from './shape.ts';

export type JsonSchema = { readonly [key: string]: unknown };

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** File name → schema. */
export function schemas(): Record<string, JsonSchema> {
  return {
    'aspects.schema.json': {
      $schema: DRAFT,
      title: 'Aspects of otel-ts',
      ...schemaOf(ASPECT_FILE),
      definitions: { 'join-point': schemaOf(single(JOIN_POINTS)), advice: schemaOf(single(ADVICE)) },
    },
    'otel-ts.schema.json': { $schema: DRAFT, title: 'Configuration of otel-ts', ...schemaOf(CONFIGURATION) },
  };
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
    case 'go': return { type: 'string' };
    case 'integer': return { type: 'integer' };
    case 'number': return { type: 'number' };
    case 'boolean': return { type: 'boolean' };
    case 'expression': return { type: ['string', 'number', 'boolean'] };
    case 'anything': return {};
    case 'join-point':
    case 'advice': return { $ref: `#/definitions/${shape.kind}` };
    case 'choice': return { enum: shape.choices };
    case 'record': return { type: 'object', additionalProperties: schemaOf(shape.of) };
    case 'list': return { type: 'array', items: schemaOf(shape.of), ...(shape.nonEmpty ? { minItems: 1 } : {}) };
    case 'any-of': return { anyOf: shape.of.map(schemaOf) };
    case 'mapping': return {
      type: 'object',
      properties: properties(shape.keys),
      additionalProperties: false,
      ...(shape.required.length > 0 ? { required: shape.required } : {}),
      ...(shape.single ? { minProperties: 1, maxProperties: 1 } : {}),
    };
  }
}

/** Beside a $ref, draft 7 reads nothing else. */
function properties(keys: Keys): JsonSchema {
  return Object.fromEntries(Object.entries(keys).map(([name, { description, shape }]) => {
    const schema = schemaOf(shape);
    return [name, '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema }];
  }));
}

export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
