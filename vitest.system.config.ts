import { defineConfig } from 'vitest/config';

// Tests that need root or a program of Debian: apart from `npm test`, which needs Node alone.
export default defineConfig({
  test: {
    include: ['test/system/**/*.test.ts'],
    globalSetup: ['test/helpers/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
