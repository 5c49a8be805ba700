import type { Statement } from 'oneoff/einvoice';
import {
  type Broken,
  breaks,
  clean,
  line,
  withAllowance,
  withBuyer,
  withCharge,
  withDocument,
  withItem,
  withLine,
  withLineAllowance,
  withLineCharge,
  withPayment,
  withReferences,
  withRow,
  withSeller,
  withTotals,
} from './broken.ts';
import { fullStatement as full } from './full-statement.ts';

const rule = breaks('en16931');
const noCountry = { ...full.seller.address, country: undefined };
const attachment = (mimeType: string): Statement =>
  withDocument({ attachments: [{ reference: 'a', content: { mimeType, fileName: 'a', base64: 'AA' } }] });

/** One statement for each rule of EN 16931 but those of the VAT categories. */
export const brokenEn16931: readonly Broken[] = [
  rule('BR-01', withDocument({ process: {} })),
  rule('BR-02', withDocument({ number: undefined })),
  rule('BR-03', withDocument({ issueDate: undefined })),
  rule('BR-04', withDocument({ typeCode: '' }), 'BR-CL-01'),
  rule('BR-05', withDocument({ currency: '' })),
  rule('BR-06', withSeller({ name: undefined })),
  rule('BR-07', withBuyer({ name: undefined })),
  rule('BR-08', withSeller({ address: undefined })),
  rule('BR-09', withSeller({ address: noCountry })),
  rule('BR-10', withBuyer({ address: undefined })),
  rule('BR-11', withBuyer({ address: noCountry })),
  rule('BR-12', withTotals({ lines: '' }), 'BR-CO-10', 'BR-CO-13'),
  rule('BR-13', withTotals({ withoutVat: '' }), 'BR-CO-13', 'BR-CO-15'),
  rule('BR-14', withTotals({ withVat: '' }), 'BR-CO-15', 'BR-CO-16'),
  rule('BR-15', withTotals({ due: '' }), 'BR-CO-16'),
  rule('BR-16', withDocument({ lines: [] }), 'BR-CO-10', 'BR-S-08'),
  rule('BR-17', withDocument({ payee: {} })),
  rule('BR-17', withDocument({ payee: { name: 'Acme GmbH' } }), 'UBL-SR-19'),
  rule('BR-17', withDocument({ payee: { name: 'Acme' } })),
  rule('UBL-SR-19', withDocument({ payee: { name: 'Acme GmbH' } }), 'BR-17'),
  rule('BR-18', withDocument({ taxRepresentative: { ...full.taxRepresentative, name: undefined } as never })),
  rule('BR-19', withDocument({ taxRepresentative: { ...full.taxRepresentative, address: undefined } as never })),
  rule('BR-20', withDocument({ taxRepresentative: { ...full.taxRepresentative, address: noCountry } as never })),
  rule('BR-56', withDocument({ taxRepresentative: { ...full.taxRepresentative, vatId: undefined } as never })),
  rule('BR-21', withLine({ id: '' })),
  rule('BR-22', withLine({ quantity: '' })),
  rule('BR-23', withLine({ unit: '' })),
  rule('BR-24', withLine({ amount: '' }), 'BR-CO-10', 'BR-S-08'),
  rule('BR-25', withItem({ name: undefined })),
  rule('BR-26', withLine({ price: { net: '' } })),
  rule('BR-27', withLine({ price: { net: '-50.00' } })),
  rule('BR-28', withLine({ price: { net: '50.00', gross: '-1.00' } })),
  rule('BR-29', withDocument({ period: { from: '2026-02-28', to: '2026-02-01' } })),
  rule('BR-30', withLine({ period: { from: '2026-02-28', to: '2026-02-01' } })),
  rule('BR-31', withAllowance({ amount: '' }), 'BR-CO-11', 'BR-S-08'),
  rule('BR-32', withAllowance({ category: undefined }), 'BR-S-08'),
  rule('BR-33', withAllowance({ reason: undefined, reasonCode: undefined })),
  rule('BR-36', withCharge({ amount: '' }), 'BR-CO-12', 'BR-S-08'),
  rule('BR-37', withCharge({ category: undefined }), 'BR-S-08'),
  rule('BR-38', withCharge({ reason: undefined, reasonCode: undefined })),
  rule('BR-41', withLineAllowance({ amount: '' })),
  rule('BR-42', withLineAllowance({ reason: undefined, reasonCode: undefined })),
  rule('BR-43', withLineCharge({ amount: '' })),
  rule('BR-44', withLineCharge({ reason: undefined, reasonCode: undefined })),
  rule('BR-45', withRow({ taxable: '' }), 'BR-CO-17', 'BR-S-08', 'BR-S-09'),
  rule('BR-46', withRow({ tax: '' }), 'BR-CO-14', 'BR-CO-17', 'BR-S-09'),
  rule('BR-47', withRow({ category: '' }), 'BR-S-01'),
  rule('BR-48', withRow({ rate: undefined }), 'BR-CO-17', 'BR-S-08', 'BR-S-09'),
  rule('BR-49', withPayment({ means: '' })),
  rule('BR-50', withPayment({ accounts: [{ account: '', iban: false }] })),
  rule('BR-52', withDocument({ attachments: [{ reference: '' }] })),
  rule('BR-53', withTotals({ vatInTaxCurrency: undefined })),
  rule('BR-54', withItem({ attributes: [{ name: 'colour', value: '' }] })),
  rule('BR-55', withDocument({ precedingInvoices: [{ number: '' }] })),
  rule('BR-57', withDocument({ delivery: { address: { city: 'Berlin' } } })),
  rule('BR-61', withPayment({ accounts: [] })),
  rule('BR-62', withSeller({ endpoint: { value: 'a' } })),
  rule('BR-63', withBuyer({ endpoint: { value: 'a' } })),
  rule('BR-64', withItem({ standardId: { value: 'a' } })),
  rule('BR-65', withItem({ classifications: [{ list: '', code: 'a' }] })),
  rule('BR-CO-03', withDocument({ taxPointEvent: '3' })),
  rule('BR-CO-04', withLine({ category: undefined }), 'BR-S-08'),
  rule('BR-CO-09', withSeller({ vatId: '??136695976' })),
  rule('BR-CO-09', withBuyer({ vatId: '??136695976' })),
  rule('BR-CO-09', withDocument({ taxRepresentative: { ...full.taxRepresentative, vatId: '??1' } as never })),
  rule('BR-CO-10', withTotals({ lines: '100.01', withoutVat: '95.01', withVat: '113.06', due: '100.01' })),
  rule('BR-CO-11', withTotals({ allowances: '10.01', withoutVat: '94.99', withVat: '113.04', due: '99.99' })),
  rule('BR-CO-12', withTotals({ charges: '5.01', withoutVat: '95.01', withVat: '113.06', due: '100.01' })),
  rule('BR-CO-13', withTotals({ withoutVat: '95.01', withVat: '113.06', due: '100.01' })),
  rule('BR-CO-14', withTotals({ vat: '18.06', withVat: '113.06', due: '100.01' })),
  rule('BR-CO-15', withTotals({ withVat: '113.06', due: '100.01' })),
  rule('BR-CO-16', withTotals({ due: '100.01' })),
  rule(
    'BR-CO-17',
    withDocument({
      vat: [{ taxable: '95.00', tax: '19.05', category: 'S', rate: '19' }],
      totals: { ...full.totals, vat: '19.05', withVat: '114.05', due: '101.00' },
    }),
    'BR-S-09',
  ),
  rule(
    'BR-CO-18',
    withDocument({ vat: [], totals: { ...full.totals, vat: '0', withVat: '95.00', due: '81.95' } }),
    'BR-S-01',
  ),
  rule('BR-CO-19', withDocument({ period: {} })),
  rule('BR-CO-20', withLine({ period: {} })),
  rule('BR-CO-25', withDocument({ dueDate: undefined, paymentTerms: undefined })),
  rule('BR-CO-26', withSeller({ vatId: undefined, registration: undefined, identifiers: [] })),
  rule('UBL-SR-16', withBuyer({ identifiers: [{ value: 'a' }, { value: 'b' }] }), 'FX-SCH-A-000163'),
  rule('BR-DEC-01', withAllowance({ amount: '10.000' })),
  rule('BR-DEC-02', withAllowance({ base: '100.000' })),
  rule('BR-DEC-05', withCharge({ amount: '5.000' })),
  rule('BR-DEC-06', withCharge({ base: '50.000' })),
  rule('BR-DEC-09', withTotals({ lines: '100.000' })),
  rule('BR-DEC-10', withTotals({ allowances: '10.000' })),
  rule('BR-DEC-11', withTotals({ charges: '5.000' })),
  rule('BR-DEC-12', withTotals({ withoutVat: '95.000' })),
  rule('BR-DEC-13', withTotals({ vat: '18.050' })),
  rule('BR-DEC-14', withTotals({ withVat: '113.050' })),
  rule('BR-DEC-15', withTotals({ vatInTaxCurrency: '200.000' })),
  rule('BR-DEC-16', withTotals({ paid: '13.000' })),
  rule('BR-DEC-17', withTotals({ rounding: '-0.050' })),
  rule('BR-DEC-18', withTotals({ due: '100.000' })),
  rule('BR-DEC-19', withRow({ taxable: '95.000' })),
  rule('BR-DEC-20', withRow({ tax: '18.050' })),
  rule('BR-DEC-23', withLine({ amount: '100.000' })),
  rule('BR-DEC-24', withLineAllowance({ amount: '10.000' })),
  rule('BR-DEC-25', withLineAllowance({ base: '100.000' })),
  rule('BR-DEC-27', withLineCharge({ amount: '5.000' })),
  rule('BR-DEC-28', withLineCharge({ base: '50.000' })),
  rule('BR-CL-01', withDocument({ typeCode: '381' })),
  rule('BR-CL-04', withDocument({ currency: 'EURO' })),
  rule('BR-CL-05', withDocument({ taxCurrency: 'XYZ' })),
  rule('BR-CL-06', withDocument({ taxPointDate: undefined, taxPointEvent: '5' })),
  rule('BR-CL-07', withReferences({ object: { scheme: 'QQQ', value: 'a' } })),
  rule('BR-CL-07', withLine({ object: { scheme: 'QQQ', value: 'a' } })),
  rule('BR-CL-08', withDocument({ notes: [{ subject: 'QQQQ', text: 'a' }] })),
  rule('BR-CL-08', withDocument({ notes: [{ text: 'order #123# done' }] })),
  rule('BR-CL-10', withSeller({ identifiers: [{ scheme: '9999', value: 'a' }] })),
  rule('BR-CL-10', withBuyer({ identifiers: [{ scheme: '9999', value: 'a' }] })),
  rule('BR-CL-10', withDocument({ payee: { name: 'Factor', identifier: { scheme: '9999', value: 'a' } } })),
  rule('BR-CL-11', withSeller({ registration: { scheme: '9999', value: 'a' } })),
  rule('BR-CL-11', withBuyer({ registration: { scheme: '9999', value: 'a' } })),
  rule('BR-CL-11', withDocument({ payee: { name: 'Factor', registration: { scheme: '9999', value: 'a' } } })),
  rule('BR-CL-13', withItem({ classifications: [{ list: 'HSN', code: 'a' }] })),
  rule('BR-CL-14', withSeller({ address: { ...full.seller.address, country: 'XK' } })),
  rule('BR-CL-14', withBuyer({ address: { ...full.buyer.address, country: 'UK' } })),
  rule('BR-CL-14', withDocument({ delivery: { address: { country: 'UK' } } })),
  rule(
    'BR-CL-14',
    withDocument({ taxRepresentative: { ...full.taxRepresentative, address: { country: 'UK' } } as never }),
  ),
  rule('BR-CL-15', withItem({ originCountry: 'UK' })),
  rule('BR-CL-16', withPayment({ means: 'sepa' })),
  rule('BR-CL-17', withRow({ category: 'X' }), 'BR-S-01'),
  rule('BR-CL-17', withAllowance({ category: 'X' }), 'BR-S-08'),
  rule('BR-CL-17', withCharge({ category: 'X' }), 'BR-S-08'),
  rule('BR-CL-18', withLine({ category: 'X' }), 'BR-S-08'),
  rule('BR-CL-19', withAllowance({ reasonCode: 'X' })),
  rule('BR-CL-19', withLineAllowance({ reasonCode: 'X' })),
  rule('BR-CL-20', withCharge({ reasonCode: 'X' })),
  rule('BR-CL-20', withLineCharge({ reasonCode: 'X' })),
  rule('BR-CL-21', withItem({ standardId: { scheme: '9999', value: 'a' } })),
  rule('BR-CL-22', withRow({ reasonCode: 'VATEX-NONSENSE' }), 'BR-S-10'),
  rule('BR-CL-23', withLine({ unit: 'hours' })),
  rule('BR-CL-24', attachment('application/xml')),
  rule('BR-CL-25', withSeller({ endpoint: { scheme: '1', value: 'a' } })),
  rule('BR-CL-25', withBuyer({ endpoint: { scheme: '1', value: 'a' } })),
  rule('BR-CL-26', withDocument({ delivery: { location: { scheme: '9999', value: 'a' } } })),
  rule('BR-IC-11', ofCategory('K', { delivery: { address: { country: 'FR' } }, period: undefined })),
  rule('BR-IC-12', ofCategory('K', { delivery: undefined })),
  rule('BR-O-11', mixed({ vat: ['O', 'Z'], lines: ['O'] }), 'BR-Z-01'),
  rule('BR-O-12', mixed({ vat: ['O'], lines: ['O', 'Z'] }), 'BR-Z-01'),
  rule('BR-O-13', mixed({ vat: ['O'], lines: ['O'], allowances: 'Z' }), 'BR-Z-01'),
  rule('BR-O-14', mixed({ vat: ['O'], lines: ['O'], charges: 'Z' }), 'BR-Z-01'),
  rule('BR-B-01', ofCategory('B', {}), 'FX-SCH-A-000179'),
  rule('BR-B-02', mixed({ vat: ['B', 'S'], lines: ['B', 'S'], country: 'IT' }), 'FX-SCH-A-000179'),
];

