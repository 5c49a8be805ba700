import { sheetOf } from 'oneoff/documents';
import * as languages from 'oneoff/documents/labels';
import { describe, expect, it } from 'vitest';
import { isCreditorReference, isQrIban, isQrReference } from '../../../src/documents/swiss/swiss-reference.ts';
import { swissInvoice } from './cases.ts';
import { issued, openNordwind, twelveInput } from './nordwind.ts';
import { readQr } from './read-qr.ts';

const plainIban = 'CH5800791123000889012';
const means = (iban: string, reference?: string, accountName?: string) => ({
  paymentMeans: [
    {
      type: 'credit_transfer',
      account: { iban },
      ...(reference && { reference }),
      ...(accountName && { accountName }),
    },
  ],
});
const slipOf = async (...args: Parameters<typeof swissInvoice>) =>
  sheetOf(await swissInvoice(...args), { locale: 'de-CH' }).payment?.slip ?? null;
const payloadOf = async (...args: Parameters<typeof swissInvoice>) => (await slipOf(...args))?.code.payload.split('\n');

describe('the payload of a Swiss payment slip (QR-bill 2.3)', () => {
  it('has the elements in their order, with a QR reference for a QR-IBAN', async () => {
    expect(await payloadOf()).toEqual([
      ...['SPC', '0200', '1', 'CH4431999123000889012'],
      ...['S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'],
      ...['', '', '', '', '', '', ''],
      ...['2741.09', 'CHF'],
      ...['S', 'Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse', '28', '9400', 'Rorschach', 'CH'],
      ...['QRR', '210000000003139471430009017', 'RE-2026-0118', 'EPD'],
    ]);
  });

  it('for another IBAN has a creditor reference, or none and then the number', async () => {
    expect((await payloadOf(means(plainIban, 'RF18 5390 0754 7034')))?.slice(27)).toEqual([
      'SCOR',
      'RF18539007547034',
      'RE-2026-0118',
      'EPD',
    ]);
    expect((await payloadOf(means(plainIban)))?.slice(27)).toEqual(['NON', '', 'RE-2026-0118', 'EPD']);
    expect((await payloadOf(means(plainIban, 'Auftrag 7')))?.slice(27)).toEqual(['NON', '', 'Auftrag 7', 'EPD']);
    // A QR reference belongs to a QR-IBAN alone.
    const quoted = '210000000003139471430009017';
    expect((await payloadOf(means(plainIban, quoted)))?.slice(27)).toEqual(['NON', '', quoted, 'EPD']);
  });

  it('names the account’s holder where it is not the seller', async () => {
    expect((await payloadOf(means(plainIban, undefined, 'Factoring Zürich AG')))?.[5]).toBe('Factoring Zürich AG');
  });

  it('leaves the payer empty where the address is not complete or is in another script', async () => {
    const empty = ['', '', '', '', '', '', ''];
    const [incomplete, greek] = [
      { customer: { address: { line1: 'Weg 1', city: 'Chur', country: 'CH' } } },
      { customer: { name: 'Παπαδόπουλος ΑΕ' } },
    ];
    for (const records of [incomplete, greek]) {
      expect((await payloadOf({}, records))?.slice(20, 27)).toEqual(empty);
      const payer = (await slipOf({}, records))?.payment.sections.at(-1);
      expect(payer).toEqual({ heading: 'Zahlbar durch (Name/Adresse)', lines: [] });
    }
  });

  it.each([
    ['to an account elsewhere', () => swissInvoice(means('DE89370400440532013000'))],
    ['to a QR-IBAN without its reference', () => swissInvoice(means('CH4431999123000889012'))],
    ['with a wrong check digit', () => swissInvoice(means('CH4431999123000889012', '210000000003139471430009018'))],
    ['where nothing is payable', () => swissInvoice({ lines: [{ name: 'Gratis', unitPrice: '0.00' }] })],
    ['without an address of the creditor', () => swissInvoice({}, { seller: { address: { country: 'CH' } } })],
    ['by a German seller', () => issued()],
    ['of a draft', () => openNordwind().createOneOffInvoice({ ...twelveInput, ...means(plainIban) } as never)],
  ])('is left out %s', async (_, make) => {
    expect(sheetOf(await make()).payment?.slip ?? null).toBeNull();
  });

  it('in euros is for payers in Switzerland; others get a GiroCode, but not for a QR-IBAN', async () => {
    const euros = { currency: 'EUR' };
    const abroad = { address: { line1: 'Weg 1', postalCode: '80802', city: 'München', country: 'DE' } };
    const payment = async (iban: string, customer: object) => {
      const records = { seller: { currency: 'EUR' }, customer: { currency: 'EUR', ...customer } };
      return sheetOf(await swissInvoice({ ...euros, ...means(iban) }, records)).payment;
    };
    const home = await payment(plainIban, {});
    expect([home?.slip?.currency.lines, home?.code]).toEqual([['EUR'], null]);
    const german = await payment(plainIban, abroad);
    expect([german?.slip, german?.code?.payload.slice(0, 3)]).toEqual([null, 'BCD']);
    expect((await payment('CH4431999123000889012', abroad))?.code).toBeNull();
  });

  it('a QR-IBAN without its reference is a warning', async () => {
    const mentions = async (changed: object) =>
      sheetOf(await swissInvoice(changed)).warnings.map(({ details }) => details?.['mention']);
    expect(await mentions(means('CH4431999123000889012', 'RE 7'))).toContain('qr_reference');
    expect(await mentions({})).not.toContain('qr_reference');
  });
});

