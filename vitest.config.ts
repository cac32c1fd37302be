import { defineConfig } from 'vitest/config';

/** Tests that run the built program or its reader processes, in their own process or in one of its own. */
const PROGRAM = [
  'test/{demo,dependencies,packaging,readme,scenarios}.test.ts',
  'test/{cli,contract,field,rounds,situations}/**/*.test.ts',
  'test/attacks/{documents,injection,regular-expressions}.test.ts',
  'test/extract/{extractor,pool,worker-process}.test.ts',
  'test/fetch/client.test.ts',
  'test/fleet/*.test.ts',
  'test/fuzz/documents.test.ts',
  'test/history/kill.test.ts',
  'test/init/newcomer.test.ts',
];
const SYSTEM = 'test/system/**';

export default defineConfig({
  test: {
    // For machines that are many times as slow or busy: no test measures time, and none is ended that goes on.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // One more than a small machine has cores: a third of the time goes into waiting for programs, servers and disks.
    maxWorkers: 3,
    // Loading the same modules for each file again would take as long as the tests.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [SYSTEM, ...PROGRAM],
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: PROGRAM,
          globalSetup: ['test/helpers/build.ts'],
          // The built program is loaded as Node loads it.
          server: { deps: { external: [/\/dist\//] } },
        },
      },
    ],
  },
});
