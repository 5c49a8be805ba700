// The billing entity, the customer and the tax of these examples.
import { memoryDirectory } from 'oneoff/memory';

export const directory = memoryDirectory({
  billingEntities: [
    {
      id: 'acme',
      name: 'Acme GmbH',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      taxCodes: ['vat-19'],
      numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' },
    },
  ],
  customers: [{ id: 'hooli', name: 'Hooli GmbH' }],
  taxes: [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
});

/** One line: a setup fee of 500.00. */
export const setup = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '500.00' }] };
