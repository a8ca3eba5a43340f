// The keys of advice, described. A test compares them with what the readers accept.
import { INSTRUMENTS, MOMENTS } from '../advice/metric.ts';
import { SPAN_KINDS } from '../advice/span.ts';
import {
  boolean, choice, expression, go, integer, type Key, type Keys, list, mapping, type MappingShape, number, record, someOf, text, withExample,
} from './shape.ts';

const ATTRIBUTES = { description: 'Attribute names and the expressions for their values.', shape: record(expression) };

/** What every advice that is a mapping has. */
const ORDER: Keys = {
  order: { description: 'Lower is applied first; 0 where it is left out.', shape: integer },
  namespace: { description: 'Namespaces are applied by name, the default one last.', shape: text('mine') },
};

const code = (what: string, example: string): Keys => ({
  template: { description: what, shape: go(example) },
  imports: { description: 'The imports that the code uses: alias and import path.', shape: record(text('time')) },
  lang: { description: 'The least language version that the code needs: `go1.18`.', shape: text('go1.18') },
});

const ordered = (keys: Keys, ...required: string[]): MappingShape => mapping({ ...keys, ...ORDER }, ...required);

const KEEP: Key = {
  description: 'A field or variable of type `*otelts_Span` where what is open is kept, unless it has failed, until `finish` in another function ends it.',
  shape: expression,
};

const LAYER: Key = {
  description: 'A word. Of spans of one layer that a call passes through, the outermost stands: inside of it none is begun, and metrics of the layer are not measured.',
  shape: text('sql'),
};

const LINKS: Key = {
  description: 'Headers of several senders, []map[string][]string: the span is linked to the context that each names.',
  shape: expression,
};

const SPAN: Keys = {
  kind: { description: 'The kind of the span; `internal` where it is left out.', shape: choice(...Object.keys(SPAN_KINDS)) },
  at: {
    description: 'Begun on `return` it stands for what the goroutine does with the result: until it calls a function with such a span again, or ends. Everything is read on return then, and there is none inside of another span.',
    shape: choice('entry', 'return'),
  },
  name: { description: 'An expression for the name, of which there may be few; left out: the id of the aspect.', shape: expression },
  context: { description: "The parameter that carries the parent; left out: the goroutine's current span.", shape: expression },
  'derive-context': { description: 'Assigns to `context` one that carries the span.', shape: boolean },
  'extract-context': { description: 'Inbound headers, map[string][]string, that may name a remote parent.', shape: expression },
  'request-headers': { description: 'Headers, map[string][]string, of which the configured ones are recorded.', shape: expression },
  when: { description: 'Only where this expression is true.', shape: expression },
  layer: LAYER,
  attributes: ATTRIBUTES,
  links: LINKS,
  end: {
    description: 'What is known when the function returns.',
    shape: mapping({
      name: { description: 'A name in place of the one that the span began with.', shape: expression },
      error: { description: 'The error that the function returns.', shape: expression },
      'error-type': { description: 'A value for `error.type`; the empty string is no error.', shape: expression },
      attributes: ATTRIBUTES,
      'response-headers': { description: 'Headers, map[string][]string, of which the configured ones are recorded.', shape: expression },
      links: LINKS,
      'on-close': { description: "An io.ReadCloser whose end is the span's; left out: the return of the function.", shape: expression },
      keep: KEEP,
    }),
  },
};

const METRIC: Keys = {
  name: { description: 'The name of the metric, a constant.', shape: text('shop.orders') },
  instrument: { description: 'What the values are, in the words of the semantic conventions.', shape: choice(...Object.keys(INSTRUMENTS)) },
  unit: { description: 'The unit in UCUM: `s`, `By`, `{request}`.', shape: text('s') },
  description: { description: 'What is measured, for people.', shape: text('What it is.') },
  at: { description: 'When the value is read; `running` adds it on entry and takes it back on return.', shape: choice(...MOMENTS) },
  value: { description: 'The value, or `duration`: seconds since entry; left out: 1.', shape: expression },
  buckets: { description: 'Upper bounds of a histogram, ascending; left out: what the conventions advise.', shape: list(number) },
  when: { description: 'Only where this expression is true.', shape: expression },
  layer: LAYER,
  attributes: ATTRIBUTES,
  end: {
    description: 'What is known when the function returns.',
    shape: mapping({
      error: { description: 'The error that the function returns; its type is `error.type`.', shape: expression },
      'error-type': { description: 'A value for `error.type`; the empty string is no error.', shape: expression },
      attributes: ATTRIBUTES,
      keep: KEEP,
    }),
  },
};

