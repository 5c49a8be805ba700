import { createHash } from 'node:crypto';
import { type Invoice, type OneOffInvoiceInput, policies } from 'oneoff';
import { lagoCustomer, lagoFee, lagoId, lagoInvoice } from 'oneoff/lago';
import { describe, expect, it } from 'vitest';
import { INPUT, NOW, openAcme } from '../acme.ts';

const LINES = [{ addOn: 'setup_fee' }, { name: 'Audit', unitPrice: '500.00', quantity: 2 }];

async function issued(input: Partial<OneOffInvoiceInput> = {}, acme = openAcme()): Promise<Invoice> {
  return acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', lines: LINES, ...input });
}

describe('an invoice as Lago writes it', () => {
  it('has amounts in minor units and ids of its own', async () => {
    const invoice = await issued({ purchaseOrderNumber: 'PO-7' });
    expect(await lagoInvoice(invoice)).toMatchObject({
      lago_id: invoice.id,
      billing_entity_code: 'acme',
      sequential_id: 1,
      number: 'INV-2025-0001',
      purchase_order_number: 'PO-7',
      issuing_date: '2025-03-31',
      payment_due_date: '2025-04-30',
      net_payment_term: 30,
      status: 'finalized',
      payment_status: 'pending',
      fees_amount_cents: 145_000,
      taxes_amount_cents: 27_550,
      total_amount_cents: 172_550,
      total_due_amount_cents: 172_550,
      total_paid_amount_cents: 0,
      customer: { lago_id: await lagoId('default', 'customer', 'hooli'), external_id: 'hooli', country: 'DE' },
      fees: [
        {
          lago_invoice_id: invoice.id,
          item: { code: 'setup_fee', lago_item_id: await lagoId('default', 'add_on', 'setup_fee') },
          units: '1.0',
          precise_unit_amount: '450.0',
          amount_cents: 45_000,
        },
        { item: { code: 'Audit' }, units: '2.0', amount_cents: 100_000, total_amount_cents: 119_000 },
      ],
      applied_taxes: [
        { lago_tax_id: await lagoId('default', 'tax', 'vat-19'), tax_rate: 19, amount_cents: 27_550, created_at: NOW },
      ],
    });
  });

  it('has the amount of a line before rounding', async () => {
    const lines = [{ name: 'Paper', unitPrice: '0.33', quantity: '2.5' }];
    const invoice = await issued({ customerId: 'initech', billingEntityId: 'globex', lines });
    const [line] = invoice.lines as [Invoice['lines'][number]];
    expect(await lagoFee(line, invoice)).toMatchObject({
      units: '2.5',
      amount_cents: 83,
      precise_amount: '0.825',
      sub_total_excluding_taxes_precise_amount_cents: '82.5',
      taxes_rate: 8,
      taxes_amount_cents: 7,
      taxes_precise_amount: '0.066',
      total_amount_cents: 90,
      precise_total_amount: '0.891',
    });
  });

  it('has the rounded figures where prices include tax', async () => {
    const lines = [{ name: 'Book', unitPrice: '10.00' }];
    const invoice = await issued({ pricesIncludeTax: true, lines });
    const [line] = invoice.lines as [Invoice['lines'][number]];
    expect(await lagoFee(line, invoice)).toMatchObject({
      amount_cents: 840,
      precise_amount: '8.4',
      taxes_precise_amount: '1.6',
      precise_total_amount: '10.0',
    });
  });

  it('gives whole days their first and last second in UTC, and leaves instants', async () => {
    const days = { from: '2025-01-01', to: '2025-01-31' };
    const instants = { from: '2025-01-01T00:00:00+01:00', to: '2025-01-31T12:00:00Z' };
    const { fees } = await lagoInvoice(
      await issued({ lines: [days, instants].map((period) => ({ addOn: 'setup_fee', period })) }),
    );
    expect(fees.map(({ from_date, to_date }) => [from_date, to_date])).toEqual([
      ['2025-01-01T00:00:00Z', '2025-01-31T23:59:59Z'],
      ['2025-01-01T00:00:00+01:00', '2025-01-31T12:00:00Z'],
    ]);
  });

  it('shows a draft without number, and an open one as a draft', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    const shown = { number: 'DRAFT', sequential_id: null, issuing_date: null, status: 'draft' };
    expect(await lagoInvoice(draft)).toMatchObject(shown);
    expect(await lagoInvoice(await invoicing.open(draft.id))).toMatchObject(shown);
  });

  it('calls a draft whose taxes are awaited pending', async () => {
    const { invoicing } = openAcme({
      policy: policies.fluxrate,
      taxResolver: { resolve: async () => ({ status: 'unavailable', reason: 'down' }) },
    });
    expect(await lagoInvoice(await invoicing.createOneOffInvoice({ ...INPUT, currency: 'EUR' }))).toMatchObject({
      status: 'pending',
    });
  });

  it('has nothing due on a voided invoice', async () => {
    const acme = openAcme();
    const { id } = await issued({}, acme);
    expect(await lagoInvoice(await acme.invoicing.voidInvoice(id, { reason: 'duplicate' }))).toMatchObject({
      status: 'voided',
      voided_at: NOW,
      total_amount_cents: 172_550,
      total_due_amount_cents: 0,
      total_offsetted_credit_note_amount_cents: 0,
    });
  });

  it('counts as offset what a credit note took off the amount due, not what became refundable', async () => {
    const acme = openAcme();
    const { id } = await issued({}, acme);
    await acme.invoicing.recordPayment(id, { amount: '1000.00' });
    await acme.invoicing.createCreditNote(id, { reason: 'cancellation' });
    expect(await lagoInvoice((await acme.invoicing.get(id)) as Invoice)).toMatchObject({
      payment_status: 'succeeded',
      total_paid_amount_cents: 100_000,
      total_offsetted_credit_note_amount_cents: 72_550,
      total_due_amount_cents: 0,
    });
  });

  it.each([
    [{ type: 'on_receipt' } as const, 0],
    [{ type: 'net', days: 14 } as const, 14],
    [{ type: 'end_of_month', days: 10 } as const, null],
  ])('counts the payment term %o in days', async (paymentTerm, days) => {
    expect(await lagoInvoice(await issued({ paymentTerm }))).toMatchObject({ net_payment_term: days });
  });

  it('refuses an amount that a JSON number does not hold', async () => {
    const invoice = await issued({ lines: [{ name: 'Planet', unitPrice: '90071992547410.00' }] });
    await expect(lagoInvoice(invoice)).rejects.toThrow(RangeError);
  });
});

