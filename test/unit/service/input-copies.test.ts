import { dinero, EUR } from 'dinero.js';
import fc from 'fast-check';
import type { BatchItem, Invoice, Invoicing, OneOffInvoiceInput, TaxResolver } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { acmeRecords, first, INPUT, openAcme, reasons, rejection } from '../acme.ts';

type Plain = { [key: string]: unknown };

const clone = (value: unknown): Plain => structuredClone(value) as Plain;

/** Change everything in place, as a host may that reuses its objects. */
function mutate(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    mutate(member);
    if (typeof member === 'string') Reflect.set(value, key, 'mutated');
  }
  if (Array.isArray(value)) value.length = 0;
  else Reflect.set(value, 'extra', 'mutated');
}

/** An issued invoice to run a command on. */
async function issuedIn(invoicing: Invoicing): Promise<Invoice> {
  return invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
}

const commands: { readonly [name: string]: (invoicing: Invoicing, given: Plain[]) => Promise<unknown> } = {
  createOneOffInvoice(invoicing, given) {
    const [input, options] = [clone({ ...INPUT, memo: 'Order 1' }), { idempotencyKey: 'key' }];
    given.push(input, options);
    return invoicing.createOneOffInvoice(input as never, options);
  },
  preview(invoicing, given) {
    const input = clone({ ...INPUT, deliverTo: { address: { country: 'DE', city: 'Kiel' } } });
    given.push(input);
    return invoicing.preview(input as never);
  },
  async updateDraft(invoicing, given) {
    const { id, version } = await invoicing.createOneOffInvoice(INPUT);
    const update = clone({ memo: 'Order 2', lines: [{ name: 'Audit', unitPrice: '7.00', metadata: { a: '1' } }] });
    const options = { expectedVersion: version };
    given.push(update, options);
    return invoicing.updateDraft(id, update as never, options);
  },
  async previewUpdate(invoicing, given) {
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const update = clone({ metadata: { order: '7' } });
    given.push(update);
    return invoicing.previewUpdate(id, update as never);
  },
  async open(invoicing, given) {
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const input = { finalizeAt: '2025-04-01T10:00:00.000Z' };
    given.push(input);
    return invoicing.open(id, input);
  },
  async finalize(invoicing, given) {
    const { id, total } = await invoicing.createOneOffInvoice(INPUT);
    const input = { expectedTotal: total };
    given.push(input);
    return invoicing.finalize(id, input);
  },
  async voidInvoice(invoicing, given) {
    const { id } = await issuedIn(invoicing);
    const input = { reason: 'Duplicate' };
    given.push(input);
    return invoicing.voidInvoice(id, input);
  },
  async recordPayment(invoicing, given) {
    const { id } = await issuedIn(invoicing);
    const [input, options] = [{ amount: '19.00', reference: 'RF18' }, { idempotencyKey: 'pay' }];
    given.push(input, options);
    return invoicing.recordPayment(id, input, options);
  },
  async recordRefund(invoicing, given) {
    const { id } = await issuedIn(invoicing);
    await invoicing.recordPayment(id, { amount: '119.00' });
    await invoicing.createCreditNote(id, { reason: 'duplicate' });
    const input = { amount: '19.00', method: 'card' };
    given.push(input);
    return invoicing.recordRefund(id, input);
  },
  async reversePayment(invoicing, given) {
    const { id } = await issuedIn(invoicing);
    const { payments } = await invoicing.recordPayment(id, { amount: '19.00' });
    const input = { paymentId: first(payments).id };
    given.push(input);
    return invoicing.reversePayment(id, input);
  },
  async createCreditNote(invoicing, given) {
    const { id, lines } = await issuedIn(invoicing);
    const input = clone({ reason: 'order_change', lines: [{ lineId: first(lines).id, amount: '5.00' }] });
    given.push(input);
    return invoicing.createCreditNote(id, input as never);
  },
  async previewCreditNote(invoicing, given) {
    const { id, lines } = await issuedIn(invoicing);
    const input = clone({ reason: 'order_change', lines: [{ lineId: first(lines).id, amount: '5.00' }] });
    given.push(input);
    return invoicing.previewCreditNote(id, input as never);
  },
  async list(invoicing, given) {
    await invoicing.createOneOffInvoice({ ...INPUT, metadata: { order: '7' } });
    const query = { customerId: 'hooli', metadata: { order: '7' }, status: ['draft' as const] };
    given.push(query);
    return invoicing.list(query);
  },
};

/** Run a command whose arguments are changed in the very turn of the call: nothing was awaited yet. */
function runMutated(
  name: string,
  invoicing: Invoicing,
): Promise<{ readonly given: Plain[]; readonly result: unknown }> {
  const given: Plain[] = [];
  const seen: Plain[] = [];
  seen.push = (...items) => {
    given.push(...items);
    queueMicrotask(() => given.forEach(mutate));
    return given.length;
  };
  const run = commands[name] as (typeof commands)[string];
  return run(invoicing, seen).then((result) => ({ given, result }));
}

