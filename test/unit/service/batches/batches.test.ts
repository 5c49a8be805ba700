import type { BatchItem, BatchResult } from 'oneoff';
import { type Directory, type InvoiceStore, policies, StoreError, ValidationError } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme } from '../../acme.ts';

const NOW_DUE = '2025-03-31T10:00:00.000Z';
const issue = { ...INPUT, issue: 'now' } as const;
const items = (count: number): BatchItem[] => Array.from({ length: count }, () => ({ input: issue }));

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of results) all.push(one);
  return all;
}

const endings = (results: readonly BatchResult<unknown>[]): unknown[] =>
  results.map((one) => (one.ok ? one.invoice.number : (one.error as { readonly code: string }).code));

describe('a batch', () => {
  it('takes lists, generators and streams, and reads no further ahead than a chunk', async () => {
    const { invoicing } = openAcme();
    let read = 0;
    async function* stream(): AsyncGenerator<BatchItem> {
      for (const item of items(10)) {
        read++;
        yield item;
      }
    }
    const seen: number[] = [];
    for await (const { index } of invoicing.createOneOffInvoices(stream(), { chunkSize: 3 })) {
      seen.push(index);
      expect(read).toBe(Math.min(10, Math.floor(index / 3) * 3 + 3));
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await collect(invoicing.createOneOffInvoices(new Set(items(2))))).toHaveLength(2);
  });

  it('stops where its reader stops: nothing of the next chunk is done', async () => {
    const { invoicing, store } = openAcme();
    for await (const { index } of invoicing.createOneOffInvoices(items(9), { chunkSize: 3 })) if (index === 3) break;
    expect((await store.list('default', {})).items).toHaveLength(6);
  });

  it('answers each bad item with its own error, whatever is wrong with it', async () => {
    const { invoicing } = openAcme();
    const mixed = [
      { input: issue },
      { input: { ...issue, customerId: 'nobody' } },
      null,
      {},
      { input: { ...issue, lines: [] }, idempotencyKey: '' },
      { input: issue, idempotencykey: 'k' },
      { input: issue, idempotencyKey: 'k' },
    ] as BatchItem[];
    const results = await collect(invoicing.createOneOffInvoices(mixed));
    expect(endings(results)).toEqual([
      'INV-2025-0001',
      'validation.failed',
      'field.type',
      'field.required',
      'idempotency.key_invalid',
      'field.unknown',
      'INV-2025-0002',
    ]);
    expect(results.map((one) => one.item)).toEqual(mixed);
  });

  it('asks the directory once per chunk for what its items share', async () => {
    const asked: string[] = [];
    const directory = memoryDirectory(acmeRecords());
    const count =
      <T>(what: string, ask: (tenant: string, which: T) => Promise<unknown>) =>
      (tenant: string, which: T) => {
        asked.push(`${what} ${which}`);
        return ask(tenant, which);
      };
    const counting = {
      billingEntity: count('seller', directory.billingEntity),
      customer: count('customer', directory.customer),
      addOns: count('add-ons', directory.addOns),
      taxes: count('taxes', directory.taxes),
    } as Directory;
    const { invoicing } = openAcme({ directory: counting });
    await collect(invoicing.createOneOffInvoices(items(10), { chunkSize: 5 }));
    expect(asked.sort()).toEqual(['customer hooli', 'seller acme', 'taxes vat-19'].flatMap((one) => [one, one]));
  });

  it('commits a chunk once, with one block of numbers', async () => {
    const inner = memoryStore();
    const blocks: number[] = [];
    const store: InvoiceStore = {
      ...inner,
      commit: (tenant, reads, decide) =>
        inner.commit(tenant, reads, (found) => {
          const changes = decide(found);
          blocks.push(changes.created.length, changes.series.size);
          return changes;
        }),
    };
    await collect(openAcme({ store }).invoicing.createOneOffInvoices(items(7), { chunkSize: 5 }));
    expect(blocks).toEqual([5, 1, 2, 1]);
  });

  it('reports a failing store for every item of a chunk, and goes on with the next', async () => {
    const inner = memoryStore();
    let commits = 0;
    const store: InvoiceStore = {
      ...inner,
      commit: (tenant, reads, decide) => {
        if (++commits === 1) return Promise.reject(new StoreError('lost', { retryable: true }));
        return inner.commit(tenant, reads, decide);
      },
    };
    const results = await collect(openAcme({ store }).invoicing.createOneOffInvoices(items(4), { chunkSize: 2 }));
    expect(endings(results)).toEqual(['store.failed', 'store.failed', 'INV-2025-0001', 'INV-2025-0002']);
    expect(commits).toBe(2);
  });

  it.each([0, 501, 1.5, '10'])('of chunks of %s is refused', async (chunkSize) => {
    const { invoicing } = openAcme();
    const results = invoicing.createOneOffInvoices(items(1), { chunkSize: chunkSize as number });
    await expect(collect(results)).rejects.toMatchObject({ faults: [{ code: 'field.value', path: '/chunkSize' }] });
  });

  it('mixes drafts, held drafts and issued invoices as their inputs say', async () => {
    const { invoicing } = openAcme();
    const inputs = (['draft', 'held', 'now'] as const).map((how) => ({ input: { ...INPUT, issue: how } }));
    const results = await collect(invoicing.createOneOffInvoices(inputs));
    expect(results.map((one) => one.ok && [one.invoice.status, one.invoice.onHold])).toEqual([
      ['draft', false],
      ['draft', true],
      ['finalized', false],
    ]);
  });
});

