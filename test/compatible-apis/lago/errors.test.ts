import type {
  ApiErrorBadRequest,
  ApiErrorForbidden,
  ApiErrorNotAllowed,
  ApiErrorNotFound,
  ApiErrorUnauthorized,
  ApiErrorUnprocessableEntity,
} from 'lago-javascript-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.ts';
import { draft, issue, READ_KEY, type Served, serveStocked } from './serve-lago.ts';

let served: Served;
beforeEach(async () => {
  served = await serveStocked();
});

const FEE = { add_on_code: 'setup_fee', unit_amount_cents: 50_000 };

/** Send an invoice with one wrong part and return the error. */
function create(fields: object) {
  const invoice = { external_customer_id: 'hooli_1234', currency: 'USD', fees: [FEE], ...fields };
  return refusalOf(served.client.invoices.createInvoice({ invoice } as never));
}

const unprocessable = (error_details: object): ApiErrorUnprocessableEntity => ({
  status: 422,
  error: 'Unprocessable Entity',
  code: 'validation_errors',
  error_details,
});
const notFound = (code: string): ApiErrorNotFound => ({ status: 404, error: 'Not Found', code });
const notAllowed = (code: string): ApiErrorNotAllowed => ({ status: 405, error: 'Method Not Allowed', code });
const forbidden = (code: string): ApiErrorForbidden => ({ status: 403, error: 'Forbidden', code });

