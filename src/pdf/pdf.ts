export type { FontFamily } from './fonts/font-family.ts';
export type { FacturXProfile, PdfAttachment, PdfFileOptions, PdfOptions } from './options.ts';
export { type AccountPdfOptions, renderAccountPdf } from './render-account-pdf.ts';
export { renderInvoicePdf } from './render-invoice-pdf.ts';
export { type ReceiptPdfOptions, renderReceiptPdf } from './render-receipt-pdf.ts';
