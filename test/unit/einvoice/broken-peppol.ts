import type { Statement } from 'oneoff/einvoice';
import {
  type Broken,
  breaks,
  line,
  withAllowance,
  withBuyer,
  withDocument,
  withLine,
  withPayment,
  withReferences,
  withRow,
  withSeller,
  withTotals,
} from './broken.ts';
import { at, brokenNations } from './broken-nations.ts';
import { fullStatement as full } from './full-statement.ts';

const rule = breaks('peppol');
const id = (number: string): string => `PEPPOL-EN16931-${number}`;
const vatex = (reasonCode: string): Statement => withRow({ reasonCode });
const endpoint = (scheme: string, value: string): Statement => withSeller({ endpoint: { scheme, value } });

/** One statement for each rule of Peppol BIS Billing 3. */
export const brokenPeppol: readonly Broken[] = [
  rule(id('R001'), withDocument({ process: { specification: 'urn' } })),
  rule(id('R002'), at('FR', 'FR')),
  rule(id('R003'), withReferences({ buyer: undefined, purchaseOrder: undefined, salesOrder: undefined }), 'DE-R-015'),
  rule(id('R005'), withDocument({ taxCurrency: 'EUR' })),
  rule(id('R010'), withBuyer({ endpoint: undefined })),
  rule(id('R020'), withSeller({ endpoint: undefined })),
  rule(id('R040'), withAllowance({ percent: '11' })),
  rule(id('R041'), withAllowance({ base: undefined })),
  rule(id('R042'), withAllowance({ percent: undefined })),
  rule(id('R046'), withLine({ price: { ...line.price, gross: '56.00' } })),
  rule(id('R055'), withTotals({ vatInTaxCurrency: '-1.00' })),
  rule(id('R061'), withPayment({ means: '49', accounts: [] })),
  rule(id('R110'), withLine({ period: { from: '2026-01-31', to: '2026-02-01' } })),
  rule(id('R111'), withLine({ period: { from: '2026-02-01', to: '2026-03-01' } })),
  rule(id('R120'), withLine({ quantity: '22' })),
  rule(id('R121'), withLine({ price: { net: '50.00', baseQuantity: '0' } }), id('R120')),
  rule(id('P0100'), withDocument({ typeCode: '389' })),
  rule(id('P0101'), withDocument({ kind: 'credit_note', typeCode: '261' })),
  rule(id('P0112'), at('DE', 'FR', { typeCode: '326', notes: [] })),
  rule(id('CL008'), endpoint('EM', 'a@b.example')),
  rule(id('CL008'), withBuyer({ endpoint: { scheme: 'EM', value: 'a@b.example' } })),
  ...['G', 'O', 'IC', 'AE', 'D', 'F', 'I', 'J'].map((code, index) =>
    rule(
      id(`P010${4 + index}`.replace('P01010', 'P0110').replace('P01011', 'P0111')),
      vatex(`VATEX-EU-${code}`),
      'BR-S-10',
    ),
  ),
  rule('PEPPOL-COMMON-R040', endpoint('0088', '4012345000000')),
  rule('PEPPOL-COMMON-R041', endpoint('0192', '974760674')),
  rule('PEPPOL-COMMON-R042', endpoint('0184', '1234567')),
  rule('PEPPOL-COMMON-R043', endpoint('0208', '0123456789')),
  rule('PEPPOL-COMMON-R049', endpoint('0007', '5566778898')),
  rule('PEPPOL-COMMON-R050', endpoint('0151', '51824753557')),
  rule('PEPPOL-COMMON-R052', endpoint('0096', '123')),
  rule('PEPPOL-COMMON-R053', endpoint('0198', '12345678')),
  ...brokenNations,
];

/** Numbers of each scheme that are right. */
export const rightIdentifiers: readonly Statement[] = [
  endpoint('0088', '4012345000009'),
  endpoint('0192', '974760673'),
  endpoint('0184', 'DK12345678'),
  endpoint('0208', '0202239951'),
  endpoint('0007', '5566778899'),
  endpoint('0151', '51824753556'),
  endpoint('0096', '1234567890'),
  endpoint('0198', 'DK12345678'),
  full,
];
