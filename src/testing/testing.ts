export { calculationArbitrary } from './calculation-arbitrary.ts';
export { type DirectorySuiteOptions, directorySuite } from './directory-suite.ts';
export { type InvoiceStoreSuiteOptions, invoiceStoreSuite } from './invoice-store-suite.ts';
export { lineArbitrary } from './line-arbitrary.ts';
export { oneOffInvoiceArbitrary } from './one-off-invoice-arbitrary.ts';
export { type SuiteMasters, suiteMasters } from './suite-masters.ts';
export type { SuiteTest } from './suite-test.ts';
export { type FastCheck, taxArbitrary } from './tax-arbitrary.ts';
