// The records of the Solvimon example: a billing entity with a default tax, and customers with and without own taxes.
import type { Directory } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';

const address = { line1: 'Coolsingel 42', postalCode: '3011 AD', city: 'Rotterdam', country: 'NL' };

/** Looks up billing entities, customers, products and taxes. */
export const directory: Directory = memoryDirectory({
  billingEntities: [
    {
      id: 'solar',
      name: 'Solar Platforms B.V.',
      address: { line1: 'Herengracht 500', postalCode: '1017 CB', city: 'Amsterdam', country: 'NL' },
      taxIds: [{ country: 'NL', value: 'NL853746333B01' }],
      currency: 'EUR',
      timeZone: 'Europe/Amsterdam',
      taxCodes: ['btw-21'],
      paymentTerm: { type: 'net', days: 14 },
      numberSeries: { scope: 'billing_entity', pattern: '{YYYY}-{SEQ:5}', reset: { yearly: 1 } },
    },
  ],
  customers: [
    { id: 'globex', name: 'Globex N.V.', address, currency: 'EUR' },
    { id: 'reading-room', name: 'Stichting Leeszaal', address, currency: 'EUR', taxCodes: ['btw-9'] },
  ],
  addOns: [{ code: 'training_day', name: 'Training day', prices: { EUR: '900.00' } }],
  taxes: [
    { code: 'btw-21', name: 'BTW', scheme: 'VAT', rate: '21', category: 'S' },
    { code: 'btw-9', name: 'BTW', scheme: 'VAT', rate: '9', category: 'S' },
  ],
});