/** A document of one category, with no allowances. */
export function ofCategory(category: string, change: Parameters<typeof withDocument>[0]): Statement {
  const isRated = ['S', 'L', 'M', 'B'].includes(category);
  const rate = category === 'O' ? {} : { rate: isRated ? '10' : '0' };
  const tax = isRated ? '10.00' : '0.00';
  const due = isRated ? '110.00' : '100.00';
  const hasReason = ['E', 'AE', 'K', 'G', 'O'].includes(category);
  const parties = category === 'O' ? { vatId: undefined } : {};
  const { rate: _, ...plain } = line;
  return withDocument({
    allowances: [],
    charges: [],
    taxCurrency: undefined,
    taxRepresentative: undefined,
    seller: { ...full.seller, ...parties } as never,
    buyer: { ...full.buyer, ...parties } as never,
    totals: { lines: '100.00', withoutVat: '100.00', vat: tax, withVat: due, due },
    vat: [{ taxable: '100.00', tax, category, ...rate, ...(hasReason && { reason: 'why' }) }],
    lines: [{ ...plain, category, ...rate }],
    ...change,
  });
}

interface Mix {
  readonly vat: readonly string[];
  readonly lines: readonly string[];
  readonly allowances?: string;
  readonly charges?: string;
  readonly country?: string;
}