describe('a customer as Lago writes it', () => {
  it('has the registered name as legal name where it trades under another', async () => {
    const party = { id: 'hooli', name: 'Hooli Holding Ltd', tradingName: 'Hooli' };
    expect(await lagoCustomer('default', party)).toMatchObject({ name: 'Hooli', legal_name: 'Hooli Holding Ltd' });
    expect(await lagoCustomer('default', { id: 'a', name: 'A' })).toMatchObject({ name: 'A', legal_name: null });
  });
});

describe('the id of a record', () => {
  it('is a UUIDv5 of tenant, kind and code', async () => {
    const namespace = Buffer.from('5f0e6a4e9a554f0b8f4b0a4c1d7c2e61', 'hex');
    const digest = createHash('sha1').update(namespace).update('["acme","tax","vät"]').digest('hex');
    const id = await lagoId('acme', 'tax', 'vät');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id.slice(0, 13)).toBe(`${digest.slice(0, 8)}-${digest.slice(8, 12)}`);
    expect(id.slice(24)).toBe(digest.slice(20, 32));
  });

  it('is another in another tenant, of another kind and of another code', async () => {
    const ids = await Promise.all([
      lagoId('a', 'tax', 'x'),
      lagoId('b', 'tax', 'x'),
      lagoId('a', 'add_on', 'x'),
      lagoId('a', 'tax', 'y'),
    ]);
    expect(new Set(ids).size).toBe(4);
  });
});
