export { calculationArbitrary } from './arbitraries/calculation-arbitrary.ts';
export { lineArbitrary } from './arbitraries/line-arbitrary.ts';
export { oneOffInvoiceArbitrary } from './arbitraries/one-off-invoice-arbitrary.ts';
export { type FastCheck, taxArbitrary } from './arbitraries/tax-arbitrary.ts';
export type { DeliveryStores } from './delivery-store/delivery-bench.ts';
export { type DeliveryStoreSuiteOptions, deliveryStoreSuite } from './delivery-store/delivery-store-suite.ts';
export {
  type DirectorySearchSuiteOptions,
  directorySearchSuite,
  type SearchedRecords,
} from './directory/directory-search-suite.ts';
export { type DirectoryStoreSuiteOptions, directoryStoreSuite } from './directory/directory-store-suite.ts';
export { type DirectorySuiteOptions, directorySuite } from './directory/directory-suite.ts';
export type { SuiteRecords } from './directory/directory-test.ts';
export { suiteRecords } from './directory/suite-records.ts';
export { type CheckDirectoryOptions, checkDirectory } from './directory-check/check-directory.ts';
export type { DirectoryFinding } from './directory-check/directory-finding.ts';
export { type InvoiceStoreSuiteOptions, invoiceStoreSuite } from './invoice-store/invoice-store-suite.ts';
export { issueInProcess } from './processes/issue-in-process.ts';
export type { SuiteProcess } from './processes/running-process.ts';
export { type StoreProcessesSuiteOptions, storeProcessesSuite } from './processes/store-processes-suite.ts';
export { type ReportedStore, type ReportsSuiteOptions, reportsSuite } from './reporting/reports-suite.ts';
export type { SuiteTest } from './samples/suite-test.ts';
