export {
  type CreditNoteContext,
  type CreditNoteDecision,
  createCreditNote,
} from '../credit-note/create-credit-note.ts';
export type { CreditNoteInput, CreditNoteLineInput } from '../credit-note/credit-note-input.ts';
export { recordRefund } from '../invoice/record-refund.ts';
export { reissue } from '../invoice/reissue.ts';
export { type Fact, replay } from '../invoice/replay.ts';
export { type ReversalInput, reversePayment } from '../invoice/reverse-payment.ts';
export { type Corrections, createCorrections } from './create-corrections.ts';
export type { CreditNotePreview } from './credit.ts';
