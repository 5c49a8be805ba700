export {
  type CustomProfile,
  type EInvoiceProfile,
  type EInvoiceProfileName,
  eInvoiceProfiles,
} from '../code-lists/e-invoice-profiles.ts';
export type { Identifier } from '../directory/identifier.ts';
export type { EInvoiceFindings } from '../invoice/e-invoice-check.ts';
export type {
  Beyond,
  BeyondLine,
  Deposit,
  OtherTax,
  OtherTaxId,
  StatementWithholding,
} from '../statement/beyond.ts';
export type {
  DocumentStatement,
  ProcessControl,
  Statement,
  StatementAttachment,
  StatementDelivery,
  StatementNote,
  StatementReferences,
} from '../statement/statement.ts';
export type { StatementItem, StatementLine, StatementPrice } from '../statement/statement-line.ts';
export { type StatementOptions, statementOf } from '../statement/statement-of.ts';
export type {
  StatementAddress,
  StatementBuyer,
  StatementContact,
  StatementParty,
  StatementPayee,
  StatementRepresentative,
  StatementSeller,
} from '../statement/statement-party.ts';
export type {
  CreditAccount,
  PaymentCard,
  PaymentInstructions,
  StatementDirectDebit,
} from '../statement/statement-payment.ts';
export type { StatementPeriod } from '../statement/statement-period.ts';
export type { AllowanceCharge, StatementTotals, VatBreakdown } from '../statement/statement-totals.ts';
export type { EInvoiceChannel, EInvoiceFile } from './channel.ts';
export type { EInvoiceOptions } from './e-invoice-options.ts';
export { type EInvoiceRule, eInvoiceRules } from './e-invoice-rules.ts';
export { type ParseOptions, parseEInvoice } from './parse-e-invoice.ts';
export { renderEInvoice } from './render-e-invoice.ts';
export { toCii } from './to-cii.ts';
export { toEInvoiceFile } from './to-e-invoice-file.ts';
export { toUbl } from './to-ubl.ts';
export { checkEInvoice, validateEInvoice, validateStatement, warnEInvoice } from './validate-e-invoice.ts';