describe('finalizeMany', () => {
  it('finalizes an invoice that moves meanwhile, and reports one that was held', async () => {
    const { invoicing, store } = openAcme();
    const [moved, held] = await Promise.all([
      invoicing.createOneOffInvoice(INPUT),
      invoicing.createOneOffInvoice(INPUT),
    ]);
    const results = collect(invoicing.finalizeMany([moved.id, held.id]));
    await Promise.all([invoicing.updateDraft(moved.id, { memo: 'edited' }), invoicing.hold(held.id)]);
    expect(endings(await results)).toEqual(['INV-2025-0001', 'invoice.on_hold']);
    expect(await store.get('default', moved.id)).toMatchObject({ memo: 'edited', status: 'finalized' });
  });
});

describe('finalizeDue', () => {
  const due = { ...INPUT, finalizeAt: '2025-03-31T08:00:00Z' };

  it('is not held up by invoices that fail: they are reported, and tried again in the next run', async () => {
    const { invoicing } = openAcme();
    const bad = {
      ...due,
      finalizeAt: '2025-03-01T00:00:00Z',
      lines: [{ name: 'A', unitPrice: '1.00', taxCodes: ['vat-k'] }],
    };
    for (let index = 0; index < 3; index++) await invoicing.createOneOffInvoice(bad);
    for (let index = 0; index < 3; index++) await invoicing.createOneOffInvoice(due);
    const first = await invoicing.finalizeDue(NOW_DUE, { limit: 2 });
    expect(first.map((one) => one.ok)).toEqual([false, false, false, true, true]);
    const second = await invoicing.finalizeDue(NOW_DUE, { limit: 2 });
    expect(second.map((one) => one.ok)).toEqual([false, false, false, true]);
    expect(endings(second)).toContain('INV-2025-0003');
  });

  it('reads no more of the list than is still in the way', async () => {
    const inner = memoryStore();
    const asked: number[] = [];
    const store: InvoiceStore = {
      ...inner,
      listDue: (tenant, now, limit) => {
        asked.push(limit);
        return inner.listDue(tenant, now, limit);
      },
    };
    const { invoicing } = openAcme({ store });
    for (let index = 0; index < 250; index++) await invoicing.createOneOffInvoice(due);
    expect(await invoicing.finalizeDue(NOW_DUE)).toHaveLength(250);
    expect(asked).toEqual([100, 100, 100, 100]);
  });

  it('dates invoices by the seller’s day of its moment, not of the clock', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(due);
    await invoicing.finalizeDue('2025-12-31T23:30:00.000Z');
    expect(await invoicing.get(id)).toMatchObject({ issueDate: '2026-01-01', number: 'INV-2026-0001' });
  });

  it('uses the clock’s moment where none is given', async () => {
    const { invoicing, at } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, finalizeAt: '2025-04-02T00:00:00Z' });
    expect(await invoicing.finalizeDue()).toEqual([]);
    at('2025-04-02T00:00:00Z');
    expect(await invoicing.finalizeDue()).toMatchObject([{ item: id, ok: true }]);
    expect(await invoicing.finalizeDue()).toEqual([]);
  });

  it('passes over what was finalized, held or deleted between the list and the commit', async () => {
    const inner = memoryStore();
    let meanwhile: () => Promise<unknown> = async () => {};
    const store: InvoiceStore = {
      ...inner,
      async listDue(tenant, now, limit) {
        const ids = await inner.listDue(tenant, now, limit);
        await meanwhile();
        return ids;
      },
    };
    const { invoicing } = openAcme({ store });
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => invoicing.createOneOffInvoice(due)));
    meanwhile = async () => {
      meanwhile = async () => {};
      await invoicing.finalize(a?.id as string);
      await invoicing.deleteDraft(b?.id as string);
    };
    expect(await invoicing.finalizeDue(NOW_DUE)).toMatchObject([{ item: c?.id, ok: true }]);
  });

  it.each([
    ['tomorrow', 10, '/now'],
    [NOW_DUE, 0, '/limit'],
    [NOW_DUE, 1.5, '/limit'],
  ])('as of %s at most %s is refused', async (now, limit, path) => {
    const run = openAcme().invoicing.finalizeDue(now, { limit });
    await expect(run).rejects.toBeInstanceOf(ValidationError);
    await expect(run).rejects.toMatchObject({ faults: [{ path }] });
  });
});

