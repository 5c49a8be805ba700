import { type Broken, breaks, withDocument } from './broken.ts';
import { fullStatement as full } from './full-statement.ts';

/** VAT that EN 16931 lets pass and Factur-X EXTENDED does not. */
export const brokenExtended: readonly Broken[] = [
  breaks('facturx-extended')(
    'BR-FXEXT-S-09b',
    withDocument({
      vat: [{ taxable: '95.00', tax: '18.09', category: 'S', rate: '19' }],
      totals: { ...full.totals, vat: '18.09', withVat: '113.09', due: '100.04' },
    }),
  ),
];
