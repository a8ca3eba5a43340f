// A cache directory on a disk that is full: the build goes on without it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SMALL_RUNTIME } from './support/installation.ts';
import { RAW } from './support/side-by-side.ts';
import { createWorkspace, type Workspace } from './support/workspace.ts';

const mounts = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;
let space: Workspace;

beforeAll(async () => {
  space = await createWorkspace({ runtime: SMALL_RUNTIME });
});
afterAll(() => space?.remove());

describe.skipIf(!mounts)(`on a full file system${mounts ? '' : ' (skipped: no mount namespaces here)'}`, () => {
  // Room for nothing, for half a plan, for a plan and not for what is noted beside it.
  test.each(['4k', '8k', '12k', '16k'])('of %s', (size) => {
    const module = space.write(`app ${size}`, {
      'go.mod': 'module example.com/app\n\ngo 1.24\n',
      'main.go': 'package main\n\nimport "os"\n\nvar extra = ""\n\nfunc main() { os.Stdout.WriteString("hello" + extra + "\\n") }\n',
      'otel.fake': 'example.com/app\nfunc init() { extra = ", woven" }\n',
    });
    const plans = space.write(`plans ${size}`, {});
    const env = { OTEL_TS_CACHE: plans, TMPDIR: space.write(`tmp ${size}`, {}) };
    const programs = [['otel-ts', 'go', 'build'], ['go', 'build', RAW]].map((command, index) => {
      const out = join(space.directory, `${size}-${index}`);
      const script = `mount -t tmpfs -o size=${size},mode=0700 none "$OTEL_TS_CACHE" && exec "$@"`;
      const args = ['-m', 'sh', '-c', script, 'sh', ...command, '-trimpath', '-o', out, '.'];
      expect(space.run(module, 'unshare', args, env)).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(space.run(module, out, [], { OTELTS_HELLO: '1' })).toEqual({ status: 0, stdout: 'hello, woven\n', stderr: 'runtime is in\n' });
      return readFileSync(out);
    });
    expect(programs[0]?.equals(programs[1] as Buffer)).toBe(true);
  });
});