describe('a policy that finalizes by itself', () => {
  const scheduled = (event: 'creation' | 'release') => ({ ...policies.standard, finalizeAfter: { event, hours: 36 } });
  const IN_36_HOURS = '2025-04-01T22:00:00.000Z';

  it('so many hours after creation sets the time for drafts, not for invoices issued at once (S4)', async () => {
    const { invoicing } = openAcme({ policy: scheduled('creation') });
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({ finalizeAt: IN_36_HOURS });
    expect(await invoicing.preview(INPUT)).toMatchObject({ finalizeAt: IN_36_HOURS });
    expect(await invoicing.createOneOffInvoice(issue)).toMatchObject({ finalizeAt: null });
    const given = '2025-05-01T00:00:00Z';
    expect(await invoicing.createOneOffInvoice({ ...INPUT, finalizeAt: given })).toMatchObject({ finalizeAt: given });
  });

  it('so many hours after release sets the moment when a held draft is released (S2)', async () => {
    const { invoicing, at } = openAcme({ policy: scheduled('release') });
    const { id, finalizeAt } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'held' });
    expect(finalizeAt).toBeNull();
    expect(await invoicing.release(id)).toMatchObject({ finalizeAt: IN_36_HOURS });
    expect(await invoicing.finalizeDue('2025-04-01T21:59:59.999Z')).toEqual([]);
    await invoicing.hold(id);
    expect(await invoicing.finalizeDue('2025-04-03T00:00:00.000Z')).toEqual([]);
    at('2025-04-05T10:00:00.000Z');
    expect(await invoicing.release(id)).toMatchObject({ finalizeAt: '2025-04-06T22:00:00.000Z' });
    expect(await invoicing.finalizeDue('2025-04-06T22:00:00.000Z')).toMatchObject([{ item: id, ok: true }]);
  });

  it('keeps a moment that is still ahead when a draft is released', async () => {
    const { invoicing } = openAcme({ policy: scheduled('release') });
    const finalizeAt = '2025-05-01T00:00:00Z';
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'held', finalizeAt });
    expect(await invoicing.release(id)).toMatchObject({ finalizeAt });
  });
});

describe('markOverdue', () => {
  it('goes by the day of each seller', async () => {
    const { invoicing } = openAcme();
    const berlin = await invoicing.createOneOffInvoice({ ...issue, dueDate: '2025-04-01' });
    const input = { ...issue, customerId: 'initech', billingEntityId: 'globex', dueDate: '2025-04-01' };
    const newYork = await invoicing.createOneOffInvoice(input);
    const marked = async (asOf: string): Promise<readonly string[]> =>
      (await invoicing.markOverdue(asOf)).map((one) => one.item);
    expect(await marked('2025-04-01T21:59:59.999Z')).toEqual([]);
    expect(await marked('2025-04-01T22:00:00.000Z')).toEqual([berlin.id]);
    expect(await marked('2025-04-02T03:59:59.999Z')).toEqual([]);
    expect(await marked('2025-04-02T04:00:00.000Z')).toEqual([newYork.id]);
    expect(await marked('2025-05-02T04:00:00.000Z')).toEqual([]);
  });

  it('counts what it looks at, so that no two results have one index', async () => {
    const { invoicing } = openAcme();
    const create = async (count: number, input: object): Promise<void> => {
      for (let index = 0; index < count; index++) await invoicing.createOneOffInvoice({ ...issue, ...input });
    };
    await create(90, { dueDate: '2025-04-01' });
    await create(30, { customerId: 'initech', billingEntityId: 'globex', dueDate: '2025-04-01' });
    const results = await invoicing.markOverdue('2025-04-01T23:00:00.000Z');
    expect(results).toHaveLength(90);
    expect(new Set(results.map((one) => one.index)).size).toBe(90);
  });

  it('ignores invoices that are paid, credited, uncollectible, voided or drafts', async () => {
    const { invoicing } = openAcme();
    const dueDate = '2025-04-01';
    const [paid, credited, lost, gone] = await Promise.all(
      [1, 2, 3, 4].map(() => invoicing.createOneOffInvoice({ ...issue, dueDate })),
    );
    await invoicing.createOneOffInvoice({ ...INPUT, dueDate });
    await invoicing.recordPayment(paid?.id as string, { amount: '119.00' });
    await invoicing.createCreditNote(credited?.id as string, { reason: 'duplicate' });
    await invoicing.markUncollectible(lost?.id as string);
    await invoicing.voidInvoice(gone?.id as string, { reason: 'typo' });
    expect(await invoicing.markOverdue('2025-06-01T00:00:00.000Z')).toEqual([]);
  });

  it('goes through more than a page, stops at its limit, and reports a seller that is gone', async () => {
    const records = acmeRecords();
    const { invoicing } = openAcme({ records });
    for (let index = 0; index < 120; index++) await invoicing.createOneOffInvoice({ ...issue, dueDate: '2025-04-01' });
    const asOf = '2025-06-01T00:00:00.000Z';
    expect(await invoicing.markOverdue(asOf, { limit: 7 })).toHaveLength(7);
    expect((await invoicing.markOverdue(asOf)).filter((one) => one.ok)).toHaveLength(113);
    const late = await invoicing.createOneOffInvoice({ ...issue, dueDate: '2025-04-01' });
    records.billingEntities.shift();
    const [one] = await invoicing.markOverdue(asOf);
    expect(one).toMatchObject({ item: late.id, ok: false, error: { code: 'billing_entity.not_found' } });
  });
});
