// How the command line is bundled: one place for the build and for tests that replace a part.
import { build } from 'esbuild';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Writes cli.js and its chunks to `outdir`; returns esbuild's metafile. */
export async function bundle(outdir, plugins = []) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/cli.ts' },
    outdir,
    bundle: true,
    splitting: true,
    minifySyntax: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    chunkNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
    plugins,
    // CommonJS packages in the bundle ask for Node's own modules.
    banner: { js: "import { createRequire as otelTsCreateRequire } from 'node:module';\nconst require = otelTsCreateRequire(import.meta.url);" },
  });
  return metafile;
}
