import type { CreditNoteCreateInput } from 'lago-javascript-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';
import { draft, issue, type Served, serveStocked } from './serve-lago.ts';

let served: Served;
beforeEach(async () => {
  served = await serveStocked();
});

/** An invoice of 279.16 net and 334.99 gross, whose lines do not each carry 20 %. */
async function uneven() {
  const fees = [6833, 6833, 5750, 8500].map((unit_amount_cents) => ({ add_on_code: 'setup_fee', unit_amount_cents }));
  const { lago_id, fees: billed = [] } = await issue(served, 0, { fees });
  return {
    invoice_id: lago_id,
    items: billed.map((fee) => ({ fee_id: String(fee.lago_id), amount_cents: fee.amount_cents })),
  };
}

type Note = CreditNoteCreateInput['credit_note'];

const credit = async (credit_note: Note, headers = {}) =>
  (await served.client.creditNotes.createCreditNote({ credit_note }, { headers })).data.credit_note;
const estimate = async ({ invoice_id, items }: Pick<Note, 'invoice_id' | 'items'>) =>
  (await served.client.creditNotes.estimateCreditNote({ credit_note: { invoice_id, items } })).data
    .estimated_credit_note;
const refuse = (credit_note: Note) => refusalOf(served.client.creditNotes.createCreditNote({ credit_note }));
const find = async (id: string) => (await served.client.invoices.findInvoice(id)).data.invoice;
const pay = (invoice_id: string, amount_cents: number) =>
  served.client.payments.createPayment({ payment: { invoice_id, amount_cents, reference: 'wire' } });
const invalid = (error_details: object) => ({
  status: 422,
  error: 'Unprocessable Entity',
  code: 'validation_errors',
  error_details,
});

