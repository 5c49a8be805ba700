import { dinero } from 'dinero.js';
import { EUR } from 'dinero.js/currencies';
import {
  IdempotencyConflictError,
  type OneOffInvoiceInput,
  type TaxResolver,
  TaxUnavailableError,
  ValidationError,
} from 'oneoff';
import { describe, expect, it } from 'vitest';
import { crowd, INPUT, openAcme, reasons, rejection, resolvedBy } from '../acme.ts';

const KEY = { idempotencyKey: 'order-4711' };
const NOW_INPUT = { ...INPUT, issue: 'now' } as const;

describe('the same key with the same input', () => {
  it('answers the invoice of the first call, and nothing new happens', async () => {
    const { invoicing, contents } = openAcme();
    const invoice = await invoicing.createOneOffInvoice(NOW_INPUT, KEY);
    const before = await contents();
    expect(await invoicing.createOneOffInvoice(NOW_INPUT, KEY)).toEqual(invoice);
    expect(await contents()).toBe(before);
  });

  it('answers it as that call left it, even if it has changed since', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT, KEY);
    await invoicing.updateDraft(draft.id, { memo: 'Later' });
    await invoicing.finalize(draft.id);
    expect(await invoicing.createOneOffInvoice(INPUT, KEY)).toEqual(draft);
  });

  it('answers a draft that was deleted since', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT, KEY);
    await invoicing.deleteDraft(draft.id);
    expect(await invoicing.createOneOffInvoice(INPUT, KEY)).toEqual(draft);
    expect(await invoicing.get(draft.id)).toBeNull();
  });

  it('answers the same after the records have changed or gone', async () => {
    const { invoicing, records } = openAcme();
    const invoice = await invoicing.createOneOffInvoice(NOW_INPUT, KEY);
    records.customers.length = 0;
    records.billingEntities.length = 0;
    expect(await invoicing.createOneOffInvoice(NOW_INPUT, KEY)).toEqual(invoice);
  });

  it.each<[string, object]>([
    ['in another order', { lines: INPUT.lines, customerId: 'hooli' }],
    ['with members that are undefined', { ...INPUT, memo: undefined }],
    ['in another copy', structuredClone(INPUT)],
  ])('is the same input %s', async (_how, input) => {
    const { invoicing } = openAcme();
    const invoice = await invoicing.createOneOffInvoice(INPUT, KEY);
    expect(await invoicing.createOneOffInvoice(input as OneOffInvoiceInput, KEY)).toEqual(invoice);
  });

  it('is the same input with an equal Dinero object', async () => {
    const { invoicing } = openAcme();
    const input = () => ({
      ...INPUT,
      lines: [{ name: 'Setup', unitPrice: dinero({ amount: 10_000, currency: EUR }) }],
    });
    const invoice = await invoicing.createOneOffInvoice(input(), KEY);
    expect(await invoicing.createOneOffInvoice(input(), KEY)).toEqual(invoice);
  });

  it('32 times at once makes one invoice and 32 equal answers', async () => {
    const { invoicing, store } = openAcme({ directory: crowd(32) });
    const answers = await Promise.all(Array.from({ length: 32 }, () => invoicing.createOneOffInvoice(NOW_INPUT, KEY)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await store.list('default', {})).items).toHaveLength(1);
    expect(await invoicing.getByNumber('acme', 'INV-2025-0002')).toBeNull();
    expect((await store.history('default', answers[0]?.id ?? '')).items).toHaveLength(2);
  });
});

