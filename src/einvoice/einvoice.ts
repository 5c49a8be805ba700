export type { DocumentStatement, Statement } from '../statement/statement.ts';
export { type StatementOptions, statementOf } from '../statement/statement-of.ts';
export type { EInvoiceOptions } from './e-invoice-options.ts';
export { type ParseOptions, parseEInvoice } from './parse-e-invoice.ts';
export { type CustomProfile, type EInvoiceProfile, type EInvoiceProfileName, eInvoiceProfiles } from './profiles.ts';
export { toCii } from './to-cii.ts';
export { toUbl } from './to-ubl.ts';
export { validateEInvoice, validateStatement, warnEInvoice } from './validate-e-invoice.ts';
