// Bundles the command line into dist/: code, the two WebAssembly files, the licences of what is bundled.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Built aside and moved: a build that fails leaves the last one in place.
const output = join(root, '.build', `dist-${process.pid}`);
const require = createRequire(import.meta.url);

mkdirSync(output, { recursive: true });
process.on('exit', () => rmSync(output, { recursive: true, force: true }));

const inputs = await bundle(output);

for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-go/tree-sitter-go.wasm']) {
  copyFileSync(require.resolve(wasm), join(output, basename(wasm)));
}
writeFileSync(join(output, 'LICENSES.txt'), licences(packagesOf(inputs)));
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
renameSync(output, dist);

function packagesOf(inputs) {
  const bundled = Object.keys(inputs).map((file) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[0]);
  return [...new Set([...bundled, 'node_modules/tree-sitter-go'])].filter(Boolean).sort();
}

function licences(packages) {
  return packages.map((directory) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8'));
    const files = readdirSync(join(root, directory)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const texts = files.map((file) => readFileSync(join(root, directory, file), 'utf8').trim());
    return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}
