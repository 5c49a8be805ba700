import { ConflictError, InvoiceStateError, NotFoundError } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { crowd, INPUT, openAcme, reasons, rejection } from '../acme.ts';

describe('finalizing', () => {
  it('32 times at once takes one number and gives 32 equal answers', async () => {
    const { invoicing, as } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const together = as({ directory: crowd(32) });
    const answers = await Promise.all(Array.from({ length: 32 }, () => together.finalize(id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ number: 'INV-2025-0001', version: 3 });
    expect((await invoicing.history(id)).items.map((event) => event.type)).toEqual([
      'invoice.drafted',
      'invoice.finalized',
      'invoice.one_off_created',
    ]);
  });

  it('a second time returns the first one’s number', async () => {
    const { invoicing, contents } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const issued = await invoicing.finalize(id);
    const before = await contents();
    expect(await invoicing.finalize(id)).toEqual(issued);
    expect(await contents()).toBe(before);
  });

  it('a second time still refuses an invalid input', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    expect(await reasons(invoicing.finalize(id, { expectedTotals: '1.00' } as object))).toEqual([
      'field.unknown /expectedTotals',
    ]);
  });

  it('many invoices at once gives the numbers 1 to N without a hole', async () => {
    const { invoicing } = openAcme();
    const drafts = await Promise.all(Array.from({ length: 25 }, () => invoicing.createOneOffInvoice(INPUT)));
    const issued = await Promise.all(drafts.map(({ id }) => invoicing.finalize(id)));
    expect(issued.map((one) => one.number).sort()).toEqual(
      Array.from({ length: 25 }, (_, index) => `INV-2025-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('that is refused burns no number', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await reasons(invoicing.finalize(id, { expectedTotal: '1.00' }))).toEqual([
      'total.unexpected /expectedTotal',
    ]);
    expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', expectedTotal: '1.00' }))).toEqual([
      'total.unexpected /expectedTotal',
    ]);
    expect(await invoicing.finalize(id)).toMatchObject({ number: 'INV-2025-0001' });
  });

  it('that loses the commit burns no number', async () => {
    const store = memoryStore();
    let failing = true;
    const acme = openAcme({
      store: {
        ...store,
        commit: (tenant, reads, decide) =>
          store.commit(tenant, reads, (found) => {
            const changes = decide(found);
            if (failing && reads.series.length > 0)
              throw new ConflictError('invoice.changed', 'the connection was lost');
            return changes;
          }),
      },
    });
    const { id } = await acme.invoicing.createOneOffInvoice(INPUT);
    await rejection(acme.invoicing.finalize(id));
    failing = false;
    expect(await acme.invoicing.finalize(id)).toMatchObject({ number: 'INV-2025-0001', version: 3 });
  });

  it('against an edit at once: one wins, and the other sees what happened', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const [edit, issue] = await Promise.allSettled([
      invoicing.updateDraft(id, { memo: 'Edited' }),
      invoicing.finalize(id),
    ]);
    expect(issue.status).toBe('fulfilled');
    if (edit.status === 'rejected') expect(edit.reason).toBeInstanceOf(InvoiceStateError);
    expect(await invoicing.get(id)).toMatchObject({
      status: 'finalized',
      memo: edit.status === 'fulfilled' ? 'Edited' : null,
    });
  });

  it('against a deletion at once leaves no number behind', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const [gone, issued] = await Promise.allSettled([invoicing.deleteDraft(id), invoicing.finalize(id)]);
    expect([gone.status, issued.status].sort()).toEqual(['fulfilled', 'rejected']);
    if (issued.status === 'rejected') expect(issued.reason).toBeInstanceOf(NotFoundError);
    const next = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    expect(next.number).toBe(gone.status === 'fulfilled' ? 'INV-2025-0001' : 'INV-2025-0002');
  });
});

describe('a version that the caller expects', () => {
  it('is refused by every command once the invoice has moved', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const stale = { expectedVersion: 1 };
    await invoicing.updateDraft(id, { memo: 'x' }, stale);
    const calls = {
      updateDraft: () => invoicing.updateDraft(id, {}, stale),
      hold: () => invoicing.hold(id, stale),
      release: () => invoicing.release(id, stale),
      open: () => invoicing.open(id, {}, stale),
      reopen: () => invoicing.reopen(id, stale),
      finalize: () => invoicing.finalize(id, {}, stale),
      voidInvoice: () => invoicing.voidInvoice(id, { reason: 'x' }, stale),
      deleteDraft: () => invoicing.deleteDraft(id, stale),
      recordPayment: () => invoicing.recordPayment(id, { amount: '1.00' }, stale),
      markUncollectible: () => invoicing.markUncollectible(id, stale),
    };
    for (const [name, call] of Object.entries(calls)) {
      const error = await rejection(call());
      expect(error, name).toBeInstanceOf(ConflictError);
      expect(error.details, name).toEqual({ version: 2, expectedVersion: 1 });
    }
    expect(await invoicing.get(id)).toMatchObject({ version: 2, memo: 'x' });
  });

  it.each(['1', null, 1.5, Number.NaN])(
    'as %j is none: the caller is told, and not sent to reload',
    async (expectedVersion) => {
      const { invoicing } = openAcme();
      const { id } = await invoicing.createOneOffInvoice(INPUT);
      expect(await reasons(invoicing.hold(id, { expectedVersion: expectedVersion as number }))).toEqual([
        'field.value /expectedVersion',
      ]);
    },
  );

  it('lets one of two edits of the same version through', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const edits = await Promise.allSettled(
      ['a', 'b'].map((memo) => invoicing.updateDraft(id, { memo }, { expectedVersion: 1 })),
    );
    expect(edits.map((edit) => edit.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('left out lets every edit through, one after the other', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    await Promise.all(['a', 'b'].map((memo) => invoicing.updateDraft(id, { memo })));
    expect(await invoicing.get(id)).toMatchObject({ version: 3 });
  });
});

describe('an invoice that keeps changing', () => {
  it('is given up after three tries, and nothing of the command is stored', async () => {
    const store = memoryStore();
    let reads = 0;
    const acme = openAcme({
      store: {
        ...store,
        async get(tenant, id) {
          reads++;
          const loaded = await store.get(tenant, id);
          return loaded && { ...loaded, version: loaded.version - 1 };
        },
      },
    });
    const { id } = await acme.invoicing.createOneOffInvoice(INPUT);
    const error = await rejection(acme.invoicing.finalize(id));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error.code).toBe('invoice.changed');
    expect(reads).toBe(3);
    expect(await store.get('default', id)).toMatchObject({ status: 'draft', version: 1 });
  });
});

describe('an invoice that does not exist', () => {
  it.each(['get', 'getByNumber', 'history'] as const)('%s answers nothing', async (call) => {
    const { invoicing } = openAcme();
    const answers = {
      get: () => invoicing.get('x'),
      getByNumber: () => invoicing.getByNumber('acme', 'x'),
      history: async () => (await invoicing.history('x')).items,
    };
    expect((await answers[call]()) ?? []).toEqual([]);
  });

  it('is not found by any command', async () => {
    const { invoicing } = openAcme();
    const calls = [
      invoicing.updateDraft('x', {}),
      invoicing.previewUpdate('x', {}),
      invoicing.hold('x'),
      invoicing.release('x'),
      invoicing.open('x'),
      invoicing.reopen('x'),
      invoicing.finalize('x'),
      invoicing.voidInvoice('x', { reason: 'x' }),
      invoicing.deleteDraft('x'),
      invoicing.recordPayment('x', { amount: '1.00' }),
      invoicing.markUncollectible('x'),
    ];
    for (const call of calls) expect(await rejection(call)).toBeInstanceOf(NotFoundError);
  });
});
