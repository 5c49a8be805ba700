import { policies, validateBillingEntity, validateCustomer, validateOneOffInvoice } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, first, INPUT, openAcme, rejection } from '../acme.ts';

const line = first(INPUT.lines);
const transfer = (members: object): object => ({ paymentMeans: [{ type: 'credit_transfer', ...members }] });
const iban = 'DE89370400440532013000';

/** `code path meant` of the faults of an input. */
const faultsOf = (input: object): readonly string[] =>
  validateOneOffInvoice({ ...INPUT, ...input }).map(
    ({ code, path, details }) => `${code} ${path}${details?.['meant'] ? ` ${details['meant']}` : ''}`,
  );

describe('a code that is not on its list', () => {
  it.each<[string, object, string]>([
    ['unit PCE', { lines: [{ ...line, unit: 'PCE' }] }, 'code.unknown /lines/0/unit H87'],
    ['unit HR', { lines: [{ ...line, unit: 'HR' }] }, 'code.unknown /lines/0/unit HUR'],
    ['unit Stück', { lines: [{ ...line, unit: 'Stück' }] }, 'code.unknown /lines/0/unit H87'],
    ['unit hours', { lines: [{ ...line, unit: 'hours' }] }, 'code.unknown /lines/0/unit HUR'],
    ['country UK', { deliverTo: { address: { country: 'UK' } } }, 'code.unknown /deliverTo/address/country GB'],
    ['country EL', { deliverTo: { address: { country: 'EL' } } }, 'code.unknown /deliverTo/address/country GR'],
    ['country XX', { deliverTo: { address: { country: 'XX' } } }, 'code.unknown /deliverTo/address/country'],
    ['means SEPA', transfer({ code: 'SEPA', account: { iban } }), 'code.unknown /paymentMeans/0/code 58'],
    ['other means sepa', { paymentMeans: [{ type: 'other', code: 'sepa' }] }, 'code.unknown /paymentMeans/0/code 58'],
    [
      'IBAN with one digit changed',
      transfer({ account: { iban: 'DE89370400440532013001' } }),
      'iban.invalid /paymentMeans/0/account/iban',
    ],
    [
      'IBAN with blanks',
      transfer({ account: { iban: 'DE89 3704 0044 0532 0130 00' } }),
      `iban.invalid /paymentMeans/0/account/iban ${iban}`,
    ],
    ['BIC', transfer({ account: { iban }, bic: 'COBAXXFF' }), 'bic.invalid /paymentMeans/0/bic'],
    ['an IBAN beside the account', transfer({ iban, account: { iban } }), 'field.unknown /paymentMeans/0/iban account'],
    ['note subject', { notes: [{ text: 'x', subject: 'tax' }] }, 'code.unknown /notes/0/subject TXD'],
    ['tax point event', { taxPointEvent: 'delivery' }, 'code.unknown /taxPointEvent 35'],
    [
      'MIME type',
      { attachments: [{ name: 'a', mimeType: 'pdf', content: 'YQ==' }] },
      'code.unknown /attachments/0/mimeType application/pdf',
    ],
    [
      'object scheme',
      { references: { object: { scheme: 'NOPE', value: '1' } } },
      'code.unknown /references/object/scheme',
    ],
    ['origin', { lines: [{ ...line, item: { originCountry: 'UK' } }] }, 'code.unknown /lines/0/item/originCountry GB'],
    [
      'GTIN scheme',
      { lines: [{ ...line, item: { ids: { standard: { scheme: '9999', value: '1' } } } }] },
      'code.unknown /lines/0/item/ids/standard/scheme',
    ],
    [
      'classification',
      { lines: [{ ...line, item: { classifications: [{ list: 'CPV', code: '1' }] } }] },
      'code.unknown /lines/0/item/classifications/0/list STI',
    ],
  ])('is refused with the code that was meant: %s', (_, input, expected) => {
    const [found, ...others] = faultsOf(input);
    expect(others).toEqual([]);
    expect(found).toContain(expected);
  });

  it('is refused in a record, before the first invoice', () => {
    const [seller] = acmeRecords().billingEntities;
    const codes = (record: object): readonly string[] =>
      validateBillingEntity({ ...seller, ...record }).map(({ code, path }) => `${code} ${path}`);
    expect(codes({ address: { country: 'UK' } })).toEqual(['code.unknown /address/country']);
    expect(codes({ electronicAddress: { scheme: '0000', value: 'x' } })).toEqual([
      'code.unknown /electronicAddress/scheme',
    ]);
    expect(codes({ identifiers: [{ scheme: 'GLN', value: 'x' }] })).toEqual(['code.unknown /identifiers/0/scheme']);
    expect(codes({ registrationId: { scheme: 'HRB', value: 'x' } })).toEqual(['code.unknown /registrationId/scheme']);
    expect(codes(transfer({ account: { iban: 'DE88370400440532013000' } }))).toEqual([
      'iban.invalid /paymentMeans/0/account/iban',
    ]);
    expect(codes({ taxIds: [{ country: 'EL', value: 'EL123456789' }] })).toEqual(['code.unknown /taxIds/0/country']);
    expect(
      validateCustomer({ id: 'a', name: 'A', taxExemption: { category: 'E', exemption: { code: 'VATEX-EU-G' } } }),
    ).toMatchObject([
      { code: 'tax.exemption_category', path: '/taxExemption/exemption/code', details: { meant: 'G' } },
    ]);
  });

  it('is any text for a host that opts out, from the record to the issued invoice', async () => {
    const records = acmeRecords();
    records.customers[0] = { ...first(records.customers), address: { country: 'UK' } };
    expect(() => memoryDirectory(records)).toThrowError(/GB/);
    const directory = memoryDirectory({ ...records, codeLists: 'unchecked' });
    const lines = [{ ...line, unit: 'Stück' }];
    const { invoicing } = openAcme({ directory, policy: { ...policies.standard, codeLists: 'unchecked' } });
    expect(await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', lines })).toMatchObject({
      customer: { address: { country: 'UK' } },
      lines: [{ unit: 'Stück' }],
    });
    const refused = openAcme({ directory }).invoicing.createOneOffInvoice(INPUT);
    expect(await rejection(refused)).toMatchObject({ code: 'code.unknown' });
  });
});