describe('its code', () => {
  it.each([
    ['an ordinary one', {}, {}],
    ['umlauts', means(plainIban, 'Größe für Zoë, 100 € – “heute”'), {}],
    [
      'the longest texts',
      means(plainIban, 'ß'.repeat(140)),
      { seller: { name: 'ä'.repeat(70) }, customer: { name: 'Ž'.repeat(90) } },
    ],
  ])('of %s is read again, with the cross over its middle', async (_, changed, records) => {
    const code = (await slipOf(changed, records))?.code;
    const read = readQr(code?.modules ?? [], true);
    expect(read?.text).toBe(code?.payload);
    expect(read?.version).toBeLessThanOrEqual(25);
    expect(code?.modules.length).toBe(17 + 4 * (read?.version ?? 0));
  });
});

it('the words of a slip are those of SIX in four languages, and English in all others', async () => {
  const invoice = await swissInvoice();
  const titles = Object.values(languages).map(({ language }) => {
    const slip = sheetOf(invoice, { locale: language, languages: Object.values(languages) }).payment?.slip;
    return `${language} ${slip?.language} ${slip?.payment.title} / ${slip?.receipt.title}`;
  });
  expect(titles).toContain('de de Zahlteil / Empfangsschein');
  expect(titles).toContain('fr fr Section paiement / Récépissé');
  expect(titles).toContain('it it Sezione pagamento / Ricevuta');
  expect(titles.filter((one) => one.endsWith(' en Payment part / Receipt'))).toHaveLength(languages ? 13 : 0);
});

it('the sections of a slip show account, reference, information, payer and amount', async () => {
  const slip = await slipOf();
  const plain = (lines: readonly string[] = []) => lines.map((line) => line.replaceAll('\u00a0', ' '));
  expect(slip?.payment.sections.map(({ heading, lines }) => [heading, ...plain(lines)])).toEqual([
    ['Konto / Zahlbar an', 'CH44 3199 9123 0008 8901 2', 'Robert Schneider AG', 'Rue du Lac 1268', '2501 Biel'],
    ['Referenz', '21 00000 00003 13947 14300 09017'],
    ['Zusätzliche Informationen', 'RE-2026-0118'],
    ['Zahlbar durch', 'Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse 28', '9400 Rorschach'],
  ]);
  expect(slip?.receipt.sections.map(({ heading }) => heading)).not.toContain('Zusätzliche Informationen');
  expect(plain(slip?.amount.lines)).toEqual(['2 741.09']);
});

describe('check digits', () => {
  it.each(['210000000003139471430009017', '000000000000000000000000000', '000000000000000000000012348'])(
    '%s is checked modulo 10 recursive',
    (reference) => {
      const wrong = `${reference.slice(0, 26)}${(Number(reference.at(-1)) + 1) % 10}`;
      expect(isQrReference(wrong)).toBe(false);
    },
  );

  it('of the references of SIX are right', () => {
    expect(isQrReference('210000000003139471430009017')).toBe(true);
    expect(isCreditorReference('RF18539007547034')).toBe(true);
    expect(isCreditorReference('RF19539007547034')).toBe(false);
    expect(isCreditorReference('RF18')).toBe(false);
    expect([isQrIban('CH4431999123000889012'), isQrIban(plainIban), isQrIban('DE4431999123000889012')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
