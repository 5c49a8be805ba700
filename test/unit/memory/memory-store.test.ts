import type { Changes, DraftInvoice, InvoiceStore } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, reasons } from '../acme.ts';

function commit(store: InvoiceStore, changes: Partial<Changes<null>>): Promise<null> {
  const key = { key: 'key', fingerprint: 'print' };
  return store.commit('default', { invoices: [], keys: [key], series: ['one'] }, () => ({
    result: null,
    created: [],
    changed: [],
    creditNotes: [],
    deleted: [],
    events: [],
    keys: new Map(),
    series: new Map(),
    ...changes,
  }));
}

const named = (id: string, more: object = {}): DraftInvoice => ({ ...aDraft(), id, ...more });

describe('a commit in memory', () => {
  it('keeps nothing where one of its invoices cannot be copied', async () => {
    const store = memoryStore();
    const bad = named('two', { version: 1n });
    const answer = { invoice: 'one', version: 1 };
    await expect(
      commit(store, {
        created: [named('one'), bad],
        keys: new Map([['key', answer]]),
        series: new Map([['one', { last: 1, lastIssueDate: '2025-03-31' }]]),
      }),
    ).rejects.toThrow(TypeError);
    expect(await store.list('default', {})).toEqual({ items: [], nextCursor: null });
    expect(await store.findAnswer('default', 'key')).toBeNull();
    expect((await store.history('default', 'one')).items).toEqual([]);
    const found = await store.commit('default', { invoices: ['one', 'two'], keys: [], series: ['one'] }, (there) => ({
      result: [there.invoices.size, there.series.size],
      created: [],
      changed: [],
      creditNotes: [],
      deleted: [],
      events: [],
      keys: new Map(),
      series: new Map(),
    }));
    expect(found).toEqual([0, 0]);
  });

  it('leaves what was there when a later commit cannot be copied', async () => {
    const store = memoryStore();
    await commit(store, { created: [named('one', { memo: 'first' })] });
    const event = { id: 'e', bad: 1n } as never;
    await expect(commit(store, { changed: [named('one', { memo: 'second' })], events: [event] })).rejects.toThrow(
      TypeError,
    );
    expect(await store.get('default', 'one')).toMatchObject({ memo: 'first' });
  });
});

describe('a list', () => {
  it.each([[0], [-1], [101], [1.5], [Number.NaN], ['20']])('with limit %s is refused', async (limit) => {
    const store = memoryStore();
    expect(await reasons(store.list('default', { limit: limit as number }))).toEqual(['field.value /limit']);
  });

  it.each([['x'], ['[]'], ['[1, 2]'], ['null'], ['["2025-01-01"]']])('with cursor %s is refused', async (cursor) => {
    expect(await reasons(memoryStore().list('default', { cursor }))).toEqual(['field.value /cursor']);
  });

  it.each([
    ['["issueDate","2025-03-31","2025-03-31T10:00:00.000Z","id"]'],
    ['["dueDate","2025-02-30","2025-03-31T10:00:00.000Z","id"]'],
    ['["dueDate","2025-03-31","yesterday","id"]'],
    ['["2025-03-31","2025-03-31T10:00:00.000Z","id"]'],
    ['["2025-03-31T10:00:00.000Z","id"]'],
  ])('in the order of due dates with cursor %s is refused', async (cursor) => {
    const list = memoryStore().list('default', { overdueOn: '2025-05-01', cursor });
    expect(await reasons(list)).toEqual(['field.value /cursor']);
  });

  it.each([[1], [100]])('with limit %s has at most so many', async (limit) => {
    const store = memoryStore();
    await commit(store, { created: Array.from({ length: 101 }, (_, index) => named(`id-${index}`)) });
    const page = await store.list('default', { limit });
    expect(page.items).toHaveLength(limit);
    expect(page.nextCursor).not.toBeNull();
  });

  it('without a limit has twenty', async () => {
    const store = memoryStore();
    await commit(store, { created: Array.from({ length: 21 }, (_, index) => named(`id-${index}`)) });
    expect((await store.list('default', {})).items).toHaveLength(20);
  });

  it.each([
    [{ issueDateFrom: '2025-03-31' }, ['issued']],
    [{ issueDateFrom: '2025-04-01' }, []],
    [{ issueDateTo: '2025-03-30' }, []],
    [{ dueDateTo: '2025-04-30' }, ['issued']],
    [{ dueDateFrom: '2025-04-30', dueDateTo: '2025-04-30' }, ['issued']],
    [{ overdueOn: '2025-04-30' }, []],
    [{ overdueOn: '2025-05-01' }, ['issued']],
    [{ metadata: { order: '7' } }, ['draft']],
    [{ status: ['draft'], paymentStatus: ['unpaid'] }, ['draft']],
    [{ customerId: 'hooli', billingEntityId: 'globex' }, []],
    [{ currency: 'USD' }, []],
    [{ number: 'INV-2025-0001' }, ['issued']],
  ] as const)('that asks for %j has %j', async (query, ids) => {
    const store = memoryStore();
    await commit(store, {
      created: [named('draft', { metadata: { order: '7' } }), { ...aFinalizedInvoice(), id: 'issued' }],
    });
    expect((await store.list('default', query)).items.map((one) => one.id)).toEqual(ids);
  });
});
