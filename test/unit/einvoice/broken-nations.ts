import type { Statement } from 'oneoff/einvoice';
import { type Broken, breaks, clean, line } from './broken.ts';
import { fullStatement as full } from './full-statement.ts';

const rule = breaks('peppol');

/** The full statement between parties of two countries; their VAT ids fit. */
export function at(seller: string, buyer: string, change: object = {}): Statement {
  return clean({
    ...full,
    taxRepresentative: undefined as never,
    seller: party(seller, {}),
    buyer: party(buyer, {}) as never,
    ...change,
  });
}

const VAT: { readonly [country: string]: string } = { SE: 'SE556677889901', NO: 'NO974760673MVA', GR: 'EL094259216' };
const LEGAL: { readonly [country: string]: { readonly scheme: string; readonly value: string } } = {
  SE: { scheme: '0007', value: '5566778899' },
  NL: { scheme: '0106', value: '12345678' },
  DK: { scheme: '0184', value: '12345678' },
  IS: { scheme: '0196', value: '1234567890' },
};

function party(country: string, change: object): Statement['seller'] {
  const tax = country === 'SE' || country === 'IT' ? { taxNumber: undefined } : {};
  return {
    ...full.seller,
    identifiers: [{ scheme: '0088', value: '4012345000009' }],
    vatId: VAT[country] ?? `${country}123456789`,
    address: { ...full.seller.address, country },
    ...(LEGAL[country] && { registration: LEGAL[country] }),
    ...(country === 'GR' && { endpoint: { scheme: '9933', value: '094259216' } }),
    ...tax,
    ...change,
  } as Statement['seller'];
}

/** A seller and a buyer of one country; `notes` is empty, for Peppol takes one. */
const both = (country: string, seller: object, buyer: object, change: object = {}): Statement =>
  at(country, country, { notes: [], seller: party(country, seller), buyer: party(country, buyer), ...change });
const one = (country: string, seller: object, change: object = {}): Statement =>
  at(country, 'FR', { notes: [], seller: party(country, seller), ...change });
const pays = (change: object): object => ({
  payment: { means: '58', remittance: 'x', accounts: [{ account: '1', iban: false }], ...change },
});
const short = { address: { country: 'NL', city: 'Town' } };
const on = (country: string): object => ({ address: { ...full.seller.address, country } });
const eindagi = (reference: string): object => ({ attachments: [{ reference, description: 'EINDAGI' }] });

const NUMBER = '094259216|02/03/2026|0|1.1|A|1';
const MARK = { attachments: [{ reference: '400001', description: '##M.AR.K##' }] };
const greek = (seller: object = {}, buyer: object = {}, change: object = {}): Statement =>
  both('GR', seller, buyer, { number: NUMBER, ...MARK, ...change });
const part = (index: number, value: string): Statement => {
  const parts = NUMBER.split('|');
  parts[index] = value;
  return greek({}, {}, { number: parts.join('|') });
};

