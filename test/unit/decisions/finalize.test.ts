import { finalize, InvoiceStateError, policies, TaxUnavailableError, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, aNumberedDraft, anOpenInvoice, decisionContext, given } from '../acme.ts';

const context = decisionContext({ number: 'INV-2025-0009', now: '2025-04-10T09:00:00.000Z', today: '2025-04-10' });
const { records } = context;
const renamed = {
  ...context,
  records: {
    ...records,
    customer: { ...records.customer, name: 'Hooli SE', taxCodes: ['vat-7'] },
    billingEntity: { ...records.billingEntity, name: 'ACME SE' },
  },
};
const ISSUED = ['invoice.finalized', 'invoice.one_off_created'];

describe('finalizing a draft', () => {
  it('gives it its number and its dates', () => {
    given(aDraft())
      .when((one) => finalize(one, {}, context))
      .thenEvents(ISSUED, {
        status: 'finalized',
        number: 'INV-2025-0009',
        issueDate: '2025-04-10',
        dueDate: '2025-05-10',
        paymentTerm: { type: 'net', days: 30 },
        finalizedAt: context.now,
        version: 3,
      });
  });

  it('reads the parties again and derives the taxes again', () => {
    given(aDraft())
      .when((one) => finalize(one, {}, renamed))
      .thenEvents(ISSUED, {
        customer: { name: 'Hooli SE' },
        billingEntity: { name: 'ACME SE' },
        taxes: [{ code: 'vat-7', amount: '7.00' }],
        total: '107.00',
        amountDue: '107.00',
      });
  });

  it('keeps the taxes that the line itself named', () => {
    const draft = aDraft({ lines: [{ name: 'A', unitPrice: '100.00', taxCodes: ['vat-19'] }] });
    given(draft)
      .when((one) => finalize(one, {}, renamed))
      .thenEvents(ISSUED, { total: '119.00' });
  });

  it('keeps dates that were set, in the past or the future', () => {
    given(aDraft({ issueDate: '2024-12-31', dueDate: '2026-01-01' }))
      .when((one) => finalize(one, {}, context))
      .thenEvents(ISSUED, { issueDate: '2024-12-31', dueDate: '2026-01-01' });
  });

  it('counts the payment term from the issue date that was set', () => {
    given(aDraft({ issueDate: '2025-01-31', paymentTerm: { type: 'end_of_month', days: 1 } }))
      .when((one) => finalize(one, {}, context))
      .thenEvents(ISSUED, { dueDate: '2025-02-01' });
  });

  it('is paid at once where the total is zero', () => {
    given(aDraft({ lines: [{ name: 'Free', unitPrice: '0' }] }))
      .when((one) => finalize(one, {}, context))
      .thenEvents([...ISSUED, 'invoice.paid'], { paymentStatus: 'paid', paidAt: context.now, amountDue: '0.00' });
  });

  it('keeps the number that it has already', () => {
    given(aNumberedDraft())
      .when((one) => finalize(one, {}, { ...context, number: null }))
      .thenEvents(ISSUED, {
        number: 'INV-2025-0001',
        issueDate: '2025-03-31',
        dueDate: '2025-04-30',
      });
  });
});

describe('finalizing an open invoice', () => {
  it('uses parties and taxes as they were frozen', () => {
    const open = anOpenInvoice();
    const { invoice } = given(open)
      .when((one) => finalize(one, {}, renamed))
      .thenEvents(ISSUED, { total: '119.00' });
    expect([invoice.customer, invoice.billingEntity, invoice.lines, invoice.taxes]).toEqual([
      open.customer,
      open.billingEntity,
      open.lines,
      open.taxes,
    ]);
  });

  it('reads the day of issue when it is issued, not when it was opened', () => {
    given(anOpenInvoice())
      .when((one) => finalize(one, {}, context))
      .thenEvents(ISSUED, { issueDate: '2025-04-10' });
  });
});

describe('finalizing again', () => {
  it('returns the invoice unchanged, without an event', () => {
    const issued = aFinalizedInvoice();
    expect(
      given(issued)
        .when((one) => finalize(one, {}, renamed))
        .thenEvents([]).invoice,
    ).toBe(issued);
  });
});

describe('finalizing is refused', () => {
  it.each([
    ['draft', { ...aDraft(), onHold: true }],
    ['open invoice', { ...anOpenInvoice(), onHold: true }],
  ])('for a %s on hold', (_name, held) => {
    given(held)
      .when((one) => finalize(one, {}, context))
      .thenRefused(InvoiceStateError, 'invoice.on_hold');
  });

  it('while taxes are pending', () => {
    const { taxCodes: _, ...billingEntity } = records.billingEntity;
    given(aDraft())
      .when((one) => finalize(one, {}, { ...context, records: { ...records, billingEntity } }))
      .thenRefused(TaxUnavailableError, 'tax.unavailable');
  });

  it('for every warning of the draft', () => {
    const draft = aDraft({ lines: [{ name: 'A', unitPrice: '1.00', taxCodes: ['vat-k'] }] });
    given(draft)
      .when((one) => finalize(one, {}, context))
      .thenRefused(
        ValidationError,
        'tax.buyer_id_required /customer/taxIds',
        'tax.deliver_to_required /deliverTo',
        'tax.delivery_date_required /supplyDate',
      );
  });

  it('where the total is not the expected one; and equal texts need not be', () => {
    given(aDraft())
      .when((one) => finalize(one, { expectedTotal: '119.01' }, context))
      .thenRefused(ValidationError, 'total.unexpected /expectedTotal');
    given(aDraft())
      .when((one) => finalize(one, { expectedTotal: '119' }, context))
      .thenEvents(ISSUED);
  });

  it('for an issue date outside the window', () => {
    const policy = { ...policies.standard, issueDateWindow: { pastDays: 9, futureDays: 0 } };
    given(aDraft({ issueDate: '2025-03-31' }))
      .when((one) => finalize(one, {}, { ...context, policy }))
      .thenRefused(ValidationError, 'date.outside_window /issueDate');
    given(aDraft({ issueDate: '2025-04-01' }))
      .when((one) => finalize(one, {}, { ...context, policy }))
      .thenEvents(ISSUED);
    given(aDraft({ issueDate: '2025-04-11' }))
      .when((one) => finalize(one, {}, { ...context, policy }))
      .thenRefused(ValidationError, 'date.outside_window /issueDate');
  });

  it('for a due date that has become earlier than the issue date', () => {
    given(aDraft({ dueDate: '2025-04-09' }))
      .when((one) => finalize(one, {}, context))
      .thenRefused(ValidationError, 'date.before_issue_date /dueDate');
  });

  it('for a currency that was withdrawn by the issue date', () => {
    const draft = aDraft({ currency: 'HRK', issueDate: '2022-12-31' });
    given(draft)
      .when((one) => finalize(one, {}, context))
      .thenEvents(ISSUED, { currency: 'HRK' });
    given({ ...draft, issueDate: null })
      .when((one) => finalize(one, {}, context))
      .thenRefused(ValidationError, 'currency.withdrawn /currency');
  });

  it('for a tax that the catalogue does not have any more', () => {
    const taxes = records.taxes.filter((tax) => tax.code !== 'vat-19');
    given(aDraft())
      .when((one) => finalize(one, {}, { ...context, records: { ...records, taxes } }))
      .thenRefused(ValidationError, 'tax.not_found /lines/0/taxCodes');
  });

  it('for an input that is none', () => {
    given(aDraft())
      .when((one) => finalize(one, { expectTotal: '1' } as object, context))
      .thenRefused(ValidationError, 'field.unknown /expectTotal');
  });
});