/** A service with a planted bug: it reads what it was called with after it has waited for something. */
function lateReader(invoicing: Invoicing): Invoicing {
  return new Proxy(invoicing, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        await new Promise((resolve) => setTimeout(resolve));
        return member.apply(target, given);
      };
    },
  });
}

describe('a command goes on with what it was called with', () => {
  it.each(Object.keys(commands))('%s: whatever becomes of its arguments after the call', async (name) => {
    const expected = await (commands[name] as (typeof commands)[string])(openAcme().invoicing, []);
    const { given, result } = await runMutated(name, openAcme().invoicing);
    expect(result).toEqual(expected);
    expect(given.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(commands))('%s: a service that reads its arguments later is found out', async (name) => {
    const expected = await (commands[name] as (typeof commands)[string])(openAcme().invoicing, []);
    const outcome = await runMutated(name, lateReader(openAcme().invoicing)).catch((error: unknown) => error);
    expect((outcome as { readonly result?: unknown }).result).not.toEqual(expected);
  });

  it('of two calls with one object each bills its own customer', async () => {
    const { invoicing } = openAcme();
    const input = clone({ ...INPUT, currency: 'USD', lines: [{ addOn: 'setup_fee' }] });
    const one = invoicing.createOneOffInvoice(input as never, { idempotencyKey: '1' });
    input['customerId'] = 'initech';
    const two = invoicing.createOneOffInvoice(input as never, { idempotencyKey: '2' });
    input['customerId'] = 'nobody';
    expect((await Promise.all([one, two])).map(({ customer }) => customer.id)).toEqual(['hooli', 'initech']);
    const again = clone({ ...INPUT, currency: 'USD', lines: [{ addOn: 'setup_fee' }] });
    expect(await invoicing.createOneOffInvoice(again as never, { idempotencyKey: '1' })).toEqual(await one);
  });

  it('a batch bills each item of a generator that reuses one object', async () => {
    const { invoicing } = openAcme();
    function* items(): Generator<BatchItem> {
      const input: Plain = clone(INPUT);
      for (const memo of ['a', 'b', 'c', 'd', 'e']) {
        input['memo'] = memo;
        yield { input: input as never };
      }
      input['memo'] = 'after the last';
    }
    async function* later(): AsyncGenerator<BatchItem> {
      yield* items();
    }
    for (const given of [items(), later()]) {
      const memos: unknown[] = [];
      for await (const one of invoicing.createOneOffInvoices(given, { chunkSize: 2 }))
        memos.push(one.ok && one.invoice.memo, one.item.input.memo);
      expect(memos).toEqual(['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'e']);
    }
  });

  it('a batch bills an array as it was when the batch was started', async () => {
    const { invoicing } = openAcme();
    const items = ['a', 'b'].map((memo): BatchItem => ({ input: clone({ ...INPUT, memo }) as never }));
    const results = invoicing.createOneOffInvoices(items);
    mutate(items);
    const memos: unknown[] = [];
    for await (const one of results) memos.push(one.ok && one.invoice.memo);
    expect(memos).toEqual(['a', 'b']);
  });

  it.each([
    ['memo', 'a memo that is checked', '\u0000'],
    ['metadata', { order: '7' }, { order: 7 }],
    ['deliverTo', { address: { country: 'DE' } }, { address: { country: 'Germany' } }],
  ])('the %s cannot change while a tax resolver works', async (key, checked, smuggled) => {
    const input = clone({ ...INPUT, [key]: checked });
    const taxResolver: TaxResolver = {
      async resolve({ lines }) {
        input[key] = smuggled;
        return { status: 'resolved', lines: lines.map(({ id }) => ({ id, taxes: [] })) };
      },
    };
    const records = acmeRecords();
    for (const seller of records.billingEntities) Object.assign(seller, { taxCodes: [] });
    const { invoicing } = openAcme({ taxResolver, records });
    expect(await invoicing.preview(input as never)).toMatchObject({ [key]: checked });
  });

  it('holds for any member, changed at any time', async () => {
    const member = fc.constantFrom('memo', 'customerId', 'lines', 'metadata', 'currency', 'purchaseOrderNumber');
    await fc.assert(
      fc.asyncProperty(member, fc.anything(), fc.nat(6), async (key, value, turns) => {
        const input = clone({ ...INPUT, memo: 'm', metadata: { a: 'b' }, purchaseOrderNumber: 'PO' });
        const pending = openAcme().invoicing.createOneOffInvoice(input as never);
        for (let turn = 0; turn < turns; turn++) await undefined;
        if (key === 'lines') mutate(input['lines']);
        input[key] = value;
        expect(await pending).toMatchObject({ memo: 'm', metadata: { a: 'b' }, total: '119.00' });
      }),
      { numRuns: 60 },
    );
  });
});

describe('an input is read once, and only its own members', () => {
  it.each(['customerId', 'lines', 'memo', 'metadata'])('a getter of %s is asked once', async (key) => {
    const values: Plain = { ...INPUT, memo: 'm', metadata: {} };
    let asked = 0;
    const input = Object.defineProperty({ ...values }, key, {
      enumerable: true,
      get: () => (asked++ === 0 ? values[key] : undefined),
    });
    await openAcme().invoicing.createOneOffInvoice(input as never, { idempotencyKey: 'key' });
    expect(asked).toBe(1);
  });

  it.each([
    ['memo', { memo: 5 }],
    ['a line', { lines: [Object.create({ quantity: 'many' }, enumerable({ name: 'Setup', unitPrice: '100.00' }))] }],
    ['metadata', { metadata: Object.create({ a: 5 }) }],
  ])('%s that is inherited is no part of it', async (_name, members) => {
    const input = 'memo' in members ? Object.create(members, enumerable(INPUT)) : { ...INPUT, ...members };
    expect(await openAcme().invoicing.createOneOffInvoice(input)).toMatchObject({
      memo: null,
      metadata: {},
      total: '119.00',
    });
  });

  it('an inherited customer is missing', async () => {
    const input = Object.create({ customerId: 'hooli' }, enumerable({ lines: INPUT.lines }));
    expect(await reasons(openAcme().invoicing.createOneOffInvoice(input))).toContain('field.required /customerId');
  });

  it.each([
    ['a number', dinero({ amount: 15000, currency: EUR })],
    ['another scale', dinero({ amount: 1500000, currency: EUR, scale: 4 })],
    ['an object that says the same', { toJSON: () => ({ amount: 15000, currency: EUR, scale: 2 }) }],
  ])('a Dinero price is taken as %s', async (_name, unitPrice) => {
    const input = { ...INPUT, lines: [{ name: 'Audit', unitPrice }] } as OneOffInvoiceInput;
    const { invoicing } = openAcme();
    const invoice = await invoicing.createOneOffInvoice(input, { idempotencyKey: 'k' });
    expect(invoice.subtotal).toBe('150.00');
    expect(await invoicing.createOneOffInvoice(input, { idempotencyKey: 'k' })).toEqual(invoice);
  });
});

describe('an input that cannot be copied is a fault, never a hang', () => {
  const cyclic: Plain = clone(INPUT);
  cyclic['metadata'] = { self: cyclic };
  const deep: Plain = {};
  let inner = deep;
  for (let level = 0; level < 10_000; level++) {
    const next: Plain = {};
    inner['deeper'] = next;
    inner = next;
  }
  const throwing = (trap: object): unknown => new Proxy({}, trap);
  const fail = (): never => {
    throw new Error('out of order');
  };
  const revocable = Proxy.revocable({}, {});
  revocable.revoke();
  const endless = (): unknown => new Proxy({}, { ownKeys: () => ['a', 'b'], get: endless, ...visible });
  const visible = { getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) };

  it.each<[string, Plain, string, string]>([
    ['a cycle', cyclic, '/metadata/self', 'contains itself'],
    ['a great depth', { ...INPUT, metadata: deep }, '/metadata', 'nested deeper than'],
    [
      'a getter that throws',
      Object.defineProperty({ ...INPUT }, 'memo', { enumerable: true, get: fail }),
      '/memo',
      'out of order',
    ],
    ['a proxy whose keys throw', { ...INPUT, metadata: throwing({ ownKeys: fail }) }, '/metadata', 'out of order'],
    ['a proxy whose members throw', { ...INPUT, deliverTo: throwing({ get: fail }) }, '/deliverTo', 'out of order'],
    ['a proxy that was revoked', { ...INPUT, metadata: revocable.proxy }, '/metadata', 'cannot be read'],
    ['an endless proxy', { ...INPUT, metadata: endless() }, '/metadata', 'nested deeper than'],
    ['a list without an end', { ...INPUT, lines: new Array(2 ** 32 - 1) }, '/lines', 'items'],
  ])('%s', async (_name, input, path, message) => {
    for (const options of [{}, { idempotencyKey: 'k' }]) {
      const error = await rejection(openAcme().invoicing.createOneOffInvoice(input as never, options));
      expect(error).toMatchObject({ name: 'ValidationError', code: 'field.value' });
      expect((error as unknown as { faults: { path: string }[] }).faults[0]?.path.startsWith(path)).toBe(true);
      expect(error.message).toContain(message);
    }
  });

  it('keeps its own item out of a batch, and no other', async () => {
    const items = [{ input: INPUT }, { input: cyclic }, { input: INPUT }] as unknown as BatchItem[];
    const ended: boolean[] = [];
    for await (const one of openAcme().invoicing.createOneOffInvoices(items)) ended.push(one.ok);
    expect(ended).toEqual([true, false, true]);
  });
});

function enumerable(members: object): PropertyDescriptorMap {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, { value, enumerable: true }]));
}
