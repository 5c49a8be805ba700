// The records of the Fluxrate example: a billing entity, its customers, and a table of tax rates by country.
import type { Directory, TaxResolver } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { countryTaxResolver } from './country-tax-resolver.ts';

/** The page names no countries; its 306.00 on 1,700.00 is 18 %, like India's GST. */
export const taxResolver: TaxResolver = countryTaxResolver({
  IN: { IN: { code: 'gst-18', name: 'GST', scheme: 'GST', rate: '18' } },
});

const address = { line1: '4 Church Street', city: 'Bengaluru', postalCode: '560001', country: 'IN' };

/** Looks up billing entities and customers; use your own database here. */
export const directory: Directory = memoryDirectory({
  billingEntities: [
    {
      id: 'seller',
      name: 'Northwind Analytics',
      email: 'billing@northwind.example',
      address,
      currency: 'USD',
      timeZone: 'UTC',
      paymentTerm: { type: 'net', days: 30 },
      numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: 'never', startAt: 55 },
    },
  ],
  customers: [
    {
      id: 'initech',
      name: 'Initech Ltd',
      email: 'accounts@initech.example',
      currency: 'USD',
      address: { ...address, line1: '17 Residency Road' },
    },
    { id: 'without-email', name: 'Postal Ltd', currency: 'USD', address },
    { id: 'without-country', name: 'No Address Ltd', email: 'hello@nowhere.example', currency: 'USD' },
    { id: 'abroad', name: 'Elsewhere GmbH', currency: 'USD', address: { city: 'Berlin', country: 'DE' } },
  ],
});