const TELEMETRY: Record<string, Key> = {
  span: { description: 'A span around the run of a function.', shape: withExample({ context: 'ctx' }, ordered(SPAN)) },
  attributes: {
    description: 'Adds to a span that is open already.',
    shape: withExample({ route: 'x' }, ordered({
      span: { description: 'Which span: the current one, or the server span around it.', shape: choice('current', 'server') },
      context: { description: "What carries the span; left out, or where it carries none: the goroutine's.", shape: expression },
      at: { description: 'When the values are read.', shape: choice('entry', 'return') },
      when: { description: 'Only where this expression is true.', shape: expression },
      panic: { description: 'Only while a panic is in progress, which is recorded on the span: somebody may recover it.', shape: boolean },
      route: { description: '`http.route` of a server span, which becomes part of its name too.', shape: expression },
      values: ATTRIBUTES,
    })),
  },
  metric: {
    description: 'A measurement of the run of a function.',
    shape: withExample({ name: 'shop.items', instrument: 'histogram', value: 'duration' }, ordered(METRIC, 'name', 'instrument')),
  },
  finish: {
    description: 'Ends what `keep` has left open, once.',
    shape: withExample({ span: 'x' }, ordered({
      span: { description: 'The place that a span keeps.', shape: expression },
      metric: { description: 'The place that a metric keeps.', shape: expression },
      at: { description: 'When the values are read and it ends.', shape: choice('entry', 'return') },
      error: { description: 'The error with which it ends.', shape: expression },
      'error-type': { description: 'A value for `error.type`; the empty string is no error.', shape: expression },
      attributes: ATTRIBUTES,
    })),
  },
  'inject-context': {
    description: "Writes the current span's context into outbound headers.",
    shape: ordered({
      carrier: { description: 'The headers, map[string][]string.', shape: expression },
      prepare: { description: "Statements that run first: copies of what is the caller's.", shape: go('_ = 1') },
    }, 'carrier'),
  },
  'extract-context': {
    description: 'Until the function returns, what starts in it has the parent that inbound headers name.',
    shape: ordered({ carrier: { description: 'The headers, map[string][]string.', shape: expression } }, 'carrier'),
  },
  'log-correlation': {
    description: 'Puts the ids of the current span into a log record, in the format that it already has.',
    shape: ordered({
      context: { description: "What carries the span; left out, or where it carries none: the goroutine's current one.", shape: expression },
      when: { description: 'Only where this expression is true.', shape: expression },
      present: { description: 'Where this expression is true, the record has such a key already and nothing is added.', shape: expression },
      add: {
        description: 'What puts the ids in, run inside of spans only.',
        shape: mapping(code("Statements for the function's start, with `{{ .TraceID }}`, `{{ .SpanID }}`, `{{ .TraceFlags }}`: Go strings.", 'println({{ .TraceID }})'), 'template'),
      },
    }, 'add'),
  },
  detach: { description: 'A goroutine that outlives the work that started it forgets its span.', shape: ordered({}) },
};

const CODE: Record<string, Key> = {
  'prepend-statements': {
    description: "Statements at the start of a function's body.",
    shape: ordered(code('The statements.', '_ = 1'), 'template'),
  },
  'wrap-expression': {
    description: 'An expression in place of another.',
    shape: ordered(code('The expression; `{{ . }}` is what stood there.', '({{ . }})'), 'template'),
  },
  'append-args': {
    description: 'More arguments at the end of a call.',
    shape: ordered({
      type: { description: 'The type of one element of the variadic parameter.', shape: text('any') },
      values: { description: 'The arguments.', shape: someOf(mapping(code('The argument.', '1'), 'template')) },
    }, 'type', 'values'),
  },
  'replace-function': { description: 'Another function, `import/path.Name`, is called with the same arguments.', shape: text('example.com/p.F') },
  'assign-value': { description: 'The initial value of a variable or constant.', shape: ordered(code('The value.', '1'), 'template') },
  'inject-declarations': {
    description: 'Declarations in the package, in a file of their own.',
    shape: ordered({
      ...code('The declarations.', 'var x int'),
      links: { description: 'Packages that the program must contain although nothing imports them.', shape: list(text('example.com/p')) },
    }, 'template'),
  },
  'add-blank-import': { description: 'Imports a package for its side effects.', shape: text('example.com/p') },
  'add-struct-field': {
    description: 'One more field at the end of a struct type.',
    shape: ordered({
      name: { description: 'The name of the field; not exported.', shape: text('field') },
      type: { description: 'The type of the field, with full import paths.', shape: go('int') },
    }, 'name', 'type'),
  },
  'add-file': {
    description: 'A whole Go file in the package.',
    shape: ordered({
      name: { description: 'The name of the file.', shape: text('helper.go') },
      template: { description: 'The file, with or without its package clause.', shape: go('var x int') },
    }, 'name', 'template'),
  },
};

export const ADVICE: Keys = { ...TELEMETRY, ...CODE };
