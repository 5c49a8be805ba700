import { AdapterError, type Directory, type Invoicing, policies } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons, rejection } from '../acme.ts';

const { billingEntities, customers, addOns, taxes } = acmeRecords();
const [hooli, initech] = customers;
const vat = first(taxes);
const addOn = first(addOns);

/** A directory that answers one of its questions in a way of its own. */
function answering<K extends keyof Directory>(question: K, answer: unknown): Directory {
  return { ...memoryDirectory(acmeRecords()), [question]: async () => answer };
}

const input = { ...INPUT, billingEntityId: 'acme', currency: 'USD', lines: [{ addOn: 'setup_fee' }] };

describe('an answer of the directory is held against the question', () => {
  it.each<[keyof Directory, string, unknown, string]>([
    ['customer', "another customer's record", initech, 'customer("hooli") returned the record "initech"'],
    ['customer', 'undefined', undefined, 'customer("hooli") returned undefined'],
    ['customer', 'a list', [hooli], 'customer("hooli") returned a list of 1'],
    ['customer', 'a text', 'hooli', 'customer("hooli") returned "hooli"'],
    ['customer', 'a record without an id', { name: 'Hooli' }, 'returned the record undefined'],
    ['customer', 'an id in other letters', { ...hooli, id: 'Hooli' }, 'returned the record "Hooli"'],
    ['billingEntity', 'another seller', billingEntities[1], 'billingEntity("acme") returned the record "globex"'],
    ['billingEntity', 'undefined', undefined, 'billingEntity("acme") returned undefined'],
    ['billingEntity', 'a number', 5, 'billingEntity("acme") returned 5'],
    ['addOns', 'two add-ons of one code', [addOn, addOn], 'addOns returned the add-on "setup_fee" twice'],
    ['addOns', 'an add-on without a code', [{ name: 'Setup' }], 'addOns returned one add-on with the code undefined'],
    ['addOns', 'undefined', undefined, 'addOns returned undefined'],
    ['addOns', 'one record instead of a list', addOn, 'addOns returned an object'],
    ['addOns', 'null in a list', [null], 'addOns returned null as a record'],
    ['taxes', 'two taxes of one code', [vat, { ...vat, rate: '7' }], 'taxes returned the tax "vat-19" twice'],
    ['taxes', 'a tax whose code is a number', [{ ...vat, code: 19 }], 'taxes returned one tax with the code 19'],
    ['taxes', 'null', null, 'taxes returned null'],
    ['taxes', 'a map', new Map([['vat-19', vat]]), 'taxes returned an object'],
    ['taxes', 'texts', ['vat-19'], 'taxes returned "vat-19" as a record'],
  ])('%s: %s is refused', async (question, _what, answer, message) => {
    const { invoicing, contents } = openAcme({ directory: answering(question, answer) });
    const error = await rejection(invoicing.createOneOffInvoice(input));
    expect(error).toBeInstanceOf(AdapterError);
    expect(error).toMatchObject({ name: 'AdapterError', code: 'directory.invalid' });
    expect(error.message).toContain(message);
    expect(JSON.parse(await contents())[0]).toEqual([]);
  });

  it('is refused for a stored invoice too', async () => {
    const acme = openAcme();
    const { id } = await acme.invoicing.createOneOffInvoice(INPUT);
    const wrong = acme.as({ directory: answering('customer', initech) });
    for (const command of [() => wrong.finalize(id), () => wrong.open(id), () => wrong.updateDraft(id, { memo: 'm' })])
      expect((await rejection(command())).code).toBe('directory.invalid');
  });

  it('is refused for each item of a batch alone', async () => {
    const { invoicing } = openAcme({ directory: answering('customer', hooli) });
    const codes: unknown[] = [];
    for await (const one of invoicing.createOneOffInvoices([
      { input: INPUT },
      { input: { ...INPUT, customerId: 'x' } },
    ]))
      codes.push(one.ok || (one.error as AdapterError).code);
    expect(codes).toEqual([true, 'directory.invalid']);
  });

  it('that is null is no such record, as before', async () => {
    const { invoicing } = openAcme({ directory: answering('customer', null) });
    expect(await reasons(invoicing.createOneOffInvoice(INPUT))).toContain('customer.not_found /customerId');
  });

  it('has what was not asked for left out', async () => {
    const { invoicing } = openAcme({ directory: answering('taxes', taxes) });
    expect((await invoicing.createOneOffInvoice(INPUT)).taxes).toMatchObject([{ code: 'vat-19' }]);
    const other = openAcme({ directory: answering('taxes', taxes.slice(1)) });
    expect(
      await reasons(
        other.invoicing.createOneOffInvoice({ ...INPUT, lines: [{ ...first(INPUT.lines), taxCodes: ['vat-19'] }] }),
      ),
    ).toEqual(['tax.not_found /lines/0/taxCodes/0']);
  });

  it('is copied: a record that changes while a tax resolver works does not change the invoice', async () => {
    const records = acmeRecords();
    for (const seller of records.billingEntities) Object.assign(seller, { taxCodes: [] });
    const { invoicing } = openAcme({
      records,
      taxResolver: {
        async resolve({ lines }) {
          Object.assign(first(records.customers), { name: 5 });
          return { status: 'resolved', lines: lines.map(({ id }) => ({ id, taxes: [] })) };
        },
      },
    });
    expect((await invoicing.preview(INPUT)).customer.name).toBe('Hooli Ltd');
  });
});

