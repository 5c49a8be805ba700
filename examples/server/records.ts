// The first records of an empty server: a billing entity, a customer, two add-ons, two taxes.
import type { AddOn, BillingEntity, Customer, Tax } from 'oneoff';

export const billingEntities: readonly BillingEntity[] = [
  {
    id: 'acme',
    name: 'Acme Software GmbH',
    address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
    taxIds: [{ country: 'DE', value: 'DE136695976' }],
    email: 'billing@acme.example',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    taxCodes: ['vat-19'],
    paymentTerm: { type: 'net', days: 30 },
    numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
  },
];

export const customers: readonly Customer[] = [
  {
    id: 'hooli',
    name: 'Hooli GmbH',
    address: { line1: 'Leopoldstraße 8', postalCode: '80802', city: 'München', country: 'DE' },
    taxIds: [{ country: 'DE', value: 'DE129273398' }],
    currency: 'EUR',
  },
];

export const addOns: readonly AddOn[] = [
  { code: 'setup_fee', name: 'Setup fee', prices: { EUR: '500.00', USD: '550.00' } },
  { code: 'handbook', name: 'Handbook, printed', prices: { EUR: '18.99' }, taxCodes: ['vat-7'] },
];

export const taxes: readonly Tax[] = [
  { code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' },
  { code: 'vat-7', name: 'VAT', scheme: 'VAT', rate: '7', category: 'S' },
];