describe('creating an invoice is refused', () => {
  it('without its root', async () => {
    const told: ApiErrorBadRequest | ApiErrorUnauthorized | ApiErrorUnprocessableEntity = await refusalOf(
      served.client.invoices.createInvoice({} as never),
    );
    expect(told).toEqual({ status: 400, error: 'BadRequest: param is missing or the value is empty: invoice' });
  });

  it.each([
    ['an unknown customer', { external_customer_id: 'nobody' }, 'customer_not_found'],
    ['no customer', { external_customer_id: undefined }, 'customer_not_found'],
    ['an unknown add-on', { fees: [FEE, { add_on_code: 'nothing' }] }, 'add_on_not_found'],
    ['no add-on', { fees: [{ unit_amount_cents: 1 }] }, 'add_on_not_found'],
    ['an unknown billing entity', { billing_entity_code: 'hooli' }, 'billing_entity_not_found'],
    ['an unknown tax', { fees: [{ ...FEE, tax_codes: ['vat'] }] }, 'tax_not_found'],
    ['no fees', { fees: [] }, 'fees_not_found'],
    ['fees left out', { fees: undefined }, 'fees_not_found'],
    ['an unknown customer first', { external_customer_id: 'nobody', fees: [] }, 'customer_not_found'],
  ])('with 404 for %s', async (_, fields, code) => {
    expect(await create(fields)).toEqual(notFound(code));
  });

  const FROM = '2025-01-01T00:00:00Z';
  const TO = '2025-12-31T23:59:59Z';
  const boundaries = { boundaries: ['values_are_invalid'] };
  it.each([
    ['a reversed period', { fees: [{ ...FEE, from_datetime: TO, to_datetime: FROM }] }, boundaries],
    ['half a period', { fees: [{ ...FEE, from_datetime: FROM }] }, boundaries],
    ['the other half', { fees: [{ ...FEE, to_datetime: TO }] }, boundaries],
    ['a badly written period', { fees: [{ ...FEE, from_datetime: 'soon', to_datetime: TO }] }, boundaries],
    ['a period that is a number', { fees: [{ ...FEE, from_datetime: 1, to_datetime: 2 }] }, boundaries],
    [
      'a payment method of a provider',
      { payment_method: { payment_method_type: 'provider', payment_method_id: crypto.randomUUID() } },
      { payment_method: ['invalid_payment_method'] },
    ],
    ['another currency than the customer’s', { currency: 'EUR' }, { currency: ['currencies_does_not_match'] }],
    ['an unknown currency', { currency: 'XXQ' }, { currency: ['value_is_invalid'] }],
    [
      'a price below zero',
      { fees: [{ ...FEE, unit_amount_cents: -1 }] },
      { unit_amount_cents: ['value_is_out_of_range'] },
    ],
    [
      'a price in parts of cents',
      { fees: [{ ...FEE, unit_amount_cents: 0.5 }] },
      { unit_amount_cents: ['value_is_invalid'] },
    ],
    ['a price as text', { fees: [{ ...FEE, unit_amount_cents: '50' }] }, { unit_amount_cents: ['value_is_invalid'] }],
    ['units below zero', { fees: [{ ...FEE, units: -1 }] }, { units: ['value_is_out_of_range'] }],
    ['units that are no number', { fees: [{ ...FEE, units: 'two' }] }, { units: ['value_is_invalid'] }],
    [
      'a long purchase order number',
      { purchase_order_number: 'x'.repeat(256) },
      { purchase_order_number: ['value_is_too_long'] },
    ],
    [
      'a long name on the invoice',
      { fees: [{ ...FEE, invoice_display_name: 'x'.repeat(256) }] },
      { invoice_display_name: ['value_is_too_long'] },
    ],
    [
      'a long description',
      { fees: [{ ...FEE, description: 'x'.repeat(5001) }] },
      { description: ['value_is_too_long'] },
    ],
    [
      'more than a JSON number counts',
      { fees: [{ ...FEE, unit_amount_cents: 1e12, units: 1e4 }] },
      { fees: ['value_is_out_of_range'] },
    ],
    [
      'more than an invoice holds',
      { fees: [{ ...FEE, unit_amount_cents: 1e12, units: 1e6 }] },
      { fees: ['value_is_out_of_range'] },
    ],
  ])('with 422 for %s', async (_, fields, details) => {
    expect(await create(fields)).toEqual(unprocessable(details));
    expect((await served.client.invoices.findAllInvoices()).data.meta.total_count).toBe(0);
  });

  it('with 422 without any currency', async () => {
    const { client } = served;
    await client.customers.createCustomer({ customer: { external_id: 'anyone' } });
    const add_on = { code: 'euro_fee', name: 'Euro fee', amount_cents: 1, amount_currency: 'EUR' as const };
    await client.addOns.createAddOn({ add_on });
    const mandatory = unprocessable({ currency: ['value_is_mandatory'] });
    const fees = [{ add_on_code: 'setup_fee' }, { add_on_code: 'euro_fee' }];
    const anyone = { external_customer_id: 'anyone', currency: undefined };
    expect(await create({ ...anyone, fees })).toEqual(mandatory);
    expect(await create({ ...anyone, fees: fees.map((fee) => ({ ...fee, unit_amount_cents: 1 })) })).toEqual(mandatory);
  });

  it('with 422 if an add-on has no price in the currency', async () => {
    await served.client.customers.createCustomer({ customer: { external_id: 'berlin', currency: 'EUR' } });
    expect(
      await create({ external_customer_id: 'berlin', currency: 'EUR', fees: [{ add_on_code: 'setup_fee' }] }),
    ).toEqual(unprocessable({ unit_amount_cents: ['value_is_mandatory'] }));
  });
});

