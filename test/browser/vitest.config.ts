import { defineConfig } from 'vitest/config';

/** Tests that look at pages in a real browser: apart, as not every machine has one. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page answers in its own process: what it shows after a key or a click is waited for, on slow machines too.
    expect: { poll: { timeout: 10_000 } },
    fileParallelism: false,
    env: { TZ: 'America/New_York', NO_COLOR: '1' },
  },
});
