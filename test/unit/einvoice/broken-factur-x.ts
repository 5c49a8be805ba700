import type { Statement } from 'oneoff/einvoice';
import {
  type Broken,
  breaks,
  withAllowance,
  withBuyer,
  withCharge,
  withDocument,
  withLine,
  withRow,
  withSeller,
} from './broken.ts';
import { fullStatement as full } from './full-statement.ts';

const rule = breaks('facturx-en16931');
const extended = breaks('facturx-extended');
const NEW_SCHEME = { scheme: '0244', value: '1' };

/** What EN 16931 lets pass and Factur-X does not. */
export const brokenFacturX: readonly Broken[] = [
  rule('FX-SCH-A-000031', withSeller({ endpoint: { scheme: '0219', value: '1' } })),
  rule('FX-SCH-A-000031', withBuyer({ endpoint: { scheme: '0220', value: '1' } })),
  rule('FX-SCH-A-000031', withSeller({ identifiers: [NEW_SCHEME] })),
  rule('FX-SCH-A-000031', withBuyer({ identifiers: [NEW_SCHEME] })),
  rule('FX-SCH-A-000031', withDocument({ payee: { name: 'Factor', identifier: NEW_SCHEME } })),
  rule('FX-SCH-A-000031', withDocument({ delivery: { ...full.delivery, location: NEW_SCHEME } })),
  rule('FX-SCH-A-000040', withDocument({ currency: 'STD' })),
  rule('FX-SCH-A-000040', withDocument({ taxCurrency: 'STD' })),
  rule('FX-SCH-A-000163', withBuyer({ identifiers: [{ value: '1' }, { value: '2' }] })),
  rule('FX-SCH-A-000164', withBuyer({ identifiers: ['0088', '0060'].map((scheme) => ({ scheme, value: '1' })) })),
  rule('FX-SCH-A-000179', withLine({ category: 'B' }), 'BR-S-08', 'BR-B-01', 'BR-B-02'),
  rule('FX-SCH-A-000179', withRow({ category: 'B' }), 'BR-S-01', 'BR-B-01', 'BR-B-02'),
  rule('FX-SCH-A-000179', withAllowance({ category: 'B' }), 'BR-S-08', 'BR-B-01', 'BR-B-02'),
  rule('FX-SCH-A-000179', withCharge({ category: 'B' }), 'BR-S-08', 'BR-B-01', 'BR-B-02'),
  extended('FX-SCH-A-000031', withSeller({ endpoint: { scheme: '0219', value: '1' } })),
  extended(
    'BR-FXEXT-S-09b',
    withDocument({
      vat: [{ taxable: '95.00', tax: '18.09', category: 'S', rate: '19' }],
      totals: { ...full.totals, vat: '18.09', withVat: '113.09', due: '100.04' },
    }),
  ),
];

/** What other profiles of Factur-X refuse and EXTENDED takes. */
export const rightExtended: readonly Statement[] = [
  withSeller({ identifiers: [NEW_SCHEME] }),
  withDocument({ payee: { name: 'Acme GmbH' } }),
  // Three cents off 18.0538, which is 18.05: one for the line, the allowance and the charge.
  withDocument({
    vat: [{ taxable: '95.02', tax: '18.02', category: 'S', rate: '19' }],
    totals: { ...full.totals, vat: '18.02', withVat: '113.02', due: '99.97' },
  }),
];