describe('a clock and a source of ids are held to their ports', () => {
  it.each([
    [() => new Date(), 'an object'],
    [() => '2025-03-31', '"2025-03-31"'],
    [() => Number.NaN, 'NaN'],
    [() => 8.64e15 + 1, '8640000000000001'],
    [() => 5n, '5'],
    [() => undefined, 'undefined'],
  ])('clock.now() that returns %s', async (now, shown) => {
    const error = await rejection(openAcme({ clock: { now } } as never).invoicing.createOneOffInvoice(INPUT));
    expect(error).toMatchObject({ name: 'AdapterError', code: 'clock.invalid' });
    expect(error.message).toContain(`clock.now() returned ${shown}; return milliseconds`);
  });

  it.each([[''], [' '], [null], [5], [undefined], ['x'.repeat(256)], ['a\u0000b'], [{}]])(
    'ids.next() that returns %j',
    async (id) => {
      const { invoicing, contents } = openAcme({ ids: { next: () => id as string } });
      const error = await rejection(invoicing.createOneOffInvoice(INPUT));
      expect(error).toMatchObject({ name: 'AdapterError', code: 'id.invalid' });
      expect(error.message).toContain('ids.next() returned');
      expect(JSON.parse(await contents())[0]).toEqual([]);
    },
  );

  it('ids that repeat within a command', async () => {
    const error = await rejection(openAcme({ ids: { next: () => 'same' } }).invoicing.createOneOffInvoice(INPUT));
    expect(error).toMatchObject({ name: 'ConflictError', code: 'id.taken' });
  });

  it.each([
    ['payment', { method: 'card' }],
    ['payment with a key', { idempotencyKey: 'second' }],
  ])('an id that repeats between commands is given to no second %s', async (_, more) => {
    const acme = openAcme();
    const { id } = await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    let count = 0;
    const again = acme.as({ ids: { next: () => `again-${++count}` } });
    const first = await again.recordPayment(id, { amount: '1.00' });
    count = 0;
    const { method, idempotencyKey } = more as { readonly method?: string; readonly idempotencyKey?: string };
    const second = again.recordPayment(
      id,
      { amount: '2.00', ...(method !== undefined && { method }) },
      { ...(idempotencyKey !== undefined && { idempotencyKey }) },
    );
    expect(await rejection(second)).toMatchObject({ name: 'ConflictError', code: 'id.taken' });
    expect(await acme.invoicing.get(id)).toEqual(first);
  });

  it.each<
    [kind: string, setUp: (acme: Acme) => Promise<string>, run: (invoicing: Invoicing, id: string) => Promise<unknown>]
  >([
    [
      'line that is added',
      async ({ invoicing }) => (await invoicing.createOneOffInvoice(INPUT)).id,
      (invoicing, id) => invoicing.updateDraft(id, { addLines: [{ name: 'More', unitPrice: '1.00' }] }),
    ],
    [
      'line that an edit brings',
      async ({ invoicing }) => (await invoicing.createOneOffInvoice(INPUT)).id,
      async (invoicing, id) => {
        const invoice = await invoicing.get(id);
        const kept = (invoice?.lines ?? []).map((line) => ({ id: line.id }));
        return invoicing.updateDraft(id, { lines: [{ name: 'More', unitPrice: '1.00' }, ...kept] });
      },
    ],
    [
      'write-off',
      async ({ invoicing }) => (await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).id,
      (invoicing, id) => invoicing.writeOff(id, { amount: '0.01', reason: 'bank_charges' }),
    ],
    [
      'refund',
      async ({ invoicing }) => {
        const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
        await invoicing.recordPayment(id, { amount: '999.00' });
        return id;
      },
      (invoicing, id) => invoicing.recordRefund(id, { amount: '0.01' }),
    ],
    [
      'event',
      async ({ invoicing }) => (await invoicing.createOneOffInvoice(INPUT)).id,
      (invoicing, id) => invoicing.hold(id).then(() => invoicing.release(id)),
    ],
  ])('an id that repeats between commands is given to no second %s', async (_, setUp, run) => {
    const policy = { ...policies.standard, overpayment: 'refundable' as const, writeOff: { limit: '5.00' } };
    const acme = openAcme({ policy });
    const id = await setUp(acme);
    const again = (): Invoicing => {
      let count = 0;
      return acme.as({ ids: { next: () => `again-${++count}` }, policy });
    };
    await run(again(), id).catch(() => undefined);
    const before = await acme.contents();
    expect(await rejection(run(again(), id))).toMatchObject({ name: 'ConflictError', code: 'id.taken' });
    expect(await acme.contents()).toBe(before);
  });

  it('ids that repeat between commands replace nothing, issued or draft, alone or in a batch', async () => {
    const acme = openAcme();
    const counting = () => {
      let count = 0;
      return { next: () => `again-${++count}` };
    };
    const issued = await acme.as({ ids: counting() }).createOneOffInvoice({ ...INPUT, issue: 'now' });
    const before = await acme.contents();
    const again = acme.as({ ids: counting() });
    expect((await rejection(again.createOneOffInvoice(INPUT))).code).toBe('id.taken');
    for await (const one of acme.as({ ids: counting() }).createOneOffInvoices([{ input: INPUT }]))
      expect(one.ok || (one.error as { code: string }).code).toBe('id.taken');
    expect(await acme.contents()).toBe(before);
    expect(await acme.invoicing.get(issued.id)).toEqual(issued);
  });
});
