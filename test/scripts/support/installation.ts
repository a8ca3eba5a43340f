// An installation of otel-ts in a directory of its own, with the fake catalogue and weaver and a small runtime.
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Returns the command's path. */
export async function install(directory: string): Promise<string> {
  mkdirSync(join(directory, 'bin'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(directory, 'package.json'));
  cpSync(join(ROOT, 'bin', 'otel-ts'), join(directory, 'bin', 'otel-ts'));
  chmodSync(join(directory, 'bin', 'otel-ts'), 0o755);
  await bundle(join(directory, 'dist'), [fakes]);
  mkdirSync(join(directory, 'runtime-go'));
  writeFileSync(join(directory, 'runtime-go', 'go.mod'), 'module otelts\n\ngo 1.24\n');
  writeFileSync(join(directory, 'runtime-go', 'runtime.go'), RUNTIME);
  return join(directory, 'bin', 'otel-ts');
}