describe('a credit note', () => {
  it('is estimated to the cent, and created with the estimated amounts', async () => {
    const { invoice_id, items } = await uneven();
    const some = { invoice_id, items: items.slice(1, 3) };
    const told = await estimate(some);
    expect(told).toMatchObject({
      lago_invoice_id: invoice_id,
      currency: 'USD',
      sub_total_excluding_taxes_amount_cents: 12_583,
      taxes_amount_cents: 2516,
      taxes_rate: 20,
      max_creditable_amount_cents: 15_099,
      max_refundable_amount_cents: 0,
      max_offsettable_amount_cents: 15_099,
      items: some.items.map(({ fee_id, amount_cents }) => ({ lago_fee_id: fee_id, amount_cents })),
      applied_taxes: [{ tax_code: 'sales_20', base_amount_cents: 12_583, amount_cents: 2516 }],
    });
    const note = await credit({
      ...some,
      reason: 'order_change',
      description: 'Less of it',
      offset_amount_cents: told.max_offsettable_amount_cents,
      metadata: { ticket: '7', unset: null },
    });
    expect(note).toMatchObject({
      number: 'CN-PIE-4C2A-001-001',
      sequential_id: 1,
      lago_invoice_id: invoice_id,
      billing_entity_code: 'pied-piper',
      issuing_date: '2025-06-15',
      reason: 'order_change',
      description: 'Less of it',
      total_amount_cents: 15_099,
      taxes_amount_cents: 2516,
      sub_total_excluding_taxes_amount_cents: 12_583,
      offset_amount_cents: 15_099,
      refund_amount_cents: 0,
      credit_amount_cents: 0,
      balance_amount_cents: 0,
      refund_status: null,
      credit_status: null,
      items: [{ amount_cents: 6833, fee: { item: { code: 'setup_fee' } } }, { amount_cents: 5750 }],
      customer: { external_id: 'hooli_1234' },
      metadata: { ticket: '7' },
    });
    expect(await find(invoice_id)).toMatchObject({
      total_amount_cents: 33_499,
      total_offsetted_credit_note_amount_cents: 15_099,
      total_due_amount_cents: 18_400,
      payment_status: 'pending',
    });
    expect((await served.client.creditNotes.findCreditNote(note.lago_id)).data.credit_note).toEqual(note);
  });

  it('and others after it credit everything, to the cent, whatever the parts', async () => {
    const { invoice_id, items } = await uneven();
    const parts = items.flatMap(({ fee_id, amount_cents }) => {
      const third = Math.floor(amount_cents / 3);
      return [third, third, amount_cents - 2 * third].map((cents) => ({ fee_id, amount_cents: cents }));
    });
    const totals: number[] = [];
    for (const item of parts) {
      const { max_creditable_amount_cents } = await estimate({ invoice_id, items: [item] });
      const note = await credit({ invoice_id, items: [item], credit_amount_cents: max_creditable_amount_cents });
      totals.push(note.total_amount_cents);
    }
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(33_499);
    expect(await find(invoice_id)).toMatchObject({ total_due_amount_cents: 0, payment_status: 'succeeded' });
  });

  it('has a refund that is pending until it is paid out, and failed if it is reversed', async () => {
    const { lago_id, fees = [] } = await issue(served, 10_000);
    await pay(lago_id, 12_000);
    const items = [{ fee_id: String(fees[0]?.lago_id), amount_cents: 5000 }];
    expect(await estimate({ invoice_id: lago_id, items })).toMatchObject({ max_refundable_amount_cents: 6000 });
    const note = await credit({
      invoice_id: lago_id,
      items,
      refund_amount_cents: 6000,
      reason: 'product_unsatisfactory',
    });
    expect(note).toMatchObject({
      refund_status: 'pending',
      refund_amount_cents: 6000,
      reason: 'product_unsatisfactory',
    });
    const update = async (refund_status: 'succeeded' | 'failed') =>
      (await served.client.creditNotes.updateCreditNote(note.lago_id, { credit_note: { refund_status } })).data
        .credit_note.refund_status;
    expect(await update('succeeded')).toBe('succeeded');
    expect(await update('succeeded')).toBe('succeeded');
    expect((await find(lago_id)).total_paid_amount_cents).toBe(6000);
    expect(await update('failed')).toBe('failed');
    expect((await find(lago_id)).total_paid_amount_cents).toBe(12_000);
    expect(await update('succeeded')).toBe('succeeded');
    // The other half too; then everything is refunded.
    await credit({ invoice_id: lago_id, items, refund_amount_cents: 6000 });
  });

  it('refunds what was paid beyond the amount owed, less what other credit notes will refund', async () => {
    const { lago_id, fees = [] } = await issue(served, 10_000);
    await pay(lago_id, 8000);
    const items = [{ fee_id: String(fees[0]?.lago_id), amount_cents: 5000 }];
    const half = { invoice_id: lago_id, items };
    const tooMuch = invalid({ refund_amount_cents: ['higher_than_remaining_invoice_amount'] });
    expect(await estimate(half)).toMatchObject({
      max_refundable_amount_cents: 2000,
      max_offsettable_amount_cents: 4000,
    });
    expect(await refuse({ ...half, refund_amount_cents: 2001, offset_amount_cents: 3999 })).toEqual(tooMuch);
    await credit({ ...half, refund_amount_cents: 2000, offset_amount_cents: 4000 });
    // The host refunds another 1.00; the 20.00 of the credit note are still pending.
    await served.invoicing.recordRefund(lago_id, { amount: '1.00' });
    expect(await refuse({ ...half, refund_amount_cents: 6000 })).toEqual(tooMuch);
    expect((await estimate(half)).max_refundable_amount_cents).toBe(5900);
  });

  it('is created once per idempotency key', async () => {
    const { invoice_id, items } = await uneven();
    const input = { invoice_id, items, offset_amount_cents: 33_499 };
    const headers = { 'Idempotency-Key': 'return-1' };
    const first = await credit(input, headers);
    expect((await credit(input, headers)).number).toBe(first.number);
  });

  it('is listed, newest first, with filters and pages', async () => {
    const { invoice_id, items } = await uneven();
    const [item] = items as [Note['items'][number]];
    for (const [day, reason, cents] of [
      ['2025-07-01', 'order_change', 100],
      ['2025-07-02', 'fraudulent_charge', 200],
      ['2025-07-03', 'order_change', 300],
    ] as const) {
      served.at(`${day}T12:00:00Z`);
      const some = { invoice_id, items: [{ ...item, amount_cents: cents }] };
      const { max_creditable_amount_cents } = await estimate(some);
      await credit({ ...some, reason, credit_amount_cents: max_creditable_amount_cents });
    }
    const list = async (query: object) => (await served.client.creditNotes.findAllCreditNotes(query)).data;
    const sequence = async (query: object) =>
      (await list(query)).credit_notes.map(({ sequential_id }) => sequential_id);
    expect(await sequence({})).toEqual([3, 2, 1]);
    expect(await sequence({ external_customer_id: 'hooli_1234', reason: 'order_change' })).toEqual([3, 1]);
    expect(await sequence({ external_customer_id: 'nobody' })).toEqual([]);
    expect(await sequence({ issuing_date_from: '2025-07-02', issuing_date_to: '2025-07-02' })).toEqual([2]);
    expect(await sequence({ amount_from: 200, amount_to: 250 })).toEqual([2]);
    expect(await sequence({ invoice_number: 'PIE-4C2A-001-001', currency: 'USD' })).toEqual([3, 2, 1]);
    expect(await sequence({ search_term: 'cn-pie-4c2a-001-003' })).toEqual([3]);
    const { credit_notes, meta } = await list({ page: 2, per_page: 2 });
    expect(credit_notes.map(({ sequential_id }) => sequential_id)).toEqual([1]);
    expect(meta).toEqual({ current_page: 2, next_page: null, prev_page: 1, total_pages: 2, total_count: 3 });
  });
});