describe('the same key with another input', () => {
  it.each<[string, Partial<OneOffInvoiceInput>]>([
    ['another price', { lines: [{ name: 'Setup', unitPrice: '100.01' }] }],
    ['the same price written otherwise', { lines: [{ name: 'Setup', unitPrice: '100.0' }] }],
    ['a default that is said', { issue: 'draft' }],
    ['lines in another order', { lines: [...INPUT.lines, { name: 'B', unitPrice: '1' }] }],
  ])('is refused: %s', async (_what, changed) => {
    const { invoicing, contents } = openAcme();
    await invoicing.createOneOffInvoice(INPUT, KEY);
    const before = await contents();
    const error = await rejection(invoicing.createOneOffInvoice({ ...INPUT, ...changed }, KEY));
    expect(error).toBeInstanceOf(IdempotencyConflictError);
    expect(error).toMatchObject({ code: 'idempotency.conflict', details: { key: 'order-4711' } });
    expect(await contents()).toBe(before);
  });

  it('is refused even where that input is wrong', async () => {
    const { invoicing } = openAcme();
    await invoicing.createOneOffInvoice(INPUT, KEY);
    expect(await rejection(invoicing.createOneOffInvoice({} as OneOffInvoiceInput, KEY))).toBeInstanceOf(
      IdempotencyConflictError,
    );
  });

  it('at once: one wins, the others are refused', async () => {
    const { invoicing, store } = openAcme({ directory: crowd(8) });
    const calls = Array.from({ length: 8 }, (_, index) =>
      invoicing.createOneOffInvoice({ ...INPUT, memo: `Call ${index}` }, KEY),
    );
    const settled = await Promise.allSettled(calls);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(7);
    for (const error of refused) expect(error).toBeInstanceOf(IdempotencyConflictError);
    expect((await store.list('default', {})).items).toHaveLength(1);
  });

  it('is refused across commands', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(NOW_INPUT, KEY);
    expect(await rejection(invoicing.recordPayment(id, { amount: '1.00' }, KEY))).toBeInstanceOf(
      IdempotencyConflictError,
    );
  });
});

describe('a failure is not kept', () => {
  it('of the input: the key is free for the corrected one', async () => {
    const { invoicing } = openAcme();
    await reasons(invoicing.createOneOffInvoice({ ...INPUT, lines: [] }, KEY));
    expect(await invoicing.createOneOffInvoice(INPUT, KEY)).toMatchObject({ total: '119.00' });
  });

  it('of the tax resolver: the same call succeeds later', async () => {
    let down = true;
    const taxResolver: TaxResolver = {
      resolve: async (request) =>
        down
          ? { status: 'unavailable', reason: 'down' }
          : resolvedBy(request, [{ code: 'r', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }]),
    };
    const acme = openAcme({ taxResolver });
    const { taxCodes: _, ...seller } = acme.records.billingEntities[0] ?? expect.fail();
    acme.records.billingEntities[0] = seller;
    expect(await rejection(acme.invoicing.createOneOffInvoice(NOW_INPUT, KEY))).toBeInstanceOf(TaxUnavailableError);
    down = false;
    expect(await acme.invoicing.createOneOffInvoice(NOW_INPUT, KEY)).toMatchObject({
      number: 'INV-2025-0001',
      total: '119.00',
    });
  });

  it('of a payment that was too much', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(NOW_INPUT);
    await reasons(invoicing.recordPayment(id, { amount: '500.00' }, KEY));
    expect(await invoicing.recordPayment(id, { amount: '119.00' }, KEY)).toMatchObject({ paymentStatus: 'paid' });
  });
});

