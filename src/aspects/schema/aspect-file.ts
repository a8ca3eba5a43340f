// The keys of an aspect file outside of join points and advice, described.
import { advice, anything, boolean, choice, joinPoint, list, mapping, record, type Shape, text, withExample } from './shape.ts';

const OPTION = mapping({
  type: { description: 'What the option is.', shape: choice('string', 'boolean', 'number', 'list', 'map') },
  default: { description: 'What it is where otel-ts.yml says nothing.', shape: anything },
  description: { description: 'One line for people.', shape: text('example') },
}, 'type');

/** One of `aspects` and `extends` must be there too. */
export const ASPECT_FILE: Shape = withExample({ meta: {}, aspects: [] }, mapping({
  meta: {
    description: 'What the aspects of this file are about.',
    shape: mapping({
      name: { description: 'The library, as configuration names it: `net/http`.', shape: text('example') },
      description: { description: 'One line for people.', shape: text('example') },
      modules: { description: 'Modules and their versions that the aspects are written for: a build says what finds nothing there.', shape: record(text('>=1.2, <2')) },
      options: { description: 'What otel-ts.yml may set.', shape: record(OPTION) },
      icon: { description: 'Means nothing here.', shape: anything },
      caveats: { description: 'Means nothing here.', shape: anything },
    }),
  },
  extends: { description: 'More aspects, which stand before these: relative files.', shape: list(text('./more.aspect.yml')) },
  aspects: {
    description: 'Where (join points), and what (advice).',
    shape: list(mapping({
      id: { description: 'A name of its own in this file.', shape: text('A') },
      optional: { description: 'It may find nothing in some of the versions that the file is written for.', shape: boolean },
      'join-point': { description: 'Where.', shape: joinPoint },
      advice: { description: 'What, in this order.', shape: list(advice) },
      'tracer-internal': { description: 'Means nothing here.', shape: boolean },
    }, 'id', 'join-point', 'advice')),
  },
}, 'meta'));
