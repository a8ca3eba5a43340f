// An installation of otel-ts in a directory of its own, with the fake catalogue and weaver and a small runtime.
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { bundle } from '../../../scripts/bundle.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const fakes: Plugin = {
  name: 'fakes',
  setup(build) {
    build.onResolve({ filter: /aspects\/catalog\.ts$/ }, () => ({ path: join(import.meta.dirname, 'fake-catalog.ts') }));
    build.onResolve({ filter: /aspects\/planned\.ts$/ }, () => ({ path: join(import.meta.dirname, 'fake-planned.ts') }));
    build.onResolve({ filter: /weave\/weave\.ts$/ }, () => ({ path: join(import.meta.dirname, 'fake-weave.ts') }));
    build.onResolve({ filter: /^\.\/(view|lint|aspects|weave|diff|explain)\.ts$/ }, ({ path }) => ({ path, external: true }));
  },
};

// Imports net, as the real one does, for what that means to static programs.
const RUNTIME = `package otelts

import (
	"net"
	"os"
)

var _ = net.IPv4zero

func init() {
	if os.Getenv("OTELTS_HELLO") != "" {
		os.Stderr.WriteString("runtime is in\\n")
	}
}
`;

/** What an installation is made of where it is not the usual: the fake weaver over a runtime that imports net. */
export interface Parts {
  /** Source of the runtime's only file. */
  runtime?: string;
  /** Shipped aspect files, name → text, for the real catalogue and weaver. */
  aspects?: Record<string, string>;
}

/** A runtime that costs a build next to nothing. */
export const SMALL_RUNTIME = `package otelts

import "os"

func init() {
	if os.Getenv("OTELTS_HELLO") != "" {
		os.Stderr.WriteString("runtime is in\\n")
	}
}
`;

/** Returns the command's path. */
export async function install(directory: string, { runtime = RUNTIME, aspects }: Parts = {}): Promise<string> {
  mkdirSync(join(directory, 'bin'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(directory, 'package.json'));
  cpSync(join(ROOT, 'bin', 'otel-ts'), join(directory, 'bin', 'otel-ts'));
  chmodSync(join(directory, 'bin', 'otel-ts'), 0o755);
  await bundle(join(directory, 'dist'), aspects ? [] : [fakes]);
  if (aspects) addWeaver(directory, aspects);
  mkdirSync(join(directory, 'runtime-go'));
  writeFileSync(join(directory, 'runtime-go', 'go.mod'), 'module otelts\n\ngo 1.24\n');
  writeFileSync(join(directory, 'runtime-go', 'runtime.go'), runtime);
  return join(directory, 'bin', 'otel-ts');
}

function addWeaver(directory: string, aspects: Record<string, string>): void {
  const require = createRequire(import.meta.url);
  for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-go/tree-sitter-go.wasm']) {
    cpSync(require.resolve(wasm), join(directory, 'dist', basename(wasm)));
  }
  mkdirSync(join(directory, 'aspects'));
  for (const [name, text] of Object.entries(aspects)) writeFileSync(join(directory, 'aspects', name), text);
}
