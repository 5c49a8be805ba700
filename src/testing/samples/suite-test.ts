/** The caller's own `it`: that of vitest, jest or `node:test` fits. */
export type SuiteTest = (name: string, run: () => Promise<void>) => unknown;
