// struct-literal: literals that name a struct type, by value, with their address taken, or either; with `field`, the
// value that such a literal gives to a field by its name.
import { addressedLiteral, isAddressed, typeOfLiteralValue } from '../../golang/literals.ts';
import { matchesType } from '../../golang/matches-type.ts';
import { boundOfType } from '../bounds.ts';
import type { Candidate, CandidateKind } from '../model.ts';
import { readType } from '../types.ts';
import { fail, readMapping, readString, type YamlValue } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

const MATCHES = ['any', 'value-only', 'pointer-only'] as const;

export const readStructLiteral: JoinPointReader = (value) => {
  const entries = readMapping(value, 'struct-literal', ['type', 'field', 'match']);
  const typeValue = entries.get('type') ?? fail(value, 'struct-literal: "type" is missing');
  const wanted = readType(typeValue, 'type');
  if (wanted.kind !== 'name' || wanted.importPath === '') return fail(typeValue, 'type: this is no struct type', 'write import/path.Name');
  const fieldValue = entries.get('field');
  const field = fieldValue ? readString(fieldValue, 'field') : '';
  const matchValue = entries.get('match');
  const match = matchValue ? readMatch(matchValue) : 'any';
  if (field && matchValue && match !== 'any') fail(matchValue, `match: ${match} says nothing of a field's value`, 'leave it out');
  const kind: CandidateKind = field ? 'field-value' : match === 'pointer-only' ? 'address' : 'literal';
  return {
    key: 'struct-literal',
    kinds: [kind],
    words: [field || wanted.name],
    bound: boundOfType(wanted),
    matches(candidate) {
      if (candidate.kind !== kind || (match === 'value-only' && isAddressed(candidate.node))) return false;
      const type = field ? typeAroundField(candidate, field) : typeOfLiteral(candidate);
      return type !== null && matchesType(type, wanted, candidate.file);
    },
  };
};

function readMatch(value: YamlValue): (typeof MATCHES)[number] {
  const text = readString(value, 'match');
  return MATCHES.find((match) => match === text) ?? fail(value, `match: unknown "${text}"`, `one of ${MATCHES.join(', ')}`);
}

function typeOfLiteral({ kind, node }: Candidate) {
  return (kind === 'address' ? addressedLiteral(node) : node)?.childForFieldName('type') ?? null;
}

function typeAroundField({ node }: Candidate, field: string) {
  const keyed = node.parent?.parent;
  if (keyed?.type !== 'keyed_element' || keyed.childForFieldName('key')?.text !== field) return null;
  return keyed.parent?.type === 'literal_value' ? typeOfLiteralValue(keyed.parent) : null;
}
