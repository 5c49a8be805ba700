import { hold, InvoiceStateError, open, release, reopen, TaxUnavailableError, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, anOpenInvoice, decisionContext, given } from '../acme.ts';

const context = decisionContext();

describe.each([
  ['a draft', aDraft()],
  ['an open invoice', anOpenInvoice()],
])('%s', (_name, invoice) => {
  it('is put on hold and released', () => {
    const held = given(invoice)
      .when((one) => hold(one, context))
      .thenEvents(['invoice.held'], { onHold: true, status: invoice.status }).invoice;
    given(held)
      .when((one) => release(one, context))
      .thenEvents(['invoice.released'], { onHold: false, status: invoice.status });
  });

  it('on hold already is returned unchanged', () => {
    const held = { ...invoice, onHold: true };
    expect(
      given(held)
        .when((one) => hold(one, context))
        .thenEvents([]).invoice,
    ).toBe(held);
  });

  it('that is not on hold is released without an event', () => {
    expect(
      given(invoice)
        .when((one) => release(one, context))
        .thenEvents([]).invoice,
    ).toBe(invoice);
  });
});

describe('an issued invoice', () => {
  it('can neither be held nor released', () => {
    given(aFinalizedInvoice())
      .when((one) => hold(one, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
    given(aFinalizedInvoice())
      .when((one) => release(one, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
  });
});

describe('opening a draft', () => {
  it('approves it without a number', () => {
    given(aDraft())
      .when((one) => open(one, {}, context))
      .thenEvents(['invoice.opened'], { status: 'open', number: null, issueDate: null, total: '119.00' });
  });

  it('may set when it is to be finalized, and otherwise keeps the given time', () => {
    const finalizeAt = '2025-05-01T00:00:00Z';
    given(aDraft())
      .when((one) => open(one, { finalizeAt }, context))
      .thenEvents(['invoice.opened'], { finalizeAt });
    given(aDraft({ finalizeAt }))
      .when((one) => open(one, {}, context))
      .thenEvents(['invoice.opened'], { finalizeAt });
  });

  it('reads the parties and derives the taxes once more', () => {
    const { records } = context;
    const changed = { ...records, customer: { ...records.customer, name: 'Hooli SE', taxCodes: ['vat-7'] } };
    given(aDraft())
      .when((one) => open(one, {}, { ...context, records: changed }))
      .thenEvents(['invoice.opened'], { customer: { name: 'Hooli SE' }, total: '107.00' });
  });

  it('is refused while it is on hold', () => {
    given({ ...aDraft(), onHold: true })
      .when((one) => open(one, {}, context))
      .thenRefused(InvoiceStateError, 'invoice.on_hold');
  });

  it('is refused while there are warnings', () => {
    const draft = aDraft({ lines: [{ name: 'A', unitPrice: '1.00', taxCodes: ['vat-ae'] }] });
    given(draft)
      .when((one) => open(one, {}, context))
      .thenRefused(ValidationError, 'tax.buyer_id_required /customer/taxIds');
  });

  it('is refused while the taxes are pending', () => {
    const { taxCodes: _, ...billingEntity } = context.records.billingEntity;
    const changed = { ...context, records: { ...context.records, billingEntity } };
    given(aDraft())
      .when((one) => open(one, {}, changed))
      .thenRefused(TaxUnavailableError, 'tax.unavailable');
  });

  it('is refused for something that is not an instant', () => {
    given(aDraft())
      .when((one) => open(one, { finalizeAt: 'tomorrow' }, context))
      .thenRefused(ValidationError, 'instant.invalid /finalizeAt');
  });
});

describe('reopening', () => {
  it('makes an open invoice a draft again', () => {
    given(anOpenInvoice())
      .when((one) => reopen(one, context))
      .thenEvents(['invoice.reopened'], { status: 'draft', total: '119.00' });
  });

  it('is for open invoices only', () => {
    given(aDraft())
      .when((one) => reopen(one, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
    given(aFinalizedInvoice())
      .when((one) => reopen(one, context))
      .thenRefused(InvoiceStateError, 'invoice.wrong_state');
  });
});
