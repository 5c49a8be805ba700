import type { InvoiceLine, InvoiceTax } from '../../invoice/invoice.ts';

/** A line with every field filled. */
export const sampleLine: InvoiceLine = {
  id: 'line-1',
  addOn: 'setup_fee',
  name: 'Einrichtung',
  description: 'Zeile 1\nZeile 2',
  group: 'Projekt',
  quantity: '1.000000000001',
  unit: 'HUR',
  unitPrice: '999999999999998.99',
  baseQuantity: '100',
  period: { from: '2025-02-01T00:00:00Z', to: '2025-02-28T23:59:59.123456789+01:00' },
  note: 'Wie „besprochen“',
  item: {
    ids: { seller: 'S-1', buyer: 'B"1', standard: { scheme: '0160', value: '04012345678901' } },
    classifications: [{ list: 'STI', version: '2008', code: '86000000' }],
    originCountry: 'CN',
    attributes: [{ name: 'Farbe', value: 'grün' }],
  },
  references: { orderLine: '10', accounting: 'KST 7', object: { scheme: 'MG', value: '4711' } },
  taxPointDate: '2025-02-27',
  taxDate: '2025-02-27',
  amount: '999999999999999.99',
  taxAmount: '190000000000000.00',
  total: '1189999999999999.99',
  taxes: [{ code: 'vat-19', rate: '19', category: 'S', amount: '190000000000000.00' }],
  taxSource: 'add_on',
  withholdings: [{ code: 'irpf-19', rate: '19', amount: '189999999999999.99' }],
  deposit: 'deposit',
  metadata: { b: '2', a: '1' },
};

/** A tax row with every field filled. */
export const sampleTax: InvoiceTax = {
  code: 'vat-19',
  name: 'MwSt. „19 %“',
  scheme: 'VAT',
  rate: '19',
  category: 'S',
  exemption: { code: 'VATEX-EU-AE', text: 'Reverse charge' },
  jurisdiction: 'DE-BE',
  taxableAmount: '999999999999999.99',
  amount: '190000000000000.00',
};