describe('an invoice in the wrong state', () => {
  it('is not voided as a draft, nor twice, nor when it is paid', async () => {
    const { client } = served;
    const { id } = await draft(served);
    const refuse = (lagoId: string) => refusalOf(client.invoices.voidInvoice(lagoId));
    const told: ApiErrorUnauthorized | ApiErrorNotFound = await refuse(id);
    expect(told).toEqual(notAllowed('not_voidable'));
    const { lago_id } = await issue(served);
    await client.invoices.voidInvoice(lago_id);
    expect(await refuse(lago_id)).toEqual(notAllowed('not_voidable'));
    const paid = await issue(served);
    await client.invoices.updateInvoice(paid.lago_id, { invoice: { payment_status: 'succeeded' } });
    expect(await refuse(paid.lago_id)).toEqual(notAllowed('not_voidable'));
  });

  it('is not voided for more than it is worth, or than was paid', async () => {
    const { client } = served;
    const { lago_id } = await issue(served);
    const tooMuch = unprocessable({ credit_refund_amount: ['total_amount_exceeds_invoice_amount'] });
    const refuse = (amounts: object) =>
      refusalOf(client.invoices.voidInvoice(lago_id, { generate_credit_note: true, ...amounts }));
    expect(await refuse({ credit_amount: 60_001 })).toEqual(tooMuch);
    expect(await refuse({ refund_amount: 1 })).toEqual(tooMuch);
    await client.payments.createPayment({ payment: { invoice_id: lago_id, amount_cents: 100, reference: 'r' } });
    expect(await refuse({ refund_amount: 101 })).toEqual(tooMuch);
  });

  it('is not updated when it is voided', async () => {
    const { lago_id } = await issue(served);
    await served.client.invoices.voidInvoice(lago_id);
    const told: ApiErrorNotAllowed | ApiErrorNotFound | ApiErrorUnauthorized | ApiErrorBadRequest = await refusalOf(
      served.client.invoices.updateInvoice(lago_id, { invoice: { payment_status: 'succeeded' } }),
    );
    expect(told).toEqual(notAllowed('update_on_voided_invoice'));
  });

  it('gets no metadata and no payment status as a draft', async () => {
    const { id } = await draft(served);
    const update = (invoice: object) => refusalOf(served.client.invoices.updateInvoice(id, { invoice }));
    expect(await update({ metadata: [{ key: 'a', value: 'b' }] })).toEqual(notAllowed('metadata_on_draft_invoice'));
    expect(await update({ payment_status: 'succeeded' })).toEqual(notAllowed('payment_status_update_on_draft_invoice'));
    const same = await served.client.invoices.updateInvoice(id, { invoice: { payment_status: 'pending' } });
    expect(same.data.invoice.status).toBe('draft');
  });

  it('is not deleted once it is issued', async () => {
    const { lago_id } = await issue(served);
    const told: ApiErrorNotAllowed | ApiErrorNotFound | ApiErrorUnauthorized = await refusalOf(
      served.client.invoices.deleteInvoice(lago_id),
    );
    expect(told).toEqual(notAllowed('not_deletable'));
    expect((await served.client.invoices.findInvoice(lago_id)).data.invoice.status).toBe('finalized');
  });

  it('is not collected as a draft, if it is paid, or while a payment is under way', async () => {
    const { client } = served;
    const retry = (lagoId: string) => refusalOf(client.invoices.retryPayment(lagoId));
    const told: ApiErrorNotAllowed | ApiErrorNotFound | ApiErrorUnauthorized = await retry((await draft(served)).id);
    expect(told).toEqual(notAllowed('invalid_status'));
    const { lago_id } = await issue(served, 0);
    expect(await retry(lago_id)).toEqual(notAllowed('invalid_status'));
    served = await serveStocked({ collectPayment: async () => 'busy' });
    const busy = await issue(served);
    expect(await refusalOf(served.client.invoices.retryPayment(busy.lago_id))).toEqual(
      notAllowed('payment_processor_is_currently_handling_payment'),
    );
  });

  it('has no file as a draft', async () => {
    const { id } = await draft(served);
    expect(await refusalOf(served.client.invoices.downloadInvoice(id))).toEqual(notFound('invoice_not_found'));
  });

  it('is not paid as a draft', async () => {
    const { id } = await draft(served);
    const payment = { invoice_id: id, amount_cents: 1, reference: 'r' };
    expect(await refusalOf(served.client.payments.createPayment({ payment }))).toEqual(
      forbidden('feature_unavailable'),
    );
  });
});

