import type { SuiteTest } from 'oneoff/testing';

/** The tests of a suite, how many there are, and which of them fail. */
export interface SuiteReport {
  readonly names: readonly string[];
  readonly count: number;
  readonly failed: readonly string[];
}

/** Run a suite outside the test runner and tell which of its tests fail. */
export async function collectFailures(declare: (it: SuiteTest) => void): Promise<SuiteReport> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  declare((name, run) => tests.push({ name, run }));
  const failed: string[] = [];
  for (const { name, run } of tests) await run().catch(() => failed.push(name));
  return { names: tests.map(({ name }) => name), count: tests.length, failed };
}
