// How the command line is bundled: one place for the build and for tests that replace a part.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = {
  absWorkingDir: root,
  bundle: true,
  minifySyntax: true,
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  logLevel: 'warning',
};

/** Where every command starts: what it loads stands beside it. */
const separate = {
  name: 'separate',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/main\.ts$/ }, () => ({ path: './main.js', external: true })),
};

/** What only --trace-build loads. */
const onDemand = {
  name: 'on demand',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\.\/timing\/trace\.ts$/ }, () => ({ path: './build-trace.cjs', external: true })),
};

/** Options for a script that `src/cli/code-cache.ts` can load. */
export const script = {
  ...shared,
  minifyWhitespace: true,
  format: 'cjs',
  supported: { 'dynamic-import': false },
  // What an ES module knows of itself, for one that is none.
  define: { 'import.meta.url': 'otelTsUrl', 'import.meta.dirname': '__dirname' },
  banner: { js: "const otelTsUrl = require('node:url').pathToFileURL(__filename).href;" },
  alias: { 'web-tree-sitter': createRequire(import.meta.url).resolve('web-tree-sitter') },
};

/** Writes cli.cjs, build.cjs, build-trace.cjs, main.js and its chunks to `outdir`; returns the inputs of all, by file. */
export async function bundle(outdir, plugins = []) {
  const { supported: _, ...start } = script;
  const results = await Promise.all([
    build({ ...start, entryPoints: ['src/cli/cli.ts'], outfile: `${outdir}/cli.cjs`, plugins: [separate] }),
    build({ ...script, entryPoints: ['src/cli/build.ts'], outfile: `${outdir}/build.cjs`, plugins: [onDemand, ...plugins] }),
    build({ ...script, entryPoints: ['src/timing/trace.ts'], outfile: `${outdir}/build-trace.cjs` }),
    build({
      ...shared,
      entryPoints: { main: 'src/cli/main.ts' },
      outdir,
      splitting: true,
      format: 'esm',
      chunkNames: '[name]-[hash]',
      plugins,
      // CommonJS packages in the bundle ask for Node's own modules.
      banner: { js: "import { createRequire as otelTsCreateRequire } from 'node:module';\nconst require = otelTsCreateRequire(import.meta.url);" },
    }),
  ]);
  return Object.assign({}, ...results.map(({ metafile }) => metafile.inputs));
}
