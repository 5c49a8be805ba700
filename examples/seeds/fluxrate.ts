// Fluxrate, "Manual Invoices": the page's request and response, field by field, with `policies.fluxrate`.
// The page is part of https://docs.fluxrate.co.
import { countryTaxes, createInvoicing, type Invoice, type OneOffInvoiceInput, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { type Comparison, compare, refusalOf } from '../compare.ts';
import { printHeading, printInvoice } from '../print-invoice.ts';

/** The request body of the page: amounts are JSON numbers in major units. */
const request: FluxrateRequest = {
  customer_id: 'initech',
  currency: 'USD',
  due_date: '2025-02-14T00:00:00Z',
  line_items: [
    { description: 'Onboarding & setup fee', quantity: 1, unit_amount: 500.0 },
    { description: 'Custom integration work (8 hours)', quantity: 8, unit_amount: 150.0 },
  ],
};

/** The response of the page. */
const response = {
  invoice_number: 'INV-2025-0055',
  status: 'DRAFT',
  currency: 'USD',
  subtotal: 1700.0,
  tax: 306.0,
  total: 2006.0,
  amount_due: 2006.0,
  amount_paid: 0,
  issue_date: '2025-01-15T00:00:00Z',
  due_date: '2025-02-14T00:00:00Z',
  line_items: [
    { description: 'Onboarding & setup fee', quantity: 1, unit_amount: 500.0, line_total: 500.0 },
    { description: 'Custom integration work (8 hours)', quantity: 8, unit_amount: 150.0, line_total: 1200.0 },
  ],
};

interface FluxrateRequest {
  readonly customer_id: string;
  readonly currency: string;
  readonly due_date: string;
  readonly line_items: readonly {
    readonly description: string;
    readonly quantity: number;
    readonly unit_amount: number;
  }[];
}

/** The page's request as our input: a float is read by its shortest decimal form, here and nowhere else. */
function toInput({ customer_id, currency, due_date, line_items }: FluxrateRequest): OneOffInvoiceInput {
  return {
    customerId: customer_id,
    currency,
    dueDate: due_date.slice(0, 10),
    lines: line_items.map(({ description, quantity, unit_amount }) => ({
      description,
      quantity,
      unitPrice: String(unit_amount),
    })),
  };
}

/** Our invoice as the page's response, where amounts are JSON numbers. */
function toResponse(invoice: Invoice): typeof response {
  return {
    invoice_number: invoice.number ?? '',
    status: invoice.status.toUpperCase(),
    currency: invoice.currency,
    subtotal: Number(invoice.subtotal),
    tax: Number(invoice.taxAmount),
    total: Number(invoice.total),
    amount_due: Number(invoice.amountDue),
    amount_paid: Number(invoice.amountPaid),
    issue_date: `${invoice.issueDate}T00:00:00Z`,
    due_date: `${invoice.dueDate}T00:00:00Z`,
    line_items: invoice.lines.map(({ name, quantity, unitPrice, amount }) => ({
      description: name,
      quantity: Number(quantity),
      unit_amount: Number(unitPrice),
      line_total: Number(amount),
    })),
  };
}

// The page names no countries; its 306.00 on 1,700.00 is 18 %, like India's GST.
const address = { line1: '4 Church Street', city: 'Bengaluru', postalCode: '560001', country: 'IN' };

const invoicing = createInvoicing({
  policy: policies.fluxrate,
  store: memoryStore(),
  clock: { now: () => Date.parse('2025-01-15T09:30:00Z') },
  taxResolver: countryTaxes({ IN: { IN: { code: 'gst-18', name: 'GST', scheme: 'GST', rate: '18' } } }),
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'seller',
        name: 'Northwind Analytics',
        address,
        currency: 'USD',
        timeZone: 'UTC',
        paymentTerm: { type: 'net', days: 30 },
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: 'never', startAt: 55 },
      },
    ],
    customers: [
      { id: 'initech', name: 'Initech Ltd', currency: 'USD', address: { ...address, line1: '17 Residency Road' } },
      { id: 'nowhere', name: 'No Address Ltd', currency: 'USD' },
    ],
  }),
});

printHeading('Fluxrate: a manual invoice, numbered while it is a draft');
const draft = await invoicing.createOneOffInvoice(toInput(request));
printInvoice(draft);

const ours = toResponse(draft);
const scalars = (Object.keys(response) as (keyof typeof response)[]).filter((key) => key !== 'line_items');
const lines = response.line_items.flatMap((line, index): Comparison[] => {
  const own = ours.line_items[index];
  return [
    [
      `line ${index + 1}, quantity × unit_amount`,
      `${line.quantity} × ${line.unit_amount}`,
      `${own?.quantity} × ${own?.unit_amount}`,
    ],
    [`line ${index + 1}, line_total`, line.line_total, own?.line_total],
  ];
});
compare('the page', [...scalars.map((key): Comparison => [key, response[key], ours[key]]), ...lines]);

printHeading('The other uses of the page: an amendment and an advance payment');
const invoice = await invoicing.finalize(draft.id, { expectedTotal: '2006.00' });
const amendment = await invoicing.createOneOffInvoice({
  customerId: 'initech',
  documentType: 'corrective',
  precedingInvoices: [{ number: invoice.number, issueDate: invoice.issueDate }],
  memo: `Two hours of integration work were missing from ${invoice.number}.`,
  lines: [{ description: 'Custom integration work (2 hours)', quantity: 2, unitPrice: '150.00' }],
});
printInvoice(amendment);
const advance = await invoicing.createOneOffInvoice({
  customerId: 'initech',
  documentType: 'prepayment',
  lines: [{ description: 'Advance payment, custom contract 2025', unitPrice: '5000.00' }],
});
printInvoice(advance);

printHeading('What the page requires');
const withoutCountry = await refusalOf(() =>
  invoicing.createOneOffInvoice({ ...toInput(request), customerId: 'nowhere' }),
);
const withoutName = await refusalOf(() =>
  invoicing.createOneOffInvoice({ customerId: 'initech', lines: [{ quantity: 8, unitPrice: '150.00' }] }),
);
const withoutPrice = await refusalOf(() =>
  invoicing.createOneOffInvoice({ customerId: 'initech', lines: [{ description: 'Work', quantity: 8 }] }),
);
compare('what follows', [
  ['finalized later, with the same number', 'INV-2025-0055', invoice.number],
  ['amendment refers to', 'INV-2025-0055', amendment.precedingInvoices[0]?.number],
  ['amendment, 300.00 at 18 %', '354.00', amendment.total],
  ['advance payment, 5,000.00 at 18 %', '5900.00', advance.total],
  ['a customer without a country', 'customer.country_required', withoutCountry],
  ['a line without a description', 'line.name_required', withoutName],
  ['a line without a unit_amount', 'field.required', withoutPrice],
]);
