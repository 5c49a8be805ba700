import {
  deleteDraft,
  type Invoice,
  InvoiceStateError,
  open,
  policies,
  recordPayment,
  ValidationError,
  voidInvoice,
} from 'oneoff';
import { markOverdue } from 'oneoff/core';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, aNumberedDraft, anOpenInvoice, decisionContext, given, NOW } from '../acme.ts';

const context = decisionContext();
const cancel = <I extends Invoice>(invoice: I, policy = policies.standard) =>
  given(invoice).when((one) => voidInvoice(one, { reason: 'typo' }, { ...context, policy }));
const creditNoteOnly = { ...policies.standard, voidIssued: 'credit_note_only' } as const;

describe('voiding', () => {
  it.each([
    ['a finalized invoice', aFinalizedInvoice()],
    ['a numbered draft', aNumberedDraft()],
    ['a numbered open invoice', anOpenInvoice(aNumberedDraft())],
    ['a numbered draft on hold', { ...aNumberedDraft(), onHold: true }],
  ])('%s keeps its number and its amounts', (_name, invoice) => {
    cancel(invoice).thenEvents(['invoice.voided'], {
      status: 'voided',
      onHold: false,
      number: 'INV-2025-0001',
      issueDate: '2025-03-31',
      total: '119.00',
      voidedAt: NOW,
      voidReason: 'typo',
      amountPayable: '119.00',
      amountDue: '0.00',
      amountRefundable: '0.00',
      paymentStatus: 'voided',
      paidAt: null,
    });
  });

  it('an invoice that was overdue ends that too', () => {
    const overdue = markOverdue(aFinalizedInvoice(), { ...context, today: '2026-01-01' }).invoice;
    expect(overdue.overdueAt).toBe(NOW);
    cancel(overdue).thenEvents(['invoice.voided'], { overdueAt: null, amountDue: '0.00' });
  });

  it('an invoice of nothing takes back that it was paid', () => {
    const free = aFinalizedInvoice(aDraft({ lines: [{ name: 'Free', unitPrice: '0' }] }));
    expect(free).toMatchObject({ paymentStatus: 'paid', paidAt: NOW });
    cancel(free).thenEvents(['invoice.voided'], { paymentStatus: 'voided', paidAt: null });
  });

  it.each([
    ['draft', aDraft()],
    ['open invoice', anOpenInvoice()],
  ])('a %s without a number is refused: deleting burns nothing', (_name, invoice) => {
    expect(cancel(invoice).thenRefused(InvoiceStateError, 'invoice.wrong_state').message).toContain('delete');
  });

  it('an invoice that was paid, if only in part, is refused', () => {
    cancel(recordPayment(aFinalizedInvoice(), { amount: '0.01' }, context).invoice).thenRefused(
      InvoiceStateError,
      'void.paid',
    );
  });

  it('an invoice of nothing, which counts as paid, is allowed', () => {
    cancel(aFinalizedInvoice(aDraft({ lines: [{ name: 'Free', unitPrice: '0' }] }))).thenEvents(['invoice.voided'], {
      status: 'voided',
    });
  });

  it('an issued invoice is refused under a policy that corrects by credit notes only', () => {
    cancel(aFinalizedInvoice(), creditNoteOnly).thenRefused(InvoiceStateError, 'void.not_allowed');
  });

  it('a numbered draft is allowed there, for it was never issued', () => {
    cancel(aNumberedDraft(), creditNoteOnly).thenEvents(['invoice.voided'], { number: 'INV-2025-0001' });
  });

  it('needs a reason', () => {
    for (const input of [{}, { reason: '' }, { reason: '   ' }, { reason: 7 }, null, 'typo']) {
      given(aFinalizedInvoice())
        .when((one) => voidInvoice(one, input as { reason: string }, { ...context, policy: policies.standard }))
        .thenRefused(ValidationError, expect.stringMatching(/^(field|text)\.\w+ (\/reason)?$/) as unknown as string);
    }
  });

  it('twice is refused', () => {
    const voided = cancel(aFinalizedInvoice()).thenEvents(['invoice.voided']).invoice;
    cancel(voided).thenRefused(InvoiceStateError, 'invoice.wrong_state');
  });
});

describe('deleting', () => {
  it.each([
    ['a draft', aDraft()],
    ['a draft on hold', { ...aDraft(), onHold: true }],
  ])('%s answers its last state and leaves a fact', (_name, draft) => {
    given(draft)
      .when((one) => deleteDraft(one, context))
      .thenEvents(['invoice.deleted'], { status: 'draft', number: null, version: 2 });
  });

  it('a draft that has a number is refused: it would leave a gap', () => {
    given(aNumberedDraft())
      .when((one) => deleteDraft(one, context))
      .thenRefused(InvoiceStateError, 'invoice.numbered');
  });

  it.each([
    ['an open invoice', open(aDraft(), {}, context).invoice],
    ['a finalized invoice', aFinalizedInvoice()],
  ])('%s is refused', (_name, invoice) => {
    given(invoice)
      .when((one) => deleteDraft(one, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
  });
});
