import type { Invoice } from 'oneoff';
import { sheetOf } from 'oneoff/documents';
import { describe, expect, it } from 'vitest';
import { issued, openNordwind, twelveInput } from './nordwind.ts';
import { readQr } from './read-qr.ts';

const transfer = { type: 'credit_transfer', account: { iban: 'DE89370400440532013000' } };

describe('the code that fills a transfer (EPC069-12)', () => {
  it('has the account, the amount and what to quote', async () => {
    const code = sheetOf(await issued()).payment?.code;
    expect(code?.payload.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'COBADEFFXXX',
      'Nordwind Systemtechnik GmbH',
      'DE89370400440532013000',
      'EUR15253.36',
      '',
      '',
      'RE-2026-0118',
    ]);
  });

  it.each([
    ['an ordinary one', {}, {}],
    ['umlauts and other scripts', { reference: 'Größe für Zoë – 漢字' }, { name: 'Παπαδόπουλος & Söhne ΑΕ' }],
    ['the longest texts', { reference: 'ß'.repeat(140), accountName: 'ä'.repeat(70) }, {}],
    ['the smallest digits', { reference: '1' }, {}],
  ])('of %s is read again: UTF-8, version 13 at most', async (_, more, seller) => {
    const code = sheetOf(await issued({ paymentMeans: [{ ...transfer, ...more }] }, { seller })).payment?.code;
    const read = readQr(code?.modules ?? []);
    expect(read?.text).toBe(code?.payload);
    expect(read?.version).toBeLessThanOrEqual(13);
    const [tag, version, characterSet, transferType, ...rest] = read?.text.split('\n') ?? [];
    expect([tag, version, characterSet, transferType]).toEqual(['BCD', '002', '1', 'SCT']);
    expect(rest[3]).toMatch(/^EUR\d{1,9}\.\d{2}$/);
    // Either a structured reference or a text, never both.
    expect(rest[5]).toBe('');
  });

  it.each([
    ['0.00', false],
    ['0.01', true],
    ['999999999.99', true],
    ['1000000000.00', false],
  ])('for %s is there: %s', async (amountPayable, isThere) => {
    const invoice = { ...(await issued()), amountPayable } as Invoice;
    expect((sheetOf(invoice).payment?.code ?? null) !== null).toBe(isThere);
  });

  it('is square, with a finder pattern in three corners', async () => {
    const modules = sheetOf(await issued()).payment?.code?.modules ?? [];
    const size = modules.length;
    expect((size - 17) % 4).toBe(0);
    for (const row of modules) expect(row.length).toBe(size);
    for (const [y, x] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      expect(modules[y]?.slice(x, x + 7)).toEqual(Array(7).fill(true));
      expect(modules[y + 1]?.slice(x, x + 7)).toEqual([true, false, false, false, false, false, true]);
    }
  });

  it('has at most 331 bytes and 70 characters of a name, none cut in half', async () => {
    const invoice = await issued(
      { paymentMeans: [{ ...transfer, reference: '漢'.repeat(140) }] },
      { seller: { name: `${'𠮷'.repeat(80)} GmbH` } },
    );
    const lines = sheetOf(invoice).payment?.code?.payload.split('\n') ?? [];
    expect([...(lines[5] as string)].length).toBeLessThanOrEqual(70);
    expect(new TextEncoder().encode(lines.join('\n')).length).toBeLessThanOrEqual(331);
  });

  it('a line break in a text does not begin another element', async () => {
    const invoice = await issued();
    const means = [{ ...transfer, accountName: 'Nordwind\nDE00', reference: 'a\r\nb' }];
    const lines = sheetOf({ ...invoice, paymentMeans: means as never }).payment?.code?.payload.split('\n');
    expect(lines?.[5]).toBe('Nordwind DE00');
    expect(lines?.[10]).toBe('a b');
  });

  it.each([
    ['without an IBAN', { paymentMeans: [{ type: 'credit_transfer', account: { number: '12345' } }] }],
    ['without a way to pay', { paymentMeans: undefined }],
    ['where nothing is payable', { lines: [{ name: 'Gratis', unitPrice: '0.00' }] }],
  ])('is left out %s', async (_, changed) => {
    expect(sheetOf(await issued(changed)).payment?.code ?? null).toBeNull();
  });

  it('is left out of a draft, which is not payable', async () => {
    const draft = await openNordwind().createOneOffInvoice(twelveInput as never);
    expect(sheetOf(draft).payment?.code).toBeNull();
  });

  it('asks for the balance where payments are shown', async () => {
    const invoicing = openNordwind();
    const { id } = await invoicing.createOneOffInvoice({ ...twelveInput, issue: 'now' } as never);
    const invoice = await invoicing.recordPayment(id, { amount: '5000.00' });
    expect(sheetOf(invoice).payment?.code?.payload).toContain('EUR15253.36');
    expect(sheetOf(invoice, { show: 'settlement' }).payment?.code?.payload).toContain('EUR10253.36');
  });
});
