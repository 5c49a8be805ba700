// The one company that bills, and its taxes: configuration, not rows.
import type { BillingEntity, Tax } from 'oneoff';

export const seller: BillingEntity = {
  id: 'shop',
  name: 'Werkzeug GmbH',
  address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
  taxIds: [{ country: 'DE', type: 'vat', value: 'DE136695976' }],
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['vat-19'],
  paymentTerm: { type: 'net', days: 14 },
  numberSeries: { scope: 'billing_entity', pattern: 'RE-{YYYY}-{SEQ:5}', reset: { yearly: 1 } },
};

export const taxes: readonly Tax[] = [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }];
