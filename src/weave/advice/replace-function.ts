// Weaves the call of another function; arguments and type arguments stay.
import type { ReplaceFunctionAdvice } from '../../aspects/advice/replace-function.ts';
import { calleeOf } from '../../aspects/join-points/function-call.ts';
import { UserError } from '../../errors.ts';
import { isShadowed } from '../../golang/scopes.ts';
import { LeftOut } from '../left-out.ts';
import type { Target } from '../target.ts';

export function weaveReplaceFunction({ path, name, position }: ReplaceFunctionAdvice, target: Target): void {
  const { node, file } = target;
  const callee = target.kind === 'call' ? calleeOf(node) : null;
  if (!callee) throw new UserError('replace-function: this advice is for calls, the join point is not', { position });
  file.replace(callee.startIndex, callee.endIndex, replacement(), position);

  function replacement(): string {
    if (path === '' || path === file.file.importPath) {
      if (isShadowed(name, node)) throw new LeftOut('shadowed', `${name} means something else here`);
      return name;
    }
    target.package.require(path);
    return `${file.importName(name.toLowerCase(), path, position)}.${name}`;
  }
}
