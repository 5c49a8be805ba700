import { fromDrizzle, migrate } from 'oneoff/postgres';
import { describe, expect, it } from 'vitest';
import { checkShape } from '../../../src/validation/check-shape.ts';
import { object } from '../../../src/validation/object.ts';
import { INPUT, openAcme } from '../acme.ts';

/** The message that a call is refused with. */
async function messageOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

const withLine = (member: object): never =>
  ({ ...INPUT, lines: [{ name: 'A', unitPrice: '1.00', ...member }] }) as never;

describe('a message', () => {
  const takingIds = [
    ...['previewUpdate', 'updateDraft', 'hold', 'release', 'open', 'reopen', 'finalize', 'voidInvoice', 'deleteDraft'],
    ...['recordPayment', 'markUncollectible', 'sendInvoice', 'sendCreditNote', 'createCreditNote', 'previewCreditNote'],
    ...['recordRefund', 'reversePayment', 'writeOff', 'reverseWriteOff', 'reissue', 'get', 'getByNumber', 'history'],
    ...['rebuildInvoice', 'creditNotes', 'getCreditNote'],
  ];

  it.each(takingIds)('of %s says to pass the id where an invoice is passed, or a promise of one', async (name) => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    const run = (id: unknown) => (invoicing as never as { [name: string]: (id: unknown) => unknown })[name]?.(id);
    expect(await messageOf(() => run(draft))).toContain(`pass its id: "${draft.id}"`);
    expect(await messageOf(() => run(Promise.resolve(draft)))).toMatch(/await it.* pass draft\.id/);
    expect(await messageOf(() => run(undefined))).toContain('undefined is not an id');
    expect(await messageOf(() => run({}))).toContain('pass its id, such as draft.id');
  });

  it('of a batch says to pass ids where invoices are passed', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    const [result] = await invoicing.finalizeMany([draft as never]);
    expect(result).toMatchObject({ ok: false, error: { code: 'field.type' } });
  });

  it('names every command and every read that takes an id', () => {
    const others = ['createOneOffInvoice', 'createOneOffInvoices', 'preview', 'finalizeMany', 'finalizeDue', 'list'];
    const more = ['markOverdue', 'checkNumberSeries', 'listSummaries', 'listCreditNotes', 'billingEntities'];
    const functions = Object.entries(openAcme().invoicing).filter(([, member]) => typeof member === 'function');
    const known = [...takingIds, ...others, ...more, 'pricingContext'];
    expect(functions.map(([name]) => name).sort()).toEqual(known.sort());
  });

  it.each([
    [{ price: '1.00' }, 'did you mean "unitPrice"?'],
    [{ taxRate: '19' }, 'did you mean "taxCodes"?'],
    [{ tax_rate: '19' }, 'did you mean "taxCodes"?'],
    [{ notes: 'x' }, 'did you mean "note"?'],
    [{ addOnCode: 'setup' }, 'did you mean "addOn"?'],
    [{ qty: 2 }, 'did you mean "quantity"?'],
    [{ count: 2 }, 'did you mean "quantity"?'],
    [{ unitAmount: 100 }, 'did you mean "unitPrice"?'],
    [{ priceCents: 100 }, 'did you mean "unitPrice"?'],
    [{ title: 'x' }, 'did you mean "name"?'],
    [{ code: 'setup' }, 'did you mean "addOn"?'],
    [{ taxCodes: 'vat-19' }, 'pass an array, even of one: ["vat-19"]'],
    [{ unitPrice: '1.234,50' }, 'no separators: "1234.50"'],
    [{ unitPrice: '1,234.50 EUR' }, 'no separators: "1234.50"'],
    [{ unitPrice: '€5' }, 'no separators: "5"'],
    [{ unitPrice: '1e3' }, 'no separators: "1.5"'],
  ])('on a line with %j says what is meant', async (member, hint) => {
    const { invoicing } = openAcme();
    expect(await messageOf(() => invoicing.createOneOffInvoice(withLine(member)))).toContain(hint);
  });

  it.each([
    [{ finalize: true }, 'did you mean "issue"?'],
    [{ status: 'finalized' }, 'did you mean "issue"?'],
    [{ poNumber: 'PO-1' }, 'did you mean "purchaseOrderNumber"?'],
    [{ invoiceDate: '2026-03-02' }, 'did you mean "issueDate"?'],
    [{ seller: 'acme' }, 'did you mean "billingEntityId"?'],
    [{ description: 'x' }, 'did you mean "memo"?'],
    [{ taxRate: '19' }, 'it belongs to a line: lines: [{ taxCodes: … }]'],
    [{ taxCodes: ['vat-19'] }, 'it belongs to a line: lines: [{ taxCodes: … }]'],
    [{ quantity: 2 }, 'it belongs to a line: lines: [{ quantity: … }]'],
    [{ tenant: 'a' }, 'it is an option of createInvoicing'],
    [{ idempotency_key: 'k' }, 'pass it as the last argument of the call: { idempotencyKey: … }'],
    [{ lines: { name: 'A' } }, 'pass an array, even of one: [{ … }]'],
  ])('on an input with %j says what is meant', async (member, hint) => {
    const { invoicing } = openAcme();
    const input = { ...INPUT, ...member } as never;
    expect(await messageOf(() => invoicing.createOneOffInvoice(input))).toContain(hint);
  });

  it('says where an option belongs', async () => {
    const { invoicing } = openAcme();
    const input = { ...INPUT, idempotencyKey: 'k' } as never;
    expect(await messageOf(() => invoicing.createOneOffInvoice(input))).toMatch(/last argument.*idempotencyKey/);
    expect(await messageOf(() => invoicing.createOneOffInvoice({ ...INPUT, items: [] } as never))).toContain('"lines"');
  });

  it('lists no fields where there are none', () => {
    expect(checkShape(object<object>({}), { a: 1 })[0]?.message).toBe(
      '"a" is not a field here; no field is taken here',
    );
  });

  it('about the whole input begins with no path', async () => {
    const { invoicing } = openAcme();
    const input = await messageOf(() => invoicing.createOneOffInvoice('x' as never));
    expect(input).toMatch(/^"x" is not an object; pass \{ customerId, lines, … \}/);
    const options = await messageOf(() => invoicing.createOneOffInvoice(INPUT, 'key' as never));
    expect(options).toBe('"key" is not an object; pass { idempotencyKey, actor }');
  });

  it('names what an adapter misses', async () => {
    const pool = { query: () => undefined, connect: () => undefined, end: () => undefined };
    expect(await messageOf(() => migrate(pool as never))).toContain('migrate({ pool })');
    expect(await messageOf(() => fromDrizzle({ execute: () => undefined } as never, undefined as never))).toContain(
      'fromDrizzle(tx, sql)',
    );
  });
});
