// The keys of join points, described. A test compares them with what the readers accept.
import { anyOf, boolean, choice, joinPoint, type Key, type Keys, list, mapping, single, someOf, text, withExample } from './shape.ts';

const TYPES = {
  args: { description: 'Types of parameters, one for each.', shape: list(text('string')) },
  returns: { description: 'Types of results, one for each.', shape: list(text('string')) },
};

const implementing = (what: string): Key => {
  return { description: `${what} implements this interface, \`import/path.Name\` or \`error\`.`, shape: text('error') };
};

const FUNCTION_OPTIONS: Keys = {
  name: { description: 'The declared name or a glob of it; the empty name means function literals.', shape: text('F') },
  receiver: {
    description: 'The type of the receiver, `import/path.T` or `*import/path.T`; or whether there is one.',
    shape: anyOf(text('*example.com/p.T'), boolean),
  },
  signature: { description: 'Exactly these parameters and results.', shape: mapping(TYPES) },
  'signature-contains': {
    description: 'At least one of these parameters or results.',
    shape: withExample({ args: ['string'], returns: ['string'] }, mapping(TYPES)),
  },
  'argument-implements': implementing('A parameter'),
  'result-implements': implementing('A result'),
  'final-result-implements': implementing('The last result'),
};

const MATCH = (what: string): Key => ({ description: what, shape: choice('any', 'value-only', 'pointer-only') });

export const JOIN_POINTS: Keys = {
  'all-of': { description: 'Every one of these join points holds.', shape: someOf(joinPoint) },
  'one-of': { description: 'At least one of these join points holds.', shape: someOf(joinPoint) },
  not: { description: 'This join point does not hold.', shape: joinPoint },
  'import-path': { description: 'Everything in the package with this import path.', shape: text('example.com/p') },
  'package-name': { description: 'Everything in packages whose package clause gives this name, such as `main`.', shape: text('main') },
  'package-filter': {
    description: 'Everything in packages whose import path fits a glob: `*` within a segment, `**` across.',
    shape: anyOf(text('example.com/**'), withExample({ root: true }, mapping({
      root: { description: 'Packages of the main module; the glob is then a path below it.', shape: boolean },
      pattern: { description: 'The glob.', shape: text('internal/**') },
      glob: { description: 'The same as `pattern`.', shape: text('internal/**') },
    }))),
  },
  'test-main': { description: 'Whether it is the program that `go test` generates.', shape: boolean },
  version: { description: 'Versions of the module that holds the package: `>=1.2, <2`.', shape: text('>=1.2, <2') },
  go: { description: 'Versions of the Go that builds: `>=1.26`.', shape: text('>=1.26') },
  directive: { description: 'What stands below a `//name` comment, and its parts.', shape: text('team:audit') },
  'declaration-of': { description: 'The declaration of a function, variable, constant or type, `import/path.Name`.', shape: text('example.com/p.F') },
  'value-declaration': { description: 'Variables and constants of a package that are declared with this type.', shape: text('string') },
  'struct-definition': { description: 'The definition of a struct type, `import/path.Name`.', shape: text('example.com/p.T') },
  'struct-literal': {
    description: 'Literals of a struct type.',
    shape: mapping({
      type: { description: 'The type, `import/path.Name`.', shape: text('example.com/p.T') },
      field: { description: 'The value that is given to this field.', shape: text('Field') },
      match: MATCH('Literals by value, with their address taken, or either.'),
    }, 'type'),
  },
  function: { description: 'A function, method or function literal of which all options hold.', shape: someOf(single(FUNCTION_OPTIONS)) },
  'function-body': { description: 'The body of a function that the inner join point holds of.', shape: joinPoint },
  'function-call': { description: 'Calls of a package-level function, `import/path.Name`.', shape: text('example.com/p.F') },
  'method-call': {
    description: 'Calls of a method, by the static type of what it is called on.',
    shape: mapping({
      receiver: { description: 'The type that the method is of, `import/path.Name`; with a * only pointers.', shape: text('example.com/p.T') },
      name: { description: 'The name of the method.', shape: text('Do') },
      match: MATCH('Called on a value, on a pointer, or either.'),
    }, 'receiver', 'name'),
  },
};
