// Prints any value under a verb, as fmt does: scalars by their kind, slices, maps and objects element by element.
import { formatFloat } from './format-float.ts';
import type { Flags } from './format-flags.ts';
import { pad } from './format-flags.ts';
import { formatInteger } from './format-integer.ts';
import { formatText } from './format-text.ts';
import { sortedEntries } from './map-entries.ts';
import { floatValue, hasOwnText, isNil, kindOf, typeName } from './values.ts';

const NIL_TEXT = '<nil>';

/** The verbs for which fmt asks a value for its own text. */
const TEXT_VERBS = 'vsxXq';

export function formatValue(value: unknown, verb: string, flags: Flags): string {
  if (isNil(value)) return verb === 'v' || verb === 'T' ? pad(NIL_TEXT, flags) : `%!${verb}(${NIL_TEXT})`;
  if (verb === 'T') return pad(typeName(value), flags);
  return formatInner(value, verb, flags);
}

function formatInner(value: unknown, verb: string, flags: Flags): string {
  if (isNil(value)) return flags.sharpV ? `interface {}(nil)` : NIL_TEXT;
  if (hasOwnText(value) && !flags.sharpV && TEXT_VERBS.includes(verb)) {
    return formatText(value.toString(), verb, flags) ?? formatBadVerb(value, verb, flags);
  }
  switch (kindOf(value)) {
    case 'slice': return formatSlice(value as unknown[], verb, flags);
    case 'map': return formatMap(value as object, verb, flags);
    case 'object': return formatObject(value as object, verb, flags);
    default: return formatScalar(value, verb, flags) ?? formatBadVerb(value, verb, flags);
  }
}

function formatScalar(value: unknown, verb: string, flags: Flags): string | undefined {
  switch (kindOf(value)) {
    case 'bool': return verb === 'v' || verb === 't' ? pad(String(value), flags) : undefined;
    case 'int': return formatInteger(value as number | bigint, verb, flags);
    case 'float': return formatFloat(floatValue(value), verb, flags);
    case 'string': return formatText(value as string, verb, flags);
    // Go prints a function's address, which says nothing and changes from run to run.
    default: return verb === 'v' ? pad(typeName(value), flags) : undefined;
  }
}

/** `%!d(string=hi)`: printf never fails, it writes what went wrong. */
export function formatBadVerb(value: unknown, verb: string, flags: Flags): string {
  return `%!${verb}(${typeName(value)}=${formatInner(value, 'v', flags)})`;
}

function formatSlice(items: unknown[], verb: string, flags: Flags): string {
  const inner = items.map((item) => formatInner(item, verb, flags));
  return flags.sharpV ? `${typeName(items)}{${inner.join(', ')}}` : `[${inner.join(' ')}]`;
}

function formatMap(map: object, verb: string, flags: Flags): string {
  const inner = sortedEntries(map).map(([key, value]) => `${formatInner(key, verb, flags)}:${formatInner(value, verb, flags)}`);
  return flags.sharpV ? `${typeName(map)}{${inner.join(', ')}}` : `map[${inner.join(' ')}]`;
}

/** As Go prints a struct: its fields, not its methods. */
function formatObject(object: object, verb: string, flags: Flags): string {
  if (hasOwnText(object) && !flags.sharpV) return formatBadVerb(object, verb, flags);
  const fields = Object.entries(object).filter(([, value]) => typeof value !== 'function');
  const named = flags.plusV || flags.sharpV;
  const inner = fields.map(([name, value]) => (named ? `${name}:` : '') + formatInner(value, verb, flags));
  return flags.sharpV ? `${typeName(object)}{${inner.join(', ')}}` : `{${inner.join(' ')}}`;
}
