// bxb, `POST /v1/invoices/one_off`: the page's request and response shapes, with `policies.bxb`.
import { createInvoicing, type Invoice, type OneOffInvoiceInput, policies, toMinorUnits } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { compare, refusalOf } from '../compare.ts';
import { printHeading, printInvoice } from '../print-invoice.ts';

interface LineItem {
  readonly description: string;
  readonly quantity: number | string;
  readonly unit_price: number | string;
  readonly amount: number | string;
  readonly charge_id?: string | null;
  readonly metric_code?: string | null;
}

interface OneOffInvoiceCreate {
  readonly customer_id: string;
  readonly currency?: string;
  readonly line_items: readonly LineItem[];
  readonly due_date?: string | null;
  readonly billing_entity_id?: string | null;
}

/** The page's request as our input: numbers are read by their shortest decimal form, here and nowhere else. */
function toInput(body: OneOffInvoiceCreate): OneOffInvoiceInput {
  const { customer_id, currency, line_items, due_date, billing_entity_id } = body;
  return {
    customerId: customer_id,
    ...(currency !== undefined && { currency }),
    ...(due_date && { dueDate: due_date.slice(0, 10) }),
    ...(billing_entity_id && { billingEntityId: billing_entity_id }),
    lines: line_items.map(({ description, quantity, unit_price, amount, charge_id, metric_code }) => ({
      description,
      quantity,
      unitPrice: String(unit_price),
      amount: String(amount),
      metadata: { ...(charge_id && { charge_id }), ...(metric_code && { metric_code }) },
    })),
  };
}

/** Our invoice as the page's response: fields named cents are in cents. */
function toResponse(invoice: Invoice) {
  const cents = (amount: string): string => String(toMinorUnits(amount, invoice.currency));
  const issuedAt = invoice.status === 'finalized' ? invoice.finalizedAt : null;
  return {
    id: invoice.id,
    invoice_number: invoice.number,
    customer_id: invoice.customer.id,
    subscription_id: null,
    status: invoice.status,
    invoice_type: invoice.origin,
    billing_period_start: `${invoice.servicePeriod?.from ?? invoice.issueDate}T00:00:00Z`,
    billing_period_end: `${invoice.servicePeriod?.to ?? invoice.issueDate}T00:00:00Z`,
    subtotal_cents: cents(invoice.subtotal),
    tax_amount_cents: cents(invoice.taxAmount),
    total_cents: cents(invoice.total),
    prepaid_credit_amount_cents: '0',
    coupons_amount_cents: '0',
    progressive_billing_credit_amount_cents: '0',
    currency: invoice.currency,
    line_items: invoice.lines,
    due_date: invoice.dueDate === null ? null : `${invoice.dueDate}T00:00:00Z`,
    issued_at: issuedAt,
    paid_at: invoice.paidAt,
    created_at: invoice.createdAt,
    updated_at: invoice.updatedAt,
  };
}

const CUSTOMER = '7a0c6f7e-3f0e-4c39-9f0e-0d2b7f4f1f10';

const invoicing = createInvoicing({
  policy: policies.bxb,
  store: memoryStore(),
  clock: { now: () => Date.parse('2025-06-02T08:00:00Z') },
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'b0f1a2c4-5a7b-4a86-8a35-1f6f0c8b9e21',
        name: 'Bricks by Bytes Inc.',
        address: {
          line1: '77 Mission Street',
          city: 'San Francisco',
          region: 'CA',
          postalCode: '94105',
          country: 'US',
        },
        currency: 'USD',
        timeZone: 'UTC',
        taxCodes: ['sf-sales'],
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:6}', reset: 'never' },
      },
    ],
    customers: [
      {
        id: CUSTOMER,
        name: 'Wayne Enterprises',
        address: { line1: '1007 Mountain Drive', city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
      },
    ],
    taxes: [{ code: 'sf-sales', name: 'Sales tax', scheme: 'sales', rate: '8.625' }],
  }),
});

const body: OneOffInvoiceCreate = {
  customer_id: CUSTOMER,
  line_items: [
    { description: 'Data migration', quantity: 1, unit_price: 1250, amount: 1250 },
    {
      description: 'Extra storage, GB',
      quantity: 334.416,
      unit_price: '0.25',
      amount: '83.60',
      metric_code: 'storage',
    },
  ],
  due_date: '2025-07-02T00:00:00Z',
};

printHeading('bxb: a numbered draft, in USD by default');
const draft = await invoicing.createOneOffInvoice(toInput(body));
printInvoice(draft);

printHeading('What the page requires');
const withAmount = (amount: number): OneOffInvoiceCreate => ({
  ...body,
  line_items: body.line_items.map((line, index) => (index === 0 ? { ...line, amount } : line)),
});
const wrongAmount = await refusalOf(() => invoicing.createOneOffInvoice(toInput(withAmount(1250.01))));
const noLines = await refusalOf(() => invoicing.createOneOffInvoice(toInput({ ...body, line_items: [] })));
const stranger = await refusalOf(() => invoicing.createOneOffInvoice(toInput({ ...body, customer_id: 'c0ffee' })));
const longCode = await refusalOf(() => invoicing.createOneOffInvoice(toInput({ ...body, currency: 'EURO' })));
const next = await invoicing.createOneOffInvoice(toInput(body));

const response = toResponse(draft);
const pattern = /^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$/;
const cents = Object.entries(response).filter(([key]) => key.endsWith('_cents'));
compare('the page', [
  ['currency, by default', 'USD', response.currency],
  ['invoice_number, always a string', 'string', typeof response.invoice_number],
  ['subscription_id: tied to none', null, response.subscription_id],
  ['due_date, as it was sent', body.due_date, response.due_date],
  ['members of the response', 21, Object.keys(response).length],
  [
    '_cents members that match their pattern',
    cents.length,
    cents.filter(([, value]) => pattern.test(String(value))).length,
  ],
]);
compare('what follows', [
  ['amount of line 1', 1250, Number(draft.lines[0]?.amount)],
  ['amount of line 2', '83.60', draft.lines[1]?.amount],
  ['subtotal_cents', '133360', response.subtotal_cents],
  ['tax_amount_cents, 8.625 %', '11502', response.tax_amount_cents],
  ['total_cents', '144862', response.total_cents],
  ['an amount that is not the product', 'line.amount_mismatch', wrongAmount],
  ['fewer than one line item', 'lines.required', noLines],
  ['customer not found', 'customer.not_found', stranger],
  ['a currency of four characters', 'currency.unknown', longCode],
  ['first number, and the next: no gap', 'INV-000001 INV-000002', `${draft.number} ${next.number}`],
]);
