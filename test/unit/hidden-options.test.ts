import { createInvoicing, validateDraftUpdate, validateOneOffInvoice } from 'oneoff';
import { renderAccountHtml, renderReceiptHtml, sheetOf } from 'oneoff/documents';
import { eInvoiceRules } from 'oneoff/einvoice';
import { checkOrigin, createInvoicingHandler } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectory, memoryStore } from 'oneoff/memory';
import { renderAccountPdf, renderReceiptPdf } from 'oneoff/pdf';
import {
  fromDrizzle,
  fromKnex,
  fromKysely,
  fromPostgresJs,
  fromPrisma,
  poolFromPostgresJs,
  postgresStore,
} from 'oneoff/postgres';
import { standardVat } from 'oneoff/vat-rates';
import { afterCommit, payloadOf, wakeAfterCommit } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme, reasonsOf } from './acme.ts';
import { eventOfType } from './webhooks/samples.ts';

const { invoicing, store } = openAcme();
const directory = memoryDirectory(acmeRecords());
const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
const paid = await invoicing.recordPayment(id, { amount: '1.00' });
const event = await eventOfType('invoice.finalized');
const foreign = new Request('https://billing.example/', { method: 'POST', headers: { origin: 'https://a' } });

async function refusalOf(call: () => unknown): Promise<readonly string[]> {
  return (async () => call())().then(() => ['accepted'], reasonsOf);
}

describe('options and filters that would be read as empty', () => {
  const deliveries = memoryDeliveryStore();
  it.each<[what: string, call: () => unknown, reason: string]>([
    ['a Map', () => memoryStore(new Map([['deliveries', deliveries]]) as never), 'field.type '],
    ['a promise that was not awaited', () => memoryStore(Promise.resolve({ deliveries }) as never), 'field.type '],
    ['a Set', () => postgresStore({ pool: { connect() {}, query() {} } } as never, new Set() as never), 'field.type '],
    ['what is inherited', () => memoryStore(Object.create({ deliveries })), 'field.unknown /deliveries'],
    [
      'an inherited tenant',
      () => createInvoicing(Object.assign(Object.create({ tenant: 'b' }), { store, directory })),
      'field.unknown /tenant',
    ],
    [
      'inherited origins',
      () =>
        createInvoicingHandler(
          invoicing,
          Object.assign(Object.create({ origins: ['https://a.example'] }), { authenticate: () => null }),
        ),
      'field.unknown /origins',
    ],
    ['filters of a URL', () => invoicing.list(new URLSearchParams('customerId=a') as never), 'field.value '],
    ['a Map of filters', () => invoicing.list(new Map([['customerId', 'a']]) as never), 'field.value '],
    ['an inherited filter', () => invoicing.list(Object.create({ customerId: 'a' })), 'field.unknown /customerId'],
    [
      'an inherited filter of credit notes',
      () => invoicing.listCreditNotes(Object.create({ customerId: 'a' })),
      'field.unknown /customerId',
    ],
    ['options of a sheet', () => sheetOf(event.data.invoice as never, new Map() as never), 'field.type '],
  ])('%s', async (_, call, reason) => {
    const [first = ''] = await refusalOf(call);
    expect(first.replace('field.type ', 'field.value ')).toBe(reason.replace('field.type ', 'field.value '));
  });

  it.each([
    ['a Map', new Map([['order', '7']])],
    ['a URLSearchParams', new URLSearchParams('order=7')],
    ['a promise', Promise.resolve({ order: '7' })],
  ])('metadata that is %s is refused, for its copy would be empty', async (_, metadata) => {
    const input = { ...INPUT, metadata: metadata as never };
    expect(await refusalOf(() => invoicing.createOneOffInvoice(input))).toEqual(['field.value /metadata']);
  });
});

describe('an argument of the wrong type is a fault with a way out', () => {
  it.each<[what: string, call: (given: never) => unknown, reason: string]>([
    ['standardVat', (given) => standardVat(given), 'field.value '],
    ['the code of standardVat', (given) => standardVat('DE', [given] as never), 'field.type '],
    ['the store of afterCommit', (given) => afterCommit(given, () => undefined), 'field.'],
    ['what afterCommit tells', (given) => afterCommit(store, given), 'field.'],
    ['the store of wakeAfterCommit', (given) => wakeAfterCommit(given, () => undefined), 'field.'],
    ['what wakeAfterCommit wakes', (given) => wakeAfterCommit(store, given), 'field.'],
    ['the options of payloadOf', (given) => payloadOf(event, given ?? null), 'field.type '],
    ['fromKnex', (given) => fromKnex(given), 'field.type /transaction'],
    ['fromKysely', (given) => fromKysely(given), 'field.type /transaction'],
    ['fromPrisma', (given) => fromPrisma(given), 'field.type /transaction'],
    ['fromPostgresJs', (given) => fromPostgresJs(given), 'field.type /transaction'],
    ['poolFromPostgresJs', (given) => poolFromPostgresJs(given), 'field.type /sql'],
    ['fromDrizzle', (given) => fromDrizzle(given, (() => undefined) as never), 'field.type /transaction'],
    ['the options of renderReceiptPdf', (given) => renderReceiptPdf(paid, given ?? null), 'field.type '],
    ['the options of renderReceiptHtml', (given) => renderReceiptHtml(paid, given ?? null), 'field.type '],
    ['the options of renderAccountPdf', (given) => renderAccountPdf([paid], given), 'field.type '],
    ['the options of renderAccountHtml', (given) => renderAccountHtml([paid], given), 'field.type '],
    ['a profile', (given) => eInvoiceRules(given), 'einvoice.profile_unknown'],
    ['the origins of checkOrigin', (given) => checkOrigin(foreign, given ?? null), 'field.type /origins'],
    ['the rules of an input', (given) => validateOneOffInvoice(INPUT, given ?? null), 'field.type '],
    ['the rules of an edit', (given) => validateDraftUpdate({}, given ?? null), 'field.type '],
  ])('%s', async (_, call, reason) => {
    for (const given of [undefined, null, 5, 'https://a.example', Symbol('s')])
      expect((await refusalOf(() => call(given as never)))[0]).toMatch(reason);
  });

  it('a misspelt option is named', async () => {
    expect(await refusalOf(() => payloadOf(event, { maxPayloadByte: 5 } as never))).toEqual([
      'field.unknown /maxPayloadByte',
    ]);
    expect(await refusalOf(() => validateOneOffInvoice(INPUT, { polcy: {} } as never))).toEqual([
      'field.unknown /polcy',
    ]);
    expect(await refusalOf(() => renderReceiptPdf(paid, { font: [] } as never))).toEqual(['field.unknown /font']);
  });
});