describe('a credit note is refused', () => {
  it('if its amounts are not the sum of its items', async () => {
    const { invoice_id, items } = await uneven();
    const mismatch = invalid({ base: ['does_not_match_item_amounts'] });
    expect(await refuse({ invoice_id, items, credit_amount_cents: 33_500 })).toEqual(mismatch);
    expect(await refuse({ invoice_id, items })).toEqual(mismatch);
  });

  it('for more than a fee has left', async () => {
    const { invoice_id, items } = await uneven();
    const [item] = items as [Note['items'][number]];
    const more = [{ ...item, amount_cents: item.amount_cents + 1 }];
    expect(await refuse({ invoice_id, items: more, credit_amount_cents: 1 })).toEqual(
      invalid({ amount_cents: ['higher_than_remaining_fee_amount'] }),
    );
  });

  it('that pays back what was not paid, or offsets what is not due', async () => {
    const { invoice_id, items } = await uneven();
    expect(await refuse({ invoice_id, items, refund_amount_cents: 33_499 })).toEqual(
      invalid({ refund_amount_cents: ['higher_than_remaining_invoice_amount'] }),
    );
    await pay(invoice_id, 33_499);
    expect(await refuse({ invoice_id, items, offset_amount_cents: 33_499 })).toEqual(
      invalid({ offset_amount_cents: ['higher_than_remaining_invoice_amount'] }),
    );
  });

  it('without items, of an unknown fee, of an unknown invoice', async () => {
    const { invoice_id } = await uneven();
    const items = [{ fee_id: crypto.randomUUID(), amount_cents: 1 }];
    expect(await refuse({ invoice_id, items: [], credit_amount_cents: 1 })).toEqual(
      invalid({ items: ['value_is_mandatory'] }),
    );
    const notFound = { status: 404, error: 'Not Found' };
    expect(await refuse({ invoice_id, items, credit_amount_cents: 1 })).toEqual({ ...notFound, code: 'fee_not_found' });
    expect(await refuse({ invoice_id: 'x', items })).toEqual({ ...notFound, code: 'invoice_not_found' });
    expect(await refusalOf(served.client.creditNotes.findCreditNote('x'))).toEqual({
      ...notFound,
      code: 'credit_note_not_found',
    });
  });

  it('on a draft', async () => {
    const { id, lines } = await draft(served);
    const items = [{ fee_id: String(lines[0]?.id), amount_cents: 1 }];
    expect(await refuse({ invoice_id: id, items, credit_amount_cents: 1 })).toEqual({
      status: 405,
      error: 'Method Not Allowed',
      code: 'invalid_type_or_status',
    });
  });

  it('if its balance is to be voided, because there is no balance, and if it has no refund to update', async () => {
    const { invoice_id, items } = await uneven();
    const { lago_id } = await credit({ invoice_id, items, credit_amount_cents: 33_499 });
    expect(await refusalOf(served.client.creditNotes.voidCreditNote(lago_id))).toEqual({
      status: 405,
      error: 'Method Not Allowed',
      code: 'no_voidable_amount',
    });
    const update = { credit_note: { refund_status: 'succeeded' as const } };
    expect(await refusalOf(served.client.creditNotes.updateCreditNote(lago_id, update))).toEqual(
      invalid({ refund_status: ['value_is_invalid'] }),
    );
  });
});

describe('voiding with a credit note', () => {
  const voided = async (id: string, amounts: object) =>
    (await served.client.invoices.voidInvoice(id, { generate_credit_note: true, ...amounts })).data.invoice;

  it('credits a paid invoice in full, with a pending refund', async () => {
    const { invoice_id } = await uneven();
    await pay(invoice_id, 33_499);
    expect(await voided(invoice_id, { refund_amount: 20_000, credit_amount: 10_000 })).toMatchObject({
      status: 'finalized',
      payment_status: 'succeeded',
      total_due_amount_cents: 0,
    });
    const { credit_notes } = (await served.client.creditNotes.findAllCreditNotes()).data;
    expect(credit_notes).toMatchObject([
      {
        total_amount_cents: 33_499,
        refund_amount_cents: 20_000,
        credit_amount_cents: 10_000,
        offset_amount_cents: 3499,
        refund_status: 'pending',
        credit_status: 'consumed',
      },
    ]);
    expect(
      await refusalOf(served.client.invoices.voidInvoice(invoice_id, { generate_credit_note: true })),
    ).toMatchObject({
      status: 405,
      code: 'not_voidable',
    });
  });

  it('only voids an invoice without payments', async () => {
    const { invoice_id } = await uneven();
    expect(await voided(invoice_id, { credit_amount: 33_499 })).toMatchObject({ status: 'voided' });
    expect((await served.client.creditNotes.findAllCreditNotes()).data.meta.total_count).toBe(0);
  });
});
