import type { Statement } from 'oneoff/einvoice';
import { type Broken, breaks, clean, line } from './broken.ts';
import { fullStatement as full } from './full-statement.ts';

const rule = breaks('facturx-fr');
const SIREN = { scheme: '0002', value: '123456782' };
const MENTIONS = ['PMT', 'PMD', 'AAB'].map((subject) => ({ subject, text: subject }));
const noteWithout = (subject: string): object => ({ notes: MENTIONS.filter((note) => note.subject !== subject) });
const rated = <T extends object>(one: T): T => ({ ...one, rate: '20' });

const seller: Statement['seller'] = {
  ...full.seller,
  identifiers: [{ scheme: '0009', value: '12345678200010' }],
  registration: SIREN,
  endpoint: { scheme: '0225', value: '123456782' },
};
const buyer: Statement['buyer'] = {
  ...full.buyer,
  identifiers: [],
  registration: { scheme: '0002', value: '987654324' },
  endpoint: { scheme: '0225', value: '987654324' },
};

/** A French invoice that breaks no rule. */
export const frenchStatement: Statement = clean({
  ...full,
  process: { process: 'M1', specification: 'urn:cen.eu:en16931:2017' },
  seller,
  buyer,
  notes: MENTIONS,
  attachments: [],
  taxRepresentative: undefined as never,
  lines: full.lines.map(rated),
  allowances: full.allowances.map(rated),
  charges: full.charges.map(rated),
  vat: [{ taxable: '95.00', tax: '19.00', category: 'S', rate: '20' }],
  totals: { ...full.totals, vat: '19.00', withVat: '114.00', due: '100.95' },
});

const fr = (change: object): Statement => clean({ ...frenchStatement, ...change });
const ofSeller = (change: object): Statement => fr({ seller: { ...seller, ...change } });
const ofBuyer = (change: object): Statement => fr({ buyer: { ...buyer, ...change } });
const ids = (...identifiers: readonly (readonly [scheme: string, value: string])[]): object => ({
  identifiers: identifiers.map(([scheme, value]) => ({ scheme, value })),
});
const bar = (...texts: readonly string[]): object => ({
  notes: [...MENTIONS, ...texts.map((text) => ({ subject: 'BAR', text }))],
});
const french = rated(line);
const files = (...descriptions: readonly string[]): object => ({
  attachments: descriptions.map((description) => ({ reference: description, description })),
});
const kind = (process: string): object => ({ process: { ...frenchStatement.process, process } });

/** One statement for each rule of France. */
export const brokenFrance: readonly Broken[] = [
  rule('BR-FR-01', fr({ number: 'A'.repeat(36) })),
  rule('BR-FR-01', fr({ precedingInvoices: [{ number: 'A'.repeat(36) }] })),
  rule('BR-FR-02', fr({ number: 'INV 1' })),
  rule('BR-FR-02', fr({ precedingInvoices: [{ number: 'INV 1' }] })),
  rule('BR-FR-02', fr({ lines: [{ ...french, object: { value: 'meter 2' } }] })),
  rule('BR-FR-03', fr({ delivery: { date: '1999-12-31' } })),
  rule('BR-FR-04', fr({ typeCode: '326' })),
  rule('BR-FR-05', fr(noteWithout('PMT'))),
  rule('BR-FR-05', fr(noteWithout('AAB'))),
  rule('BR-FR-06', fr({ notes: [...MENTIONS, ...MENTIONS.slice(0, 1)] })),
  rule('BR-FR-08', fr(kind('X1'))),
  rule('BR-FR-MV-01', fr(kind('S8'))),
  rule('BR-FR-09', ofSeller(ids(['0009', '99999999900010']))),
  rule('BR-FR-09', ofBuyer(ids(['0009', '99999999900010']))),
  rule('BR-FR-10', ofSeller({ registration: { scheme: '0060', value: '1' } }), 'BR-FR-09'),
  rule('BR-FR-11', fr({ ...bar('B2B'), buyer: { ...buyer, registration: undefined } })),
  rule('BR-FR-12', ofBuyer({ endpoint: undefined })),
  rule('BR-FR-13', ofSeller({ endpoint: undefined })),
  rule('BR-FR-15', fr({ lines: [{ ...french, category: 'L' }], vat: [...frenchStatement.vat] }), 'BR-AF-01', 'BR-S-08'),
  rule('BR-FR-16', fr({ charges: [{ ...full.charges[0], amount: '5.00', category: 'S', rate: '21' }] }), 'BR-S-08'),
  rule('BR-FR-17', fr(files('PLAN'))),
  rule('BR-FR-18', fr(files('LISIBLE', 'LISIBLE'))),
  rule('BR-FR-20', fr(bar('B2X'))),
  rule('BR-FR-21', fr({ ...bar('B2B'), buyer: { ...buyer, endpoint: { scheme: '0225', value: '111111111' } } })),
  rule(
    'BR-FR-22',
    fr({ ...bar('B2B'), typeCode: '389', seller: { ...seller, endpoint: { scheme: '0225', value: '1' } } }),
  ),
  rule('BR-FR-23', ofSeller({ endpoint: { scheme: '0225', value: 'a b' } })),
  rule('BR-FR-23', ofBuyer({ endpoint: { scheme: '0225', value: 'a b' } })),
  rule('BR-FR-24', ofSeller(ids(['0224', 'a b']))),
  rule('BR-FR-25', ofSeller({ endpoint: { scheme: '0225', value: '1'.repeat(126) } })),
  rule('BR-FR-26', ofSeller(ids(['0224', 'a'.repeat(101)]))),
  rule('BR-FR-31', fr(bar('B2C', 'B2C'))),
  rule('BR-FR-32', ofBuyer({ registration: { scheme: '0002', value: '12' } })),
  rule('BR-FR-32', ofBuyer(ids(['0231', '12']))),
  rule('BR-FR-CO-04', fr({ typeCode: '384', precedingInvoices: [] })),
  rule('BR-FR-CO-05', fr({ kind: 'credit_note', typeCode: '381', precedingInvoices: [] })),
  rule('BR-FR-CO-07', fr({ dueDate: '2026-03-01' })),
  rule('BR-FR-CO-08', fr({ ...kind('S4'), typeCode: '386' })),
  rule('BR-FR-CO-09', fr(kind('S2'))),
  rule('BR-FR-CO-10', ofBuyer(ids(['0224', 'a'], ['0224', 'b'])), 'UBL-SR-16', 'FX-SCH-A-000164'),
  rule('BR-FR-CO-12', fr({ currency: 'USD' })),
  rule(
    'BR-FR-CO-14',
    fr({ seller: { ...seller, ...ids(['0231', '123456782']) }, taxRepresentative: full.taxRepresentative }),
  ),
  rule(
    'BR-FR-CO-15',
    fr({
      seller: { ...seller, ...ids(['0231', '123456782']) },
      notes: [...MENTIONS, { subject: 'TXD', text: 'MEMBRE_ASSUJETTI_UNIQUE' }],
    }),
  ),
  rule('BR-FR-DEC-01', fr({ totals: { ...frenchStatement.totals, paid: '13.000' } }), 'BR-DEC-16'),
  rule('BR-FR-DEC-02', fr({ lines: [{ ...french, quantity: '21.00001' }] })),
  rule('BR-FR-DEC-03', fr({ lines: [{ ...french, price: { net: '0.1234567' } }] })),
];
