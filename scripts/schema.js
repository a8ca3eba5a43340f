// npm run schema: writes schema/*.json from the descriptions in src/aspects/schema/.
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const { outputFiles: [bundled] } = await build({
  absWorkingDir: root,
  entryPoints: ['src/aspects/schema/json-schema.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  write: false,
  logLevel: 'warning',
  banner: { js: "import { createRequire as otelTsCreateRequire } from 'node:module';\nconst require = otelTsCreateRequire(import.meta.url);" },
  // The descriptions need no parser; what their neighbours import stays out.
  external: ['web-tree-sitter'],
});
const module = join(root, '.build', `schema-${process.pid}.mjs`);
mkdirSync(join(root, '.build'), { recursive: true });
writeFileSync(module, bundled.text);
process.on('exit', () => rmSync(module, { force: true }));
const { schemas, schemaText } = await import(pathToFileURL(module));
mkdirSync(join(root, 'schema'), { recursive: true });
for (const [name, schema] of Object.entries(schemas())) writeFileSync(join(root, 'schema', name), schemaText(schema));
