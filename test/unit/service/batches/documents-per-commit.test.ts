import { createInvoicing, type InvoiceStore } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { wakeAfterCommit } from 'oneoff/webhooks';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, INPUT, openAcme, reasonsOf } from '../../acme.ts';

/** A store with a limit, and how many documents each of its commits wrote. */
function limited(documentsPerCommit: number): { readonly store: InvoiceStore; readonly sizes: number[] } {
  const inner = memoryStore();
  const sizes: number[] = [];
  const store: InvoiceStore = {
    ...inner,
    documentsPerCommit,
    commit: (tenant, reads, decide) =>
      inner.commit(tenant, reads, (found) => {
        const changes = decide(found);
        sizes.push(changes.created.length + changes.changed.length);
        return changes;
      }),
  };
  return { store, sizes };
}

describe('a store that takes few documents at once', () => {
  it.each([0, 1, -3, 2.5, Number.NaN, '10'])('may not say %s', (most) => {
    const store = { ...memoryStore(), documentsPerCommit: most as number };
    const error = caught(() => createInvoicing({ store, directory: memoryDirectory(acmeRecords()) }));
    expect(reasonsOf(error)).toEqual(['field.value /store/documentsPerCommit']);
  });

  it('gets the deposits of a final invoice with it, and no more beside them', async () => {
    const { store, sizes } = limited(3);
    const { invoicing } = openAcme({ store });
    const billed = { ...INPUT, issue: 'now', documentType: 'prepayment' } as const;
    const deposits = [await invoicing.createOneOffInvoice(billed), await invoicing.createOneOffInvoice(billed)];
    const named = deposits.map(({ id }) => ({ invoiceId: id }));
    const lines = [{ ...INPUT.lines[0], unitPrice: '5000.00' } as (typeof INPUT.lines)[0]];
    sizes.length = 0;
    const results = await invoicing.createOneOffInvoices([
      { input: { ...INPUT, issue: 'now' } },
      { input: { ...INPUT, lines, issue: 'now', deposits: named } },
      { input: { ...INPUT, issue: 'now' } },
    ]);
    expect(results.map((one) => one.ok)).toEqual([true, true, true]);
    expect(sizes).toEqual([1, 3, 1]);
  });

  it('keeps its limit when a relay is woken after its commits', async () => {
    const { store, sizes } = limited(2);
    const { invoicing } = openAcme({ store: wakeAfterCommit(store, () => undefined) });
    await invoicing.createOneOffInvoices(Array.from({ length: 5 }, () => ({ input: INPUT })));
    expect(sizes).toEqual([2, 2, 1]);
  });
});
