import {
  createCreditNote,
  createOneOffInvoice,
  deleteDraft,
  finalize,
  hold,
  markOverdue,
  markUncollectible,
  open,
  policies,
  recordPayment,
  recordRefund,
  reissue,
  release,
  reopen,
  reversePayment,
  reverseWriteOff,
  sendCreditNote,
  sendInvoice,
  updateDraft,
  voidInvoice,
  writeOff,
} from 'oneoff/core';
import { aDraft, aFinalizedInvoice, anOpenInvoice, decisionContext, INPUT } from '../acme.ts';

/** A decision with a context of its own, called with another one. */
type Call = (context: never) => unknown;

const draft = aDraft();
const issued = aFinalizedInvoice();
const { now, ids, today, policy, ...priced } = decisionContext();
const plain = { now, ids };
const pricing = { ...priced, ...plain, today, policy };
const crediting = { ...plain, today, policy, earlier: [], number: 'CN-1' };
const paid = recordPayment(issued, { amount: '1.00' }, plain).invoice;
const overpaid = recordPayment(
  issued,
  { amount: '200.00' },
  { ...plain, policy: { ...policies.standard, overpayment: 'refundable' } },
).invoice;
const { invoice: writtenOff } = writeOff(issued, { amount: '1.00', reason: 'x' }, plain);
const { creditNote } = createCreditNote(issued, { reason: 'cancellation' }, crediting);
const { invoice: voided } = voidInvoice(issued, { reason: 'x' }, { ...plain, policy });

/** Every public decision by its name, with the context that it needs. */
export const contextTakers: { readonly [name: string]: readonly [call: Call, context: object] } = {
  createOneOffInvoice: [(context) => createOneOffInvoice(INPUT, context), pricing],
  updateDraft: [(context) => updateDraft(draft, { memo: 'x' }, context), pricing],
  open: [(context) => open(draft, {}, context), pricing],
  finalize: [(context) => finalize(draft, {}, context), { ...pricing, number: 'INV-1' }],
  reissue: [(context) => reissue(voided, {}, context), pricing],
  reopen: [(context) => reopen(anOpenInvoice(), context), plain],
  deleteDraft: [(context) => deleteDraft(draft, context), plain],
  hold: [(context) => hold(draft, context), plain],
  release: [(context) => release({ ...draft, onHold: true }, context), { ...plain, policy }],
  markOverdue: [(context) => markOverdue(issued, context), { ...plain, today: '2027-01-01' }],
  markUncollectible: [(context) => markUncollectible(issued, context), plain],
  recordPayment: [(context) => recordPayment(issued, { amount: '1.00' }, context), plain],
  recordRefund: [(context) => recordRefund(overpaid, { amount: '1.00' }, context), plain],
  reversePayment: [
    (context) => reversePayment(paid, { paymentId: paid.payments[0]?.id as string }, context),
    { ...plain, policy },
  ],
  writeOff: [(context) => writeOff(issued, { reason: 'x' }, context), { ...plain, policy }],
  reverseWriteOff: [
    (context) => reverseWriteOff(writtenOff, { writeOffId: writtenOff.writeOffs[0]?.id as string }, context),
    plain,
  ],
  sendInvoice: [(context) => sendInvoice(issued, { to: ['a@b.example'] }, context), plain],
  sendCreditNote: [
    (context) => sendCreditNote(issued, creditNote, {}, context),
    { ...plain, customer: { id: 'hooli', email: 'a@b.example' } },
  ],
  voidInvoice: [(context) => voidInvoice(issued, { reason: 'x' }, context), { ...plain, policy }],
  createCreditNote: [(context) => createCreditNote(issued, { reason: 'cancellation' }, context), crediting],
};

/** What `oneoff/core` has beside decisions. */
export const withoutContext: readonly string[] =
  'calculate displayNumber rebuildInvoice validateAddOn validateBillingEntity validateCalculation validateCurrency validateCustomer validateDraftUpdate validateNumberSeries validateOneOffInvoice validatePolicy validateTax'.split(
    ' ',
  );