/** One statement for each national rule of Peppol. */
export const brokenNations: readonly Broken[] = [
  rule('NO-R-001', one('NO', { vatId: 'NO123456789MVA' })),
  rule('IT-R-001', one('IT', { taxNumber: 'x' })),
  rule('IT-R-002', one('IT', { address: { ...full.seller.address, line1: undefined, country: 'IT' } })),
  rule('IT-R-003', one('IT', { address: { ...full.seller.address, city: undefined, country: 'IT' } })),
  rule('IT-R-004', one('IT', { address: { ...full.seller.address, postalCode: undefined, country: 'IT' } })),
  rule('SE-R-001', one('SE', { vatId: 'SE5566778899' }, rated('25'))),
  rule('SE-R-002', one('SE', { vatId: 'SE55667788990A' }, rated('25'))),
  rule('SE-R-003', one('SE', { registration: { value: '55667788AB' } }, rated('25')), 'SE-R-013'),
  rule('SE-R-004', one('SE', { registration: { value: '123' } }, rated('25')), 'SE-R-013'),
  rule('SE-R-013', one('SE', { registration: { value: '5566778898' } }, rated('25'))),
  rule('SE-R-005', one('SE', { taxNumber: 'no' }, rated('25'))),
  rule('SE-R-006', one('SE', {})),
  rule('NL-R-001', one('NL', {}, { kind: 'credit_note', typeCode: '381', precedingInvoices: [] })),
  rule('NL-R-002', one('NL', short)),
  rule('NL-R-003', one('NL', { registration: { scheme: '0060', value: '1' } })),
  rule('NL-R-004', both('NL', {}, short)),
  rule('NL-R-005', both('NL', {}, { registration: { scheme: '0060', value: '1' } })),
  rule('NL-R-006', one('NL', {}, { taxRepresentative: { name: 'R', vatId: 'NL1', ...short } })),
  rule('NL-R-007', one('NL', {}, { payment: undefined })),
  rule('NL-R-008', both('NL', {}, {}, pays({ means: '10' }))),
  rule('NL-R-009', one('NL', {}, { references: { buyer: 'a' } })),
  rule('DK-R-002', one('DK', { registration: undefined })),
  rule('DK-R-014', one('DK', { registration: { scheme: '0060', value: '1' } })),
  rule(
    'DK-R-016',
    both(
      'DK',
      {},
      {},
      { kind: 'credit_note', typeCode: '381', totals: { ...full.totals, paid: '300.00', due: '-187.00' } },
    ),
  ),
  rule('DK-R-013', both('DK', { identifiers: [{ value: 'a' }] }, {}, pays({}))),
  rule('DK-R-017', both('DK', {}, { registration: { scheme: '0060', value: '1' } }, pays({}))),
  rule('DK-R-005', both('DK', {}, {}, pays({ means: '30' }))),
  rule('DK-R-006', both('DK', {}, {}, pays({ means: '42' }))),
  rule('DK-R-007', both('DK', {}, {}, pays({ means: '49', accounts: [], directDebit: { mandate: 'M' } }))),
  rule('DK-R-008', both('DK', {}, {}, pays({ means: '50', remittance: 'x' }))),
  rule(
    'DK-R-009',
    both('DK', {}, {}, pays({ means: '50', remittance: '04#12', accounts: [{ account: '1234567', iban: false }] })),
  ),
  rule('DK-R-010', both('DK', {}, {}, pays({ means: '93', remittance: 'x' }))),
  rule(
    'DK-R-011',
    both('DK', {}, {}, pays({ means: '93', remittance: '71#12', accounts: [{ account: '12345678', iban: false }] })),
  ),
  rule(
    'DK-R-003',
    both(
      'DK',
      {},
      {},
      { ...pays({}), lines: [{ ...line, item: { ...line.item, classifications: [{ list: 'TST', code: '1' }] } }] },
    ),
  ),
  rule('IS-R-002', one('IS', { registration: undefined })),
  rule('IS-R-003', one('IS', { address: { city: 'R', country: 'IS' } })),
  rule('IS-R-004', both('IS', {}, { registration: undefined })),
  rule('IS-R-005', both('IS', {}, { address: { city: 'R', country: 'IS' } })),
  rule('IS-R-006', one('IS', {}, pays({ means: '9' }))),
  rule('IS-R-007', one('IS', {}, pays({ means: '42' }))),
  rule('IS-R-008', one('IS', {}, eindagi('2026-4-30'))),
  rule('IS-R-009', one('IS', {}, { ...eindagi('2026-04-30'), dueDate: undefined })),
  rule('IS-R-010', one('IS', {}, eindagi('2026-03-30'))),
  rule('GR-R-001-1', greek({}, {}, { number: `${NUMBER}|2` })),
  rule('GR-R-001-2', part(0, '123456789')),
  rule('GR-R-001-3', part(1, '2026-03-02')),
  rule('GR-R-001-4', part(2, 'x')),
  rule('GR-R-001-5', part(3, '9.9')),
  rule('GR-R-001-6', part(4, '')),
  rule('GR-R-001-7', part(5, '')),
  rule('GR-R-002', greek({ tradingName: undefined })),
  rule('GR-R-003', greek({ vatId: 'EL123456788' }), 'GR-R-001-2'),
  rule('GR-R-004-1', greek({}, {}, { attachments: [] })),
  rule('GR-R-004-2', greek({}, {}, { attachments: [{ reference: 'x', description: '##M.AR.K##' }] })),
  rule(
    'GR-R-008-2',
    greek(
      {},
      {},
      {
        attachments: [
          ...MARK.attachments,
          ...['a', 'b'].map((url) => ({ reference: url, description: '##INVOICE|URL##', url })),
        ],
      },
    ),
  ),
  rule(
    'GR-R-008-3',
    greek({}, {}, { attachments: [...MARK.attachments, { reference: 'a', description: '##INVOICE|URL##' }] }),
  ),
  rule('GR-R-005', greek({}, { tradingName: undefined })),
  rule('GR-R-006', greek({}, { vatId: 'EL123456788' })),
  rule('GR-R-009', greek({ endpoint: { scheme: '0088', value: '4012345000009' } })),
  rule('GR-R-010', greek({}, { ...on('GR'), endpoint: { scheme: '0088', value: '4012345000009' } })),
];

/** The full statement's figures at another rate. */
function rated(rate: string): object {
  const change = <T extends { readonly rate?: string }>(all: readonly T[]): readonly T[] =>
    all.map((each) => ({ ...each, rate }));
  return {
    lines: change(full.lines),
    allowances: change(full.allowances),
    charges: change(full.charges),
    vat: [{ taxable: '95.00', tax: '23.75', category: 'S', rate }],
    totals: { ...full.totals, vat: '23.75', withVat: '118.75', due: '105.70' },
  };
}
