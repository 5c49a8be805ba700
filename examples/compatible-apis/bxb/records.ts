// The records of the bxb example: a billing entity with a default tax, and two customers.
import type { Directory } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';

/** A customer without a currency: billed in USD, unless the request has another one. */
export const WAYNE = '7a0c6f7e-3f0e-4c39-9f0e-0d2b7f4f1f10';
/** A customer with its own taxes, billed in JPY. */
export const KAIJU = '2f9d1a34-6b1c-4f6e-8a53-7c0f4b8e9d21';
/** The seller. */
export const BRICKS = 'b0f1a2c4-5a7b-4a86-8a35-1f6f0c8b9e21';

/** Looks up billing entities, customers and taxes; use your own database here. */
export const directory: Directory = memoryDirectory({
  billingEntities: [
    {
      id: BRICKS,
      name: 'Bricks by Bytes Inc.',
      address: { line1: '77 Mission Street', city: 'San Francisco', region: 'CA', postalCode: '94105', country: 'US' },
      currency: 'USD',
      timeZone: 'UTC',
      taxCodes: ['sf-sales'],
      paymentTerm: { type: 'net', days: 30 },
      numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:6}', reset: 'never' },
    },
  ],
  customers: [
    {
      id: WAYNE,
      name: 'Wayne Enterprises',
      address: { line1: '1007 Mountain Drive', city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
    },
    { id: KAIJU, name: 'Kaiju K.K.', currency: 'JPY', taxCodes: ['jp-10'], address: { city: 'Tokyo', country: 'JP' } },
  ],
  taxes: [
    { code: 'sf-sales', name: 'Sales tax', scheme: 'sales', rate: '8.625' },
    { code: 'jp-10', name: 'Consumption tax', scheme: 'GST', rate: '10' },
  ],
});