describe('an update is refused', () => {
  it.each([
    [
      'more than five entries of metadata',
      { metadata: [...'abcdef'].map((key) => ({ key, value: key })) },
      { metadata: ['invalid_count'] },
    ],
    ['a long value', { metadata: [{ key: 'a', value: 'x'.repeat(141) }] }, { value: ['value_is_too_long'] }],
    ['a value without key', { metadata: [{ value: 'x' }] }, { key: ['value_is_mandatory'] }],
    [
      'a key that stands twice',
      { metadata: [1, 2].map(() => ({ key: 'a', value: 'x' })) },
      { key: ['value_already_exist'] },
    ],
    ['an unknown payment status', { payment_status: 'paid' }, { payment_status: ['value_is_invalid'] }],
  ])('with 422 for %s', async (_, invoice, details) => {
    const { lago_id } = await issue(served);
    const told = await refusalOf(served.client.invoices.updateInvoice(lago_id, { invoice } as never));
    expect(told).toEqual(unprocessable(details));
  });

  it('with 422 for a paid invoice that would become pending', async () => {
    const { lago_id } = await issue(served);
    const payment = { invoice_id: lago_id, amount_cents: 60_000, reference: 'wire' };
    await served.client.payments.createPayment({ payment });
    expect(
      await refusalOf(served.client.invoices.updateInvoice(lago_id, { invoice: { payment_status: 'pending' } })),
    ).toEqual(unprocessable({ payment_status: ['value_is_invalid'] }));
  });
});

describe('a payment is refused', () => {
  it.each([
    ['more than is due', { amount_cents: 60_001 }, { amount_cents: ['value_is_out_of_range'] }],
    ['nothing', { amount_cents: 0 }, { amount_cents: ['value_is_out_of_range'] }],
    ['a long reference', { reference: 'x'.repeat(41) }, { reference: ['value_is_too_long'] }],
    ['no reference', { reference: undefined }, { reference: ['value_is_mandatory'] }],
    ['a day that is none', { paid_at: '2025-02-30' }, { paid_at: ['invalid_date'] }],
    ['no invoice', { invoice_id: undefined }, { invoice_id: ['value_is_mandatory'] }],
  ])('with 422 for %s', async (_, fields, details) => {
    const { lago_id } = await issue(served);
    const payment = { invoice_id: lago_id, amount_cents: 1, reference: 'r', ...fields };
    const told: ApiErrorBadRequest | ApiErrorUnauthorized | ApiErrorUnprocessableEntity = await refusalOf(
      served.client.payments.createPayment({ payment } as never),
    );
    expect(told).toEqual(unprocessable(details));
  });
});

describe('a key is refused', () => {
  it('that is missing or wrong', async () => {
    for (const key of ['', 'lago_key-hooli-123456789', 'lago_key-hooli-12345678900']) {
      const told: ApiErrorUnauthorized = await refusalOf(served.clientOf(key).invoices.findAllInvoices());
      expect(told).toEqual({ status: 401, error: 'Unauthorized' });
    }
  });

  it('that has read access only, for a write', async () => {
    const reader = served.clientOf(READ_KEY);
    expect((await reader.invoices.findAllInvoices()).status).toBe(200);
    const invoice = { external_customer_id: 'hooli_1234', fees: [FEE] };
    expect(await refusalOf(reader.invoices.createInvoice({ invoice }))).toEqual(
      forbidden('write_action_not_allowed_for_invoice'),
    );
    const told: ApiErrorForbidden | ApiErrorBadRequest | ApiErrorUnauthorized | ApiErrorUnprocessableEntity =
      await refusalOf(reader.addOns.createAddOn({ add_on: { code: 'a' } }));
    expect(told).toEqual(forbidden('write_action_not_allowed_for_add_on'));
  });
});

