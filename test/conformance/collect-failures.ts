import type { SuiteTest } from 'oneoff/testing';

/** Which tests of a suite fail, and how many there are. */
export interface SuiteReport {
  readonly count: number;
  readonly failed: readonly string[];
}

/** Run a suite outside the test runner and tell which of its tests fail. */
export async function collectFailures(declare: (it: SuiteTest) => void): Promise<SuiteReport> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  declare((name, run) => tests.push({ name, run }));
  const failed: string[] = [];
  for (const { name, run } of tests) await run().catch(() => failed.push(name));
  return { count: tests.length, failed };
}
