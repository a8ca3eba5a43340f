import { defineConfig } from 'vitest/config';

// Tests that build Go programs share the machine with the go command: few at a time, with generous limits.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    reporters: ['default'],
  },
});