describe('records are refused', () => {
  const exists = unprocessable({ code: ['value_already_exist'] });

  it('whose code exists', async () => {
    const { client } = served;
    const tax = { code: 'sales_20', name: 'Again', rate: '1' };
    expect(await refusalOf(client.taxes.createTax({ tax }))).toEqual(exists);
    const add_on = { code: 'setup_fee', name: 'Again', amount_cents: 1, amount_currency: 'USD' as const };
    expect(await refusalOf(client.addOns.createAddOn({ add_on }))).toEqual(exists);
  });

  it.each([
    ['amount_cents', 0, 'value_is_out_of_range'],
    ['amount_cents', undefined, 'value_is_mandatory'],
    ['amount_currency', 'ABC', 'value_is_invalid'],
    ['name', undefined, 'value_is_mandatory'],
    ['code', '', 'value_is_mandatory'],
    ['name', 'x'.repeat(256), 'value_is_too_long'],
  ])('an add-on whose %s is %s', async (field, value, code) => {
    const add_on = { code: 'new', name: 'New', amount_cents: 1, amount_currency: 'USD', [field]: value };
    expect(await refusalOf(served.client.addOns.createAddOn({ add_on } as never))).toEqual(
      unprocessable({ [field]: [code] }),
    );
  });

  it('a tax with an invalid rate', async () => {
    const refuse = (rate: unknown) =>
      refusalOf(served.client.taxes.createTax({ tax: { code: 'new', name: 'New', rate } } as never));
    expect(await refuse('much')).toEqual(unprocessable({ rate: ['value_is_invalid'] }));
    expect(await refuse('-1')).toEqual(unprocessable({ rate: ['value_is_out_of_range'] }));
    expect(await refuse(undefined)).toEqual(unprocessable({ rate: ['value_is_mandatory'] }));
  });

  it('a customer with an unknown currency, country, tax or billing entity', async () => {
    const refuse = (fields: object) =>
      refusalOf(served.client.customers.createCustomer({ customer: { external_id: 'new', ...fields } }));
    expect(await refuse({ currency: 'ABC' })).toEqual(unprocessable({ currency: ['value_is_invalid'] }));
    expect(await refuse({ country: 'Germany' })).toEqual(unprocessable({ country: ['value_is_invalid'] }));
    expect(await refuse({ city: 'Berlin' })).toEqual(unprocessable({ country: ['value_is_mandatory'] }));
    expect(await refuse({ external_id: '' })).toEqual(unprocessable({ external_id: ['value_is_mandatory'] }));
    expect(await refuse({ external_id: 'x'.repeat(256) })).toEqual(
      unprocessable({ external_id: ['value_is_too_long'] }),
    );
    const long = 'x'.repeat(256);
    for (const field of ['legal_number', 'tax_identification_number', 'city', 'email', 'phone'])
      expect(await refuse({ country: 'US', [field]: long })).toEqual(unprocessable({ [field]: ['value_is_too_long'] }));
    expect(await refuse({ tax_codes: ['vat'] })).toEqual(notFound('tax_not_found'));
    expect(await refuse({ billing_entity_code: 'hooli' })).toEqual(notFound('billing_entity_not_found'));
    expect(await refusalOf(served.client.customers.findCustomer('new'))).toEqual(notFound('customer_not_found'));
  });
});

it('an unknown object is a 404', async () => {
  const { client } = served;
  const id = crypto.randomUUID();
  expect(await refusalOf(client.invoices.findInvoice(id))).toEqual(notFound('invoice_not_found'));
  expect(await refusalOf(client.invoices.voidInvoice(id))).toEqual(notFound('invoice_not_found'));
  expect(await refusalOf(client.payments.findPayment(id))).toEqual(notFound('payment_not_found'));
  expect(await refusalOf(client.addOns.findAddOn('x'))).toEqual(notFound('add_on_not_found'));
  expect(await refusalOf(client.taxes.findTax('x'))).toEqual(notFound('tax_not_found'));
  expect(await refusalOf(client.billingEntities.getBillingEntity('x'))).toEqual(notFound('billing_entity_not_found'));
  expect(
    await refusalOf(client.payments.createPayment({ payment: { invoice_id: id, amount_cents: 1, reference: 'r' } })),
  ).toEqual(notFound('invoice_not_found'));
});

it("Lago's paid features are a 403", async () => {
  const { lago_id } = await issue(served);
  const { invoices } = served.client;
  expect(await refusalOf(invoices.invoicePaymentUrl(lago_id))).toEqual(forbidden('feature_unavailable'));
  expect(await refusalOf(invoices.loseDisputeInvoice(lago_id))).toEqual(forbidden('feature_unavailable'));
  expect(await refusalOf(invoices.retryInvoice(lago_id))).toEqual(notAllowed('invalid_status'));
});
