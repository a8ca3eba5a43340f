import { chmodSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheDirectory } from './cache-directory.ts';

test('the first that is set, private, else a private one below TMPDIR', () => {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-test-'));
  try {
    const own = cacheDirectory({ OTEL_TS_CACHE: join(directory, 'a', 'b'), XDG_CACHE_HOME: '/nowhere' });
    expect(own).toBe(join(directory, 'a', 'b'));
    expect(lstatSync(own).mode & 0o777).toBe(0o700);
    if (process.platform !== 'darwin') expect(cacheDirectory({ XDG_CACHE_HOME: directory })).toBe(join(directory, 'otel-ts'));
    const fallback = join(directory, `otel-ts-${process.getuid?.()}`);
    expect(cacheDirectory({ OTEL_TS_CACHE: '/proc/otel-ts/x', TMPDIR: directory })).toBe(fallback);
    chmodSync(own, 0o777);
    expect(cacheDirectory({ OTEL_TS_CACHE: own, TMPDIR: directory })).toBe(fallback);
    expect(() => cacheDirectory({ OTEL_TS_CACHE: 'relative' })).toThrow('absolute');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
