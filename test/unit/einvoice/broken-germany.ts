import type { Statement } from 'oneoff/einvoice';
import { type Broken, breaks, withBuyer, withDocument, withPayment, withReferences, withSeller } from './broken.ts';
import { ofCategory } from './broken-en16931.ts';
import { fullStatement as full } from './full-statement.ts';

const address = (change: object): object => ({ address: { ...full.seller.address, ...change } });
const contact = (change: object): object => ({ contact: { ...full.seller.contact, ...change } });
const delivery = (change: object): Statement =>
  withDocument({ delivery: { address: { ...full.seller.address, country: 'DE', ...change } } });
const account = { account: 'DE02120300000000202051', iban: true };
const card = { digits: '1234' };
const directDebit = { mandate: 'M', creditor: 'DE98ZZZ09999999999', account: 'DE02120300000000202051' };
const file = (reference: string): Statement['attachments'][number] => ({
  reference,
  content: { mimeType: 'application/pdf', fileName: 'a.pdf', base64: 'AA' },
});

/** What breaks each of the German rules; their numbers are those of BR-DE. */
const CASES: readonly (readonly [number: string, statement: Statement, ...also: readonly string[]])[] = [
  ['1', withDocument({ payment: undefined })],
  ['2', withSeller({ contact: undefined })],
  ['3', withSeller(address({ city: undefined }))],
  ['4', withSeller(address({ postalCode: undefined }))],
  ['5', withSeller(contact({ name: undefined }))],
  ['6', withSeller(contact({ phone: undefined }))],
  ['7', withSeller(contact({ email: undefined }))],
  ['8', withBuyer(address({ city: undefined }))],
  ['9', withBuyer(address({ postalCode: undefined }))],
  ['10', delivery({ city: undefined })],
  ['11', delivery({ postalCode: undefined })],
  ['14', ofCategory('O', { seller: { ...full.seller, vatId: undefined } as never })],
  ['15', withReferences({ buyer: undefined })],
  [
    '16',
    withDocument({
      seller: { ...full.seller, vatId: undefined, taxNumber: undefined } as never,
      taxRepresentative: undefined,
    }),
    'BR-S-02',
    'BR-S-03',
    'BR-S-04',
  ],
  ['18', withDocument({ paymentTerms: '#SKONTO#TAGE=10#PROZENT=2#' })],
  ['22', withDocument({ attachments: [file('a'), file('b')] })],
  ['23-a', withPayment({ accounts: [] }), 'BR-61'],
  ['23-b', withPayment({ card })],
  ['24-a', withPayment({ means: '48', accounts: [] })],
  ['24-b', withPayment({ means: '48', card, accounts: [account] })],
  ['25-a', withPayment({ means: '59', accounts: [] }), 'PEPPOL-EN16931-R061'],
  ['25-b', withPayment({ means: '59', directDebit, accounts: [account] })],
  ['30', withPayment({ means: '49', accounts: [], directDebit: { ...directDebit, creditor: undefined } })],
  ['31', withPayment({ means: '49', accounts: [], directDebit: { ...directDebit, account: undefined } })],
];

const xrechnung = breaks('xrechnung');
const peppol = breaks('peppol');

/** `23-a` is DE-R-023-1 where Peppol has the rule. */
const peppolId = (number: string): string => {
  const [digits = '', letter] = number.split('-');
  return `DE-R-${digits.padStart(3, '0')}${letter === undefined ? '' : letter === 'a' ? '-1' : '-2'}`;
};

/** The German rules, as XRechnung and as Peppol name them. */
export const brokenGermany: readonly Broken[] = CASES.flatMap(([number, statement, ...also]) => [
  xrechnung(`BR-DE-${number}`, statement, ...also),
  peppol(peppolId(number), statement, ...also),
]);

/** In CII alone, a tax currency in which VAT below zero is rounded to zero. */
const { totals } = ofCategory('Z', {});
export const brokenSign: Broken = xrechnung(
  'PEPPOL-EN16931-R055',
  ofCategory('Z', { taxCurrency: 'SEK', totals: { ...totals, vatInTaxCurrency: '-0.10' } }),
);