describe('a text that no XML document can carry', () => {
  it.each(['\u0002', '\u000B', '\uFFFE', '\uFFFF', '\u0000', '\uD800'])('is refused everywhere: %j', (character) => {
    const text = `a${character}b`;
    for (const input of [
      { memo: text },
      { purchaseOrderNumber: text },
      { notes: [{ text }] },
      { references: { project: text } },
      { customFields: { a: text } },
      { metadata: { [text]: 'a' } },
      { paymentMeans: [{ type: 'other', code: '10', text }] },
      { lines: [{ ...line, name: text }] },
      { lines: [{ ...line, note: text }] },
      { lines: [{ ...line, item: { attributes: [{ name: text, value: 'x' }] } }] },
    ])
      expect(faultsOf(input).map((one) => one.split(' ')[0])).toEqual(['text.invalid']);
    expect(validateCustomer({ id: 'a', name: text })).toMatchObject([{ code: 'text.invalid', path: '/name' }]);
  });

  it('does not mean tabs and line breaks, nor any other script', () => {
    expect(faultsOf({ memo: 'a\tb\r\nc\u0085 שלום 👩‍👩‍👧 𝄞' })).toEqual([]);
  });
});

describe('a number prefix', () => {
  it.each([' ', 'A B', 'A\nB', 'A\u2028', 'A\u202E', 'A\u200B', 'A\u00A0', 'A\u0002', 'A\uFFFE', 'A\uFEFF'])(
    'holds nothing that a reader cannot see: %j',
    (numberPrefix) => {
      const faults = validateBillingEntity({ ...acmeRecords().billingEntities[0], numberPrefix });
      expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
        numberPrefix === ' ' ? 'text.empty /numberPrefix' : 'text.invalid /numberPrefix',
      ]);
    },
  );
  it.each(['ACME', 'PIE-4C2A', 'ÄÖ/1', '株式'])('may be %s', (numberPrefix) => {
    expect(validateBillingEntity({ ...acmeRecords().billingEntities[0], numberPrefix })).toEqual([]);
  });
});
