// Lago, "Issue one-off invoices": the page's request with `policies.lago`.
// The page is part of https://docs.getlago.com.
import {
  createInvoicing,
  fromMinorUnits,
  type LineInput,
  type OneOffInvoiceInput,
  policies,
  toMinorUnits,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { compare, refusalOf } from '../compare.ts';
import { printEvents, printHeading, printInvoice } from '../print-invoice.ts';
import { lagoRequest as request } from './lago-request.ts';

interface Fee {
  readonly add_on_code: string;
  readonly units?: number;
  readonly unit_amount_cents?: number;
  readonly description?: string;
  readonly from_datetime?: string;
  readonly to_datetime?: string;
}

interface LagoInvoice {
  readonly external_customer_id: string;
  readonly currency?: string;
  readonly fees: readonly Fee[];
}

/** The page's request as our input: cents become decimal strings here and nowhere else. */
function toInput({ external_customer_id, currency, fees }: LagoInvoice): OneOffInvoiceInput {
  return {
    customerId: external_customer_id,
    ...(currency !== undefined && { currency }),
    lines: fees.map((fee) => toLine(fee, currency)),
  };
}

function toLine(fee: Fee, currency = 'USD'): LineInput {
  const { add_on_code, units, unit_amount_cents, description, from_datetime, to_datetime } = fee;
  return {
    addOn: add_on_code,
    ...(units !== undefined && { quantity: units }),
    ...(unit_amount_cents !== undefined && { unitPrice: fromMinorUnits(BigInt(unit_amount_cents), currency) }),
    ...(description !== undefined && { description }),
    ...(from_datetime !== undefined &&
      to_datetime !== undefined && { period: { from: from_datetime, to: to_datetime } }),
  };
}

const invoicing = createInvoicing({
  policy: policies.lago,
  store: memoryStore(),
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'pied-piper',
        name: 'Pied Piper Inc.',
        address: { line1: '5230 Newell Road', city: 'Palo Alto', region: 'CA', postalCode: '94303', country: 'US' },
        currency: 'USD',
        timeZone: 'America/Los_Angeles',
        numberPrefix: 'PIE-4C2A',
        numberSeries: { scope: 'customer', pattern: '{PREFIX}-{CUSTOMER:3}-{SEQ:3}', reset: 'never' },
      },
    ],
    customers: [
      {
        id: 'hooli_1234',
        name: 'Hooli Inc.',
        address: { line1: '1 Hooli Way', city: 'Mountain View', region: 'CA', postalCode: '94043', country: 'US' },
        currency: 'USD',
        taxCodes: ['sales_20'],
        sequence: 1,
      },
      { id: 'bachman_5678', name: 'Bachmanity Ltd', currency: 'EUR', taxCodes: ['sales_20'], sequence: 2 },
    ],
    addOns: [
      { code: 'setup_fee', name: 'Setup fee', prices: { USD: '450.00' } },
      { code: 'customer_success', name: 'Customer success', prices: { USD: '950.00' } },
    ],
    taxes: [{ code: 'sales_20', name: 'Sales tax', scheme: 'sales', rate: '20' }],
  }),
});

printHeading('Lago: a one-off invoice, issued at once');
const invoice = await invoicing.createOneOffInvoice(toInput(request.invoice));
const history = (await invoicing.history(invoice.id)).items;
printInvoice(invoice);
printEvents(history);

const cents = (amount: string): number => Number(toMinorUnits(amount, 'USD'));
const [setup, success] = invoice.lines;
compare('the page', [
  ['setup_fee: units', 1, Number(setup?.quantity)],
  ['setup_fee: unit_amount_cents', 50000, cents(setup?.unitPrice ?? '0')],
  ['setup_fee: from_datetime', '2025-01-01T00:00:00Z', setup?.period?.from],
  ['setup_fee: to_datetime', '2025-12-31T23:59:59Z', setup?.period?.to],
  ['customer_success: units', 2, Number(success?.quantity)],
  ['customer_success: unit_amount_cents', 100000, cents(success?.unitPrice ?? '0')],
  ['customer_success: description', 'One off customer success fee', success?.description],
  ['webhook message', 'invoice.one_off_created', history.map(({ type }) => type).find((type) => /one_off/.test(type))],
]);

printHeading('What the page says of one-off invoices');
const create = (change: Partial<LagoInvoice>) =>
  invoicing.createOneOffInvoice(toInput({ ...request.invoice, ...change }));
const fee = { add_on_code: 'setup_fee' };

const twice = await create({ fees: [fee, fee] });
const free = await create({ fees: [{ ...fee, unit_amount_cents: 0 }] });
const byDefault = await invoicing.createOneOffInvoice({ customerId: 'hooli_1234', lines: [{ addOn: 'setup_fee' }] });
const inEuro = await invoicing.createOneOffInvoice(
  toInput({ external_customer_id: 'bachman_5678', currency: 'EUR', fees: [{ ...fee, unit_amount_cents: 39900 }] }),
);
const otherCurrency = await refusalOf(() => create({ currency: 'EUR' }));
const withCoupon = { ...toInput(request.invoice), coupons: [{ code: 'WELCOME10' }] };
const coupon = await refusalOf(() => invoicing.createOneOffInvoice(withCoupon));

compare('what follows', [
  ['1 × 500.00 + 2 × 1,000.00', '2500.00', invoice.subtotal],
  ['"issued immediately"', 'finalized', invoice.status],
  ['"can include the same add-on multiple times"', 2, twice.lines.length],
  ['"you can define it as 0 if needed"', '0.00', free.total],
  ['amount and currency null: the default', '450.00 USD', `${byDefault.subtotal} ${byDefault.currency}`],
  ['the same add-on in another currency', '399.00 EUR', `${inEuro.subtotal} ${inEuro.currency}`],
  ['taxes "as defined in the customer view"', 'customer', setup?.taxSource],
  ['another currency than the customer', 'currency.customer_mismatch', otherCurrency],
  ['coupons "do not apply"', 'discount.not_applicable', coupon],
]);