describe('a payment under a key', () => {
  it('is recorded once, however often and however parallel it comes', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(NOW_INPUT);
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => invoicing.recordPayment(id, { amount: '19.00' }, KEY)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await invoicing.get(id))?.payments).toHaveLength(1);
  });

  it('is answered as it left the invoice, after others came', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(NOW_INPUT);
    const first = await invoicing.recordPayment(id, { amount: '19.00' }, KEY);
    await invoicing.recordPayment(id, { amount: '100.00' });
    expect(await invoicing.recordPayment(id, { amount: '19.00' }, KEY)).toEqual(first);
  });

  it('belongs to its invoice: the key on another invoice is refused', async () => {
    const { invoicing } = openAcme();
    const [a, b] = [await invoicing.createOneOffInvoice(NOW_INPUT), await invoicing.createOneOffInvoice(NOW_INPUT)];
    await invoicing.recordPayment(a.id, { amount: '1.00' }, KEY);
    expect(await rejection(invoicing.recordPayment(b.id, { amount: '1.00' }, KEY))).toBeInstanceOf(
      IdempotencyConflictError,
    );
  });

  it('is replayed before the expected version is looked at', async () => {
    const { invoicing } = openAcme();
    const { id, version } = await invoicing.createOneOffInvoice(NOW_INPUT);
    const options = { ...KEY, expectedVersion: version };
    const paid = await invoicing.recordPayment(id, { amount: '19.00' }, options);
    expect(await invoicing.recordPayment(id, { amount: '19.00' }, options)).toEqual(paid);
  });
});

describe('an idempotency key', () => {
  it('has up to 255 characters', async () => {
    const { invoicing } = openAcme();
    await invoicing.createOneOffInvoice(INPUT, { idempotencyKey: 'x'.repeat(255) });
  });

  it.each(['', ' ', 'x'.repeat(256), 42, null, {}, 'a\u0000b', 'a\ud800'])(
    '%j is none, and nothing is stored',
    async (idempotencyKey) => {
      const { invoicing, store } = openAcme();
      const error = await rejection(invoicing.createOneOffInvoice(INPUT, { idempotencyKey: idempotencyKey as string }));
      expect(error).toBeInstanceOf(ValidationError);
      expect(error.code).toBe('idempotency.key_invalid');
      expect((await store.list('default', {})).items).toEqual([]);
    },
  );

  it('is each tenant’s own', async () => {
    const acme = openAcme();
    const other = acme.as({ tenant: 'other' });
    const [a, b] = await Promise.all([
      acme.invoicing.createOneOffInvoice(INPUT, KEY),
      other.createOneOffInvoice({ ...INPUT, memo: 'Mine' }, KEY),
    ]);
    expect([a.tenant, b.tenant]).toEqual(['default', 'other']);
    expect(a.id).not.toBe(b.id);
  });

  it('that was never used leaves every call on its own', async () => {
    const { invoicing } = openAcme();
    const [a, b] = [await invoicing.createOneOffInvoice(INPUT), await invoicing.createOneOffInvoice(INPUT)];
    expect(a.id).not.toBe(b.id);
  });
});

describe('a misspelt option', () => {
  it('is refused by every command: a retry without its key would happen twice', async () => {
    const acme = openAcme();
    const all = acme.as({});
    const { id } = await all.createOneOffInvoice({ ...INPUT, issue: 'now' });
    const draft = await all.createOneOffInvoice(INPUT);
    const before = await acme.contents();
    const wrong = { idempotencykey: 'k', expectedversion: 1 } as object;
    const calls = [
      () => all.createOneOffInvoice(INPUT, wrong),
      () => all.updateDraft(draft.id, { memo: 'x' }, wrong),
      () => all.hold(draft.id, wrong),
      () => all.open(draft.id, {}, wrong),
      () => all.finalize(draft.id, {}, wrong),
      () => all.deleteDraft(draft.id, wrong),
      () => all.recordPayment(id, { amount: '1.00' }, wrong),
      () => all.markUncollectible(id, wrong),
      () => all.createCreditNote(id, { reason: 'duplicate' }, wrong),
      () => all.recordRefund(id, { amount: '1.00' }, wrong),
      () => all.reversePayment(id, { paymentId: 'x' }, wrong),
      () => all.voidInvoice(id, { reason: 'typo' }, wrong),
    ];
    for (const call of calls)
      expect(await reasons(call())).toEqual(['field.unknown /idempotencykey', 'field.unknown /expectedversion']);
    expect(await acme.contents()).toBe(before);
  });
});
