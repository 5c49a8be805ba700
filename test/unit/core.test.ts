import * as core from 'oneoff/core';
import { describe, expect, it } from 'vitest';
import { decisionContext, INPUT } from './acme.ts';

describe('oneoff/core', () => {
  it('has calculate, every decision, the validators, the policies, the lists and rebuildInvoice', () => {
    expect(Object.keys(core)).toEqual(
      expect.arrayContaining([
        ...['calculate', 'rebuildInvoice', 'policies', 'eventTypes', 'faultCodes'],
        ...['createOneOffInvoice', 'updateDraft', 'hold', 'release', 'open', 'reopen', 'finalize', 'voidInvoice'],
        ...['deleteDraft', 'recordPayment', 'recordRefund', 'reversePayment', 'markUncollectible', 'markOverdue'],
        ...['createCreditNote', 'reissue'],
        ...['validateOneOffInvoice', 'validateDraftUpdate', 'validateCalculation', 'validateTax', 'validateCurrency'],
        ...['validateNumberSeries', 'validatePolicy', 'validateAddOn', 'validateBillingEntity', 'validateCustomer'],
      ]),
    );
  });

  it('decides without a store: an invoice from its input to its payment', () => {
    const draft = core.createOneOffInvoice(INPUT, decisionContext());
    const finalized = core.finalize(draft.invoice, {}, decisionContext({ number: 'INV-1' }));
    const paid = core.recordPayment(finalized.invoice, { amount: finalized.invoice.total }, decisionContext());
    expect(paid.invoice).toMatchObject({ number: 'INV-1', paymentStatus: 'paid', amountDue: '0.00' });
    expect(core.rebuildInvoice([draft, finalized, paid].flatMap(({ events }) => events))).toEqual(paid.invoice);
  });
});
