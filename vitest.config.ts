import { defineConfig } from 'vitest/config';

// Tests that build Go programs share the machine with the go command: few at a time, with generous limits.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // On a shared machine a whole run should not fail for one test that was starved; a second attempt is shown as such.
    retry: process.env.CI ? 1 : 0,
    reporters: ['default'],
  },
});
