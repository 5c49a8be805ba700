import type { Invoice } from '../../invoice/invoice.ts';

/** What became of one item of a batch: its invoice, or the error that kept it out. */
export type BatchResult<T, I extends Invoice = Invoice> =
  | { readonly index: number; readonly item: T; readonly ok: true; readonly invoice: I }
  | { readonly index: number; readonly item: T; readonly ok: false; readonly error: unknown };
