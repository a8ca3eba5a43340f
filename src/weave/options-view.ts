// `.Options` of templates: what otel-ts.yml gives an aspect. Mappings of YAML are Go's maps.
import type { OptionValues } from '../aspects/configuration/options.ts';

export function optionsView(options: OptionValues = {}): Map<string, unknown> {
  return new Map(Object.entries(options).map(([name, value]) => [name, toGo(value)]));
}

function toGo(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toGo);
  return typeof value === 'object' && value !== null ? optionsView(value as OptionValues) : value;
}
