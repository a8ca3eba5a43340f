// function: [{ name }]: the declared name, or a glob of it (`Handle*`, `[A-Z]*`); the empty name means literals.
import { globExpression, isGlob, readGlob } from '../glob.ts';
import { fail } from '../yaml.ts';
import type { YamlValue } from '../yaml.ts';
import type { FunctionOption } from './function.ts';

export function readName(value: YamlValue): FunctionOption {
  const name = readGlob(value, 'name');
  if (!/^[\p{L}\p{N}_*?[\]^!-]*$/u.test(name)) fail(value, `name: "${name}" is no function name`, 'a name, a glob of names, or nothing for literals');
  const expression = isGlob(name) ? globExpression(name) : undefined;
  const words = name === '' || expression ? undefined : [name];
  return {
    bound: words ? { importPaths: [], imports: [], words } : 'everything',
    words,
    matches(declaration) {
      const declared = declaration.childForFieldName('name')?.text ?? '';
      return expression ? declared !== '' && expression.test(declared) : declared === name;
    },
  };
}