/** A document whose lines and rows are of these categories; what is not the first has the amount zero. */
function mixed({ vat, lines, allowances, charges, country }: Mix): Statement {
  const [first = ''] = vat;
  const plain = ofCategory(first, {});
  const rate = (category: string): object =>
    category === 'O' ? {} : { rate: category === 'S' || category === 'B' ? '10' : '0' };
  const at = country === undefined ? {} : { address: { ...full.seller.address, country } };
  const none = (category: string | undefined): Statement['allowances'] =>
    category === undefined ? [] : [{ amount: '0.00', reason: 'none', category, rate: '0' }];
  return clean({
    ...plain,
    seller: { ...plain.seller, ...at } as never,
    buyer: { ...plain.buyer, ...at } as never,
    ...(country !== undefined && { delivery: undefined as never }),
    allowances: none(allowances),
    charges: none(charges),
    vat: vat.map((category, index) =>
      index === 0 ? (plain.vat[0] as never) : { taxable: '0.00', tax: '0.00', category, ...rate(category) },
    ),
    lines: lines.map((category, index) =>
      index === 0
        ? (plain.lines[0] as never)
        : ({
            ...plain.lines[0],
            id: String(index),
            amount: '0.00',
            rate: undefined,
            category,
            ...rate(category),
          } as never),
    ),
  });
}
