import { calculate, createInvoicing, type Invoicing, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';

const address = { line1: 'Weg 1', city: 'Berlin', postalCode: '10115', country: 'DE' };

export const invoicing: Invoicing = createInvoicing({
  store: memoryStore(),
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'acme',
        name: 'Acme GmbH',
        address,
        taxIds: [{ country: 'DE', type: 'vat', value: 'DE136695976' }],
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        taxCodes: ['vat-19'],
        paymentTerm: { type: 'net', days: 30 },
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 }, startAt: 1 },
      },
    ],
    customers: [{ id: 'globex', name: 'Globex', address, currency: 'EUR', billingEntityId: 'acme' }],
    taxes: [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
  }),
  policy: policies.standard,
});

export function total(): string {
  const { total } = calculate({
    currency: 'USD',
    lines: [{ quantity: 1, unitPrice: '500.00', taxes: [{ code: 't', rate: '18' }] }],
  });
  return total;
}

export async function finalizedTotal(invoicing: Invoicing): Promise<string> {
  const draft = await invoicing.createOneOffInvoice({
    customerId: 'globex',
    issue: 'draft',
    lines: [{ name: 'Setup', quantity: 1, unitPrice: '500.00' }],
  });
  const invoice = await invoicing.finalize(draft.id);
  return `${invoice.status} ${invoice.total}`;
}
