// Weaves package-level declarations into a generated file of the matched package.
import type { InjectDeclarationsAdvice } from '../../aspects/advice/inject-declarations.ts';
import type { Code } from '../../aspects/code.ts';
import { plainText, renderMarked, sourceOf } from '../render.ts';
import type { Target } from '../target.ts';

export function weaveInjectDeclarations(advice: InjectDeclarationsAdvice, target: Target): void {
  const { code, imports } = renderInFileOfItsOwn(advice.code, target);
  for (const link of advice.links) target.package.requireLink(link);
  // For go:linkname, which the compiler allows only where unsafe is imported.
  if (/^\/\/go:linkname\s/m.test(code) && ![...imports.values()].includes('unsafe')) imports.set('_', 'unsafe');
  target.package.declare({ code, imports, origin: advice.code.position, aspectFile: target.aspect.file.name, language: advice.code.lang });
}

/** Only the imports that the code uses: others would be errors. */
function renderInFileOfItsOwn(code: Code, target: Target): { code: string; imports: Map<string, string> } {
  const imports = new Map<string, string>();
  const rendered = renderMarked({ ...code, lang: undefined }, target, (alias, path) => {
    target.package.require(path);
    const name = alias === '_' ? alias : `otelts_pkg_${alias.replace(/^otelts_/, '')}`;
    imports.set(name, path);
    return name;
  });
  return { code: plainText(rendered, sourceOf), imports };
}
