export { type AccountOptions, accountSheetOf } from './account/account-sheet-of.ts';
export { renderAccountHtml } from './account/render-account-html.ts';
export { type InvoiceEmail, renderInvoiceEmail } from './email/render-invoice-email.ts';
export { qrModules } from './girocode/qr-modules.ts';
export { renderInvoiceHtml } from './html/render-invoice-html.ts';
export type { Labels } from './labels/labels.ts';
export type { Brand, DocumentOptions, Printable, Template } from './options.ts';
export { type ReceiptOptions, receiptSheetOf } from './receipt/receipt-sheet-of.ts';
export { renderReceiptHtml } from './receipt/render-receipt-html.ts';
export type { Logo, ResolvedBrand } from './sheet/resolved-brand.ts';
export type {
  PageTexts,
  Paper,
  Sheet,
  SheetFact,
  SheetKind,
  SheetNote,
  SheetParty,
  SheetPayment,
  SheetTotal,
} from './sheet/sheet.ts';
export type { SheetCode } from './sheet/sheet-code.ts';
export { sheetOf } from './sheet/sheet-of.ts';
export type { SheetSlip, SlipPart, SlipSection } from './sheet/sheet-slip.ts';
export type { SheetCell, SheetColumn, SheetRow, SheetTable } from './sheet/sheet-table.ts';
