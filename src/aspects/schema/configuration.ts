// The keys of otel-ts.yml, described.
import { anything, list, mapping, record, type Shape, text } from './shape.ts';

export const CONFIGURATION: Shape = mapping({
  include: {
    description: 'Only these: names of aspect files (`net/http`) or of aspects (`net/http#Transport.roundTrip`), with globs.',
    shape: list(text('net/http')),
  },
  exclude: { description: 'All but these: names of aspect files or of aspects, with globs.', shape: list(text('net/http')) },
  options: { description: 'Options of aspect files, by name.', shape: record(record(anything)) },
  extends: { description: 'More aspects: relative files, npm packages, Go packages.', shape: list(text('./more.aspect.yml')) },
  aspects: { description: 'Aspect files of this repository, as globs.', shape: list(text('**/*.aspect.yml')) },
});
