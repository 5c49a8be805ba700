import type { CreditNote, Invoice } from 'oneoff';
import { toUbl } from 'oneoff/einvoice';
import { memoryDirectoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import type { ToTax } from '../../examples/compatible-apis/lago/lago-env.ts';
import { draft, issue, KEY, OTHER_KEY, SELLER, serveLago, serveStocked, stock } from './lago/serve-lago.ts';

describe("Lago's client", () => {
  it('creates a customer, a tax and add-ons, and finds them', async () => {
    const served = await serveLago();
    const { client } = served;
    await stock(served);
    const { customer } = (await client.customers.findCustomer('hooli_1234')).data;
    expect(customer).toMatchObject({
      external_id: 'hooli_1234',
      sequential_id: 1,
      slug: 'PIE-4C2A-001',
      billing_entity_code: 'pied-piper',
      currency: 'USD',
      taxes: [{ code: 'sales_20', rate: 20, applied_to_organization: false }],
    });
    const { add_on } = (await client.addOns.findAddOn('setup_fee')).data;
    expect(add_on).toMatchObject({ name: 'Setup fee', amount_cents: 45_000, amount_currency: 'USD', taxes: [] });
    const { add_ons, meta } = (await client.addOns.findAllAddOns()).data;
    expect(add_ons.map(({ code }) => code)).toEqual(['customer_success', 'setup_fee']);
    expect(meta).toEqual({ current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count: 2 });
    expect((await client.taxes.findTax('sales_20')).data.tax.created_at).toBe('2025-06-15T12:00:00.000Z');
    expect((await client.taxes.findAllTaxes()).data.taxes).toHaveLength(1);
    expect((await client.customers.findAllCustomers()).data.customers).toHaveLength(1);
  });

  it('updates a customer by external id: fields that are left out stay, null clears', async () => {
    const { client } = await serveLago();
    await client.customers.createCustomer({
      customer: {
        external_id: 'hooli_1234',
        name: 'Hooli',
        legal_name: 'Hooli Holding Ltd',
        email: 'ap@hooli.test',
        address_line1: '1 Hooli Way',
        city: 'Mountain View',
        country: 'US',
        net_payment_term: 14,
        metadata: [{ key: 'Cost centre', value: '7', display_in_invoice: true }],
        url: 'https://hooli.test',
      },
    });
    const { customer } = (
      await client.customers.createCustomer({ customer: { external_id: 'hooli_1234', city: null, phone: '+1 650' } })
    ).data;
    expect(customer).toMatchObject({
      sequential_id: 1,
      name: 'Hooli',
      legal_name: 'Hooli Holding Ltd',
      email: 'ap@hooli.test',
      phone: '+1 650',
      address_line1: '1 Hooli Way',
      city: null,
      net_payment_term: 14,
      metadata: [{ key: 'Cost centre', value: '7', display_in_invoice: true }],
      url: 'https://hooli.test',
    });
    const [, second] = await Promise.all(
      ['a', 'b'].map((external_id) => client.customers.createCustomer({ customer: { external_id } })),
    );
    expect(second?.data.customer).toMatchObject({ sequential_id: 3, name: 'b' });
  });

  it('applies a tax to the seller, and the invoice carries it', async () => {
    const served = await serveLago();
    const { client } = served;
    await stock(served);
    await client.customers.createCustomer({ customer: { external_id: 'untaxed' } });
    const { tax } = (
      await client.taxes.createTax({ tax: { name: 'City', code: 'city', rate: '2.5', applied_to_organization: true } })
    ).data;
    expect(tax).toMatchObject({ rate: 2.5, applied_to_billing_entities_codes: ['pied-piper'] });
    const invoice = await issue(served, 10_000, { external_customer_id: 'untaxed' });
    expect(invoice).toMatchObject({ taxes_amount_cents: 250, applied_taxes: [{ tax_code: 'city', tax_rate: 2.5 }] });
    const { billing_entities } = (await client.billingEntities.listBillingEntities()).data;
    expect(billing_entities).toMatchObject([{ code: 'pied-piper', timezone: 'America/Los_Angeles' }]);
    expect((await client.billingEntities.getBillingEntity('pied-piper')).data.billing_entity).toMatchObject({
      document_number_prefix: 'PIE-4C2A',
      taxes: [{ code: 'city' }],
    });
  });

  it('takes price, units and currency from the add-on and the customer if they are left out', async () => {
    const served = await serveStocked();
    const fees = [{ add_on_code: 'setup_fee', unit_amount_cents: null, units: null }];
    const invoice = await issue(served, 0, { currency: null, fees });
    expect(invoice).toMatchObject({ currency: 'USD', fees_amount_cents: 45_000, fees: [{ units: '1.0' }] });
    await served.client.customers.createCustomer({ customer: { external_id: 'anyone' } });
    expect(await issue(served, 7, { external_customer_id: 'anyone', currency: null })).toMatchObject({
      currency: 'USD',
      fees_amount_cents: 7,
    });
  });

  it('bills an add-on at 0, twice on one invoice, and in halves of cents exactly', async () => {
    const served = await serveStocked();
    const fee = { add_on_code: 'setup_fee' };
    const free = await issue(served, 0);
    expect(free).toMatchObject({ total_amount_cents: 0, payment_status: 'succeeded' });
    const fees = [
      { ...fee, unit_amount_cents: 33, units: '2.5', invoice_display_name: 'Paper', description: 'A4' },
      { ...fee, unit_amount_cents: 33, units: 2.5 },
    ];
    expect(await issue(served, 0, { fees })).toMatchObject({
      fees: [
        {
          amount_cents: 83,
          precise_amount: '0.825',
          units: '2.5',
          description: 'A4',
          item: { invoice_display_name: 'Paper' },
        },
        { amount_cents: 83, units: '2.5', item: { invoice_display_name: 'Setup fee' } },
      ],
      fees_amount_cents: 166,
      taxes_amount_cents: 33,
      total_amount_cents: 199,
    });
  });

  it('rounds the tax of an invoice once', async () => {
    const served = await serveStocked();
    const fees = [6833, 6833, 5750, 8500].map((unit_amount_cents) => ({ add_on_code: 'setup_fee', unit_amount_cents }));
    const invoice = await issue(served, 0, { fees });
    expect(invoice).toMatchObject({ taxes_amount_cents: 5583, total_amount_cents: 33_499 });
    const shares = invoice.fees?.map(({ taxes_amount_cents }) => taxes_amount_cents) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(5583);
  });

  it('does not multiply yen by 100', async () => {
    const served = await serveStocked();
    await served.client.customers.createCustomer({ customer: { external_id: 'tokyo', currency: 'JPY' } });
    const invoice = await issue(served, 333, { external_customer_id: 'tokyo', currency: 'JPY' });
    expect(invoice).toMatchObject({ fees_amount_cents: 333, fees: [{ precise_unit_amount: '333.0' }] });
  });

  it('keeps the customer as issued on an invoice, and shows the current customer record beside it', async () => {
    const served = await serveStocked();
    const { lago_id } = await issue(served, 100, { purchase_order_number: '  PO-7 ' });
    await served.client.customers.createCustomer({
      customer: { external_id: 'hooli_1234', name: 'Hooli XYZ', net_payment_term: 60 },
    });
    const { invoice } = (await served.client.invoices.findInvoice(lago_id)).data;
    expect(invoice).toMatchObject({
      purchase_order_number: 'PO-7',
      customer: { name: 'Hooli Inc.', sequential_id: 1, net_payment_term: 60 },
    });
  });

  it('pays in part and in full, and reads the payments', async () => {
    const served = await serveStocked();
    const { client } = served;
    const { lago_id, number } = await issue(served, 50_000);
    const paid = { invoice_id: lago_id, amount_cents: 20_000, reference: 'wire 1', paid_at: '2025-06-10' };
    const { payment } = (await client.payments.createPayment({ payment: paid })).data;
    expect(payment).toMatchObject({
      invoice_ids: [lago_id],
      invoice_numbers: [number],
      external_customer_id: 'hooli_1234',
      amount_cents: 20_000,
      amount_currency: 'USD',
      payment_status: 'succeeded',
      type: 'manual',
      reference: 'wire 1',
      created_at: '2025-06-10T00:00:00Z',
    });
    const partly = (await client.invoices.findInvoice(lago_id)).data.invoice;
    expect(partly).toMatchObject({
      payment_status: 'pending',
      total_paid_amount_cents: 20_000,
      total_due_amount_cents: 40_000,
    });
    await client.payments.createPayment({
      payment: { invoice_id: lago_id, amount_cents: 40_000, reference: 'wire 2' },
    });
    expect((await client.invoices.findInvoice(lago_id)).data.invoice).toMatchObject({
      payment_status: 'succeeded',
      total_due_amount_cents: 0,
      fees: [{ payment_status: 'succeeded' }],
    });
    expect((await client.payments.findPayment(payment.lago_id)).data).toMatchObject(payment);
    const { payments, meta } = (await client.payments.findAllPayments({ invoice_id: lago_id })).data;
    expect(payments.map(({ reference }) => reference)).toEqual(['wire 2', 'wire 1']);
    expect(meta.total_count).toBe(2);
    expect((await client.payments.findAllPayments({ external_customer_id: 'else' })).data.meta).toMatchObject({
      current_page: 0,
      total_count: 0,
    });
  });

  it('marks an invoice as paid, and reverses that when the payment fails', async () => {
    const served = await serveStocked();
    const { client } = served;
    const { lago_id } = await issue(served);
    const update = async (payment_status: 'pending' | 'succeeded' | 'failed') =>
      (await client.invoices.updateInvoice(lago_id, { invoice: { payment_status } })).data.invoice;
    expect(await update('succeeded')).toMatchObject({ payment_status: 'succeeded', total_paid_amount_cents: 60_000 });
    expect(await update('succeeded')).toMatchObject({ payment_status: 'succeeded', total_paid_amount_cents: 60_000 });
    expect(await update('failed')).toMatchObject({ payment_status: 'failed', total_due_amount_cents: 60_000 });
    expect(await update('pending')).toMatchObject({ payment_status: 'pending', total_paid_amount_cents: 0 });
    expect((await client.payments.findAllPayments({ invoice_id: lago_id })).data.payments).toMatchObject([
      { payment_status: 'failed', amount_cents: 60_000 },
    ]);
  });

  it('changes metadata of an issued invoice by id, and removes entries that are left out', async () => {
    const served = await serveStocked();
    const { client } = served;
    const { lago_id } = await issue(served);
    const update = async (metadata: { id?: string; key: string; value: string }[]) =>
      (await client.invoices.updateInvoice(lago_id, { invoice: { metadata } })).data.invoice.metadata;
    const [first] = (await update([
      { key: 'ref', value: 'A1' },
      { key: 'colour', value: 'blue' },
    ])) as [{ lago_id: string }];
    served.at('2025-06-16T12:00:00Z');
    expect(await update([{ id: first.lago_id, key: 'ref', value: 'A2' }])).toEqual([
      { lago_id: first.lago_id, key: 'ref', value: 'A2', created_at: '2025-06-15T12:00:00.000Z' },
    ]);
  });

  it('records one payment for two concurrent updates', async () => {
    const served = await serveStocked();
    const { lago_id } = await issue(served);
    const update = () => served.client.invoices.updateInvoice(lago_id, { invoice: { payment_status: 'succeeded' } });
    const outcomes = await Promise.allSettled([update(), update(), update()]);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ status: 409 });
    expect((await served.client.payments.findAllPayments({ invoice_id: lago_id })).data.meta.total_count).toBe(1);
    expect((await served.client.invoices.findInvoice(lago_id)).data.invoice.payment_status).toBe('succeeded');
  });

  it('voids an invoice without payments', async () => {
    const served = await serveStocked();
    const { lago_id, number } = await issue(served);
    const { invoice } = (await served.client.invoices.voidInvoice(lago_id)).data;
    expect(invoice).toMatchObject({ status: 'voided', number, total_due_amount_cents: 0 });
    expect(invoice.voided_at).toBe('2025-06-15T12:00:00.000Z');
  });

  it('answers an empty 200 for a file that does not exist', async () => {
    const served = await serveStocked();
    const { lago_id } = await issue(served);
    for (const kind of ['download', 'download_pdf', 'download_xml']) {
      const response = await fetch(`${served.url}/api/v1/invoices/${lago_id}/${kind}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
    const { data, error } = await served.client.invoices.downloadInvoice(lago_id);
    expect(data).toBeNull();
    expect(error).toBeInstanceOf(SyntaxError);
  });

  it('makes the files that the host can make, and answers the document with the URL of the file', async () => {
    const files = new Map<string, string>();
    const xml = async (document: Invoice | CreditNote): Promise<string> => {
      const url = `https://files.example/${document.number}.xml`;
      files.set(url, toUbl(document, { profile: 'en16931' }));
      return url;
    };
    const directory = memoryDirectoryStore();
    await directory.add('default', {
      billingEntities: [{ ...SELLER, taxIds: [{ country: 'DE', value: 'DE136695976' }] }],
    });
    const toTax: ToTax = (tax) => ({ ...tax, scheme: 'VAT', category: 'S' });
    const served = await serveStocked({ directory, toTax, files: { xml } });
    const { lago_id, number } = await issue(served);
    const post = async (path: string): Promise<string> => {
      const headers = { authorization: `Bearer ${KEY}` };
      const response = await fetch(`${served.url}/api/v1/${path}`, { method: 'POST', headers });
      return response.text();
    };
    const xml_url = `https://files.example/${number}.xml`;
    const shown = (await served.client.invoices.findInvoice(lago_id)).data.invoice;
    expect(JSON.parse(await post(`invoices/${lago_id}/download_xml`))).toEqual({ invoice: { ...shown, xml_url } });
    expect(files.get(xml_url)).toContain(`<cbc:ID>${number}</cbc:ID>`);
    // No PDF is made here.
    expect(await post(`invoices/${lago_id}/download_pdf`)).toBe('');
    const items = shown.fees?.map((fee) => ({ fee_id: fee.lago_id as string, amount_cents: fee.amount_cents })) ?? [];
    const note = { invoice_id: lago_id, reason: 'other' as const, items, credit_amount_cents: 60_000 };
    const credited = (await served.client.creditNotes.createCreditNote({ credit_note: note })).data.credit_note;
    const { credit_note } = JSON.parse(await post(`credit_notes/${credited.lago_id}/download_xml`));
    expect(credit_note).toMatchObject({ number: credited.number, file_url: null });
    expect(files.get(credit_note.xml_url)).toContain('<CreditNote ');
  });

  it('refuses an e-invoice that has faults, and the file of a draft', async () => {
    const xml = async (document: Invoice | CreditNote): Promise<string> => toUbl(document, { profile: 'xrechnung' });
    const served = await serveStocked({ files: { xml } });
    const { lago_id } = await issue(served);
    const { id } = await draft(served);
    const statuses = [lago_id, id].map(async (one) => {
      const headers = { authorization: `Bearer ${KEY}` };
      const response = await fetch(`${served.url}/api/v1/invoices/${one}/download_xml`, { method: 'POST', headers });
      return [response.status, await response.json()];
    });
    const [refused, missing] = await Promise.all(statuses);
    expect(refused).toMatchObject([422, { code: 'validation_errors' }]);
    expect(missing).toMatchObject([404, { code: 'invoice_not_found' }]);
  });

  it('finalizes, refreshes and deletes drafts', async () => {
    const served = await serveStocked();
    const { client } = served;
    const { id } = await draft(served);
    const shown = (await client.invoices.findInvoice(id)).data.invoice;
    expect(shown).toMatchObject({ status: 'draft', number: 'DRAFT', sequential_id: null });
    await client.customers.createCustomer({ customer: { external_id: 'hooli_1234', tax_codes: [] } });
    expect((await client.invoices.refreshInvoice(id)).data.invoice.taxes_amount_cents).toBe(0);
    const issued = (await client.invoices.finalizeInvoice(id)).data.invoice;
    expect(issued).toMatchObject({ status: 'finalized', number: 'PIE-4C2A-001-001', sequential_id: 1 });
    expect((await client.invoices.finalizeInvoice(id)).data.invoice.number).toBe(issued.number);
    const other = await draft(served);
    expect((await client.invoices.deleteInvoice(other.id)).data.invoice.status).toBe('deleted');
    await expect(client.invoices.findInvoice(other.id)).rejects.toMatchObject({ status: 404 });
  });

  it('retries a payment', async () => {
    const asked: string[] = [];
    const served = await serveStocked({
      collectPayment: async ({ id }) => {
        asked.push(id);
        return 'started';
      },
    });
    const { lago_id } = await issue(served);
    expect((await served.client.invoices.retryPayment(lago_id)).status).toBe(200);
    expect(asked).toEqual([lago_id]);
  });

  it('issues one invoice for one idempotency key, which Lago itself does not know', async () => {
    const served = await serveStocked();
    const invoice = { external_customer_id: 'hooli_1234', fees: [{ add_on_code: 'setup_fee' }] };
    const headers = { 'Idempotency-Key': 'order-4711' };
    const [first, second] = await Promise.all(
      [1, 2].map(() => served.client.invoices.createInvoice({ invoice }, { headers })),
    );
    expect(first?.data.invoice.number).toBe(second?.data.invoice.number);
    const again = await served.client.invoices.createInvoice({ invoice });
    expect(again.data.invoice.number).not.toBe(first?.data.invoice.number);
    const changed = { ...invoice, purchase_order_number: 'PO-1' };
    await expect(served.client.invoices.createInvoice({ invoice: changed }, { headers })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('keeps organizations apart', async () => {
    const served = await serveStocked();
    const { lago_id } = await issue(served);
    const other = served.clientOf(OTHER_KEY);
    await expect(other.invoices.findInvoice(lago_id)).rejects.toMatchObject({ status: 404 });
    expect((await other.invoices.findAllInvoices()).data.invoices).toEqual([]);
    expect((await other.customers.findAllCustomers()).data.customers).toEqual([]);
  });
});
