export {
  type CreditNoteContext,
  type CreditNoteDecision,
  createCreditNote,
} from '../../decisions/credit-notes/create-credit-note.ts';
export type { CreditNoteInput, CreditNoteLineInput } from '../../decisions/credit-notes/credit-note-input.ts';
export { recordRefund } from '../../decisions/payments/record-refund.ts';
export { type ReversalInput, reversePayment } from '../../decisions/payments/reverse-payment.ts';
export { reissue } from '../../decisions/reissue.ts';
export { type Fact, replay } from '../../invoice/replay.ts';
export { type Corrections, createCorrections } from './create-corrections.ts';
export type { CreditNotePreview } from './credit.ts';
