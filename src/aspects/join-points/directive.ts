// directive: what a `//name` comment stands above, and the parts of a declaration or statement that it stands above:
// its specifications, the values that it assigns or returns, a function's body. Not the statements in a body.
import { directiveOn } from '../../golang/directives.ts';
import { fail, readString } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readDirective: JoinPointReader = (value) => {
  const name = readString(value, 'directive');
  if (!/^[^\s/]\S*$/.test(name)) fail(value, `directive: "${name}" is no directive`, 'write what stands behind //, such as team:audit');
  return {
    key: 'directive',
    kinds: undefined,
    words: [`//${name}`],
    bound: { importPaths: [], imports: [], words: [`//${name}`] },
    matches: ({ node }) => directiveOn(node, name) !== undefined,
  };
};
