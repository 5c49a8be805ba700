import assert from 'node:assert/strict';
import { ConflictError } from '../../errors/errors.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleDraft, sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { answer, commitChanges, eventOf, noReads, put } from './commit-parts.ts';

/** A new document never replaces one that exists. */
export function storeIds(test: StoreTest): void {
  test('a new invoice with the id of a draft is refused, and the draft stays as it was', async ({ store }) => {
    const draft = sampleDraft({ id: 'taken' });
    await put(store, draft);
    await assertRefused(store, sampleDraft({ id: 'taken', memo: 'another' }));
    assert.deepEqual(await store.get(tenant, 'taken'), draft);
    assert.deepEqual((await store.history(tenant, 'taken')).items, [eventOf(draft)]);
  });

  test('a new invoice with the id of an issued invoice is refused, and the issued invoice stays as it was', async ({
    store,
  }) => {
    const issued = sampleFinalized({ id: 'taken', number: 'N-1' });
    await put(store, issued);
    await assertRefused(store, sampleFinalized({ id: 'taken', number: 'N-2' }));
    assert.deepEqual(await store.get(tenant, 'taken'), issued);
    assert.deepEqual(await store.getByNumber(tenant, 'acme', 'N-2'), null);
  });

  test('a new invoice with the id of a deleted draft is refused, and its events stay as they were', async ({
    store,
  }) => {
    const draft = sampleDraft({ id: 'taken' });
    await put(store, draft);
    await commitChanges(store, { deleted: ['taken'], events: [eventOf({ ...draft, version: 2 }, 'invoice.deleted')] });
    await assertRefused(store, sampleDraft({ id: 'taken' }));
    assert.equal(await store.get(tenant, 'taken'), null);
    assert.equal((await store.history(tenant, 'taken')).items.length, 2);
  });

  test('two new invoices with one id are both refused', async ({ store }) => {
    await assertRefused(store, sampleDraft({ id: 'twice' }), sampleDraft({ id: 'twice', memo: 'another' }));
    assert.equal(await store.get(tenant, 'twice'), null);
  });

  test('a new invoice that is refused for its id keeps nothing of its commit', async ({ store }) => {
    await put(store, sampleDraft({ id: 'taken' }));
    await assertRefused(store, sampleDraft({ id: 'good' }), sampleDraft({ id: 'taken' }));
    assert.equal(await store.get(tenant, 'good'), null);
    assert.deepEqual((await store.history(tenant, 'good')).items, []);
  });

  test('a new credit note with the id of another is refused, and the other stays as it was', async ({ store }) => {
    const [one, other] = [
      sampleFinalized({ id: 'one', number: 'N-1' }),
      sampleFinalized({ id: 'other', number: 'N-2' }),
    ];
    await put(store, one, other);
    const note = sampleCreditNote(one, { id: 'note', number: 'CN-1' });
    await commitChanges(store, { creditNotes: [note] });
    const second = sampleCreditNote(other, { id: 'note', number: 'CN-2' });
    await assertTaken(commitChanges(store, { creditNotes: [second] }));
    assert.deepEqual(await store.getCreditNote(tenant, 'note'), note);
    assert.deepEqual(await store.creditNotes(tenant, 'other'), []);
  });

  test('ids are unique within a kind: a credit note and an event may have the id of an invoice', async ({ store }) => {
    const one = sampleFinalized({ id: 'same', number: 'N-1' });
    await commitChanges(store, { invoices: [one], events: [{ ...eventOf(one), id: 'same' }] });
    const note = sampleCreditNote(one, { id: 'same', number: 'CN-1' });
    await commitChanges(store, { creditNotes: [note] });
    const other = sampleFinalized({ id: 'other', number: 'N-2' });
    await put(store, other);
    const second = sampleCreditNote(other, { id: 'other', number: 'CN-2' });
    await commitChanges(store, { creditNotes: [second] });
    assert.deepEqual(await store.get(tenant, 'same'), one);
    assert.deepEqual(await store.get(tenant, 'other'), other);
    assert.deepEqual(await store.getCreditNote(tenant, 'same'), note);
    assert.deepEqual(await store.getCreditNote(tenant, 'other'), second);
    await assertTaken(commitChanges(store, { creditNotes: [{ ...second, number: 'CN-3' }] }));
  });

  test('a new invoice may have the id of a credit note', async ({ store }) => {
    const one = sampleFinalized({ id: 'one', number: 'N-1' });
    await put(store, one);
    const note = sampleCreditNote(one, { id: 'note', number: 'CN-1' });
    await commitChanges(store, { creditNotes: [note] });
    const draft = sampleDraft({ id: 'note' });
    await put(store, draft);
    assert.deepEqual(await store.get(tenant, 'note'), draft);
    assert.deepEqual(await store.getCreditNote(tenant, 'note'), note);
  });

  test('an event with the id of another is refused, and both invoices stay as they were', async ({ store }) => {
    const [one, other] = [sampleDraft({ id: 'one' }), sampleDraft({ id: 'other' })];
    await put(store, one, other);
    const changed = { ...other, version: 2, memo: 'changed' };
    const event = { ...eventOf(changed), id: eventOf(one).id };
    await assertTaken(commitChanges(store, { invoices: [changed], events: [event] }));
    assert.deepEqual(await store.get(tenant, 'other'), other);
    assert.deepEqual((await store.history(tenant, 'other')).items, [eventOf(other)]);
    assert.deepEqual((await store.history(tenant, 'one')).items, [eventOf(one)]);
  });

  test('an event with the id of an earlier one of its invoice is refused', async ({ store }) => {
    const draft = sampleDraft();
    await put(store, draft);
    const changed = { ...draft, version: 2 };
    const event = { ...eventOf(changed), id: eventOf(draft).id };
    await assertTaken(commitChanges(store, { invoices: [changed], events: [event] }));
    assert.deepEqual(await store.get(tenant, draft.id), draft);
  });

  test('an event with the id of a deleted draft’s is refused', async ({ store }) => {
    const draft = sampleDraft({ id: 'gone' });
    await put(store, draft);
    const last = eventOf({ ...draft, version: 2 }, 'invoice.deleted');
    await commitChanges(store, { deleted: ['gone'], events: [last] });
    const other = sampleDraft({ id: 'other' });
    await assertTaken(commitChanges(store, { invoices: [other], events: [{ ...eventOf(other), id: last.id }] }));
    assert.equal(await store.get(tenant, 'other'), null);
  });

  test('two events of one commit with one id are refused', async ({ store }) => {
    const [one, other] = [sampleDraft({ id: 'one' }), sampleDraft({ id: 'other' })];
    const events = [eventOf(one), { ...eventOf(other), id: eventOf(one).id }];
    await assertTaken(commitChanges(store, { invoices: [one, other], events }));
    assert.equal(await store.get(tenant, 'one'), null);
    assert.deepEqual((await store.history(tenant, 'one')).items, []);
  });

  test('the same event id in two tenants is two events', async ({ store }) => {
    const drafts = [sampleDraft({ tenant: 'ours' }), sampleDraft({ tenant: 'theirs' })];
    for (const draft of drafts)
      await commitChanges(store, { invoices: [draft], events: [{ ...eventOf(draft), id: 'same' }] }, draft.tenant);
    for (const { tenant: whose, id } of drafts)
      assert.deepEqual(
        (await store.history(whose, id)).items.map((event) => event.id),
        ['same'],
      );
  });

  test('the same id in two tenants is two invoices', async ({ store }) => {
    const [ours, theirs] = [sampleDraft({ tenant: 'ours' }), sampleDraft({ tenant: 'theirs', memo: 'theirs' })];
    await put(store, ours);
    await put(store, theirs);
    assert.deepEqual(await store.get('ours', ours.id), ours);
    assert.deepEqual(await store.get('theirs', theirs.id), theirs);
  });

  test('a source that repeats its ids replaces no invoice', async ({ store, invoicingWith }) => {
    const input = { customerId: 'hooli', issue: 'now' as const, lines: [{ name: 'Audit', unitPrice: '1.00' }] };
    const repeating = () => {
      let count = 0;
      return invoicingWith({ ids: { next: () => `id-${++count}` } });
    };
    const issued = await repeating().createOneOffInvoice(input);
    await assertTaken(repeating().createOneOffInvoice({ ...input, memo: 'another' }));
    assert.deepEqual(await store.get(tenant, issued.id), issued);
    const next = await invoicingWith({}).createOneOffInvoice(input);
    assert.equal(next.number, 'INV-2025-0002');
  });

  test('a source that repeats its ids records no payment', async ({ store, invoicingWith }) => {
    const input = { customerId: 'hooli', issue: 'now' as const, lines: [{ name: 'Audit', unitPrice: '9.00' }] };
    const { id } = await invoicingWith({}).createOneOffInvoice(input);
    const other = await invoicingWith({}).createOneOffInvoice(input);
    const repeating = () => {
      let count = 0;
      return invoicingWith({ ids: { next: () => `id-${++count}` } });
    };
    await repeating().recordPayment(id, { amount: '1.00' });
    await assertTaken(repeating().recordPayment(other.id, { amount: '1.00' }));
    assert.deepEqual(await store.get(tenant, other.id), other);
  });
}

async function assertRefused(store: InvoiceStore, ...created: readonly Invoice[]): Promise<void> {
  const events = created.map((one) => eventOf(one, 'invoice.drafted'));
  await assertTaken(store.commit(tenant, noReads, () => ({ ...answer(null), created, events })));
}

async function assertTaken(commit: Promise<unknown>): Promise<void> {
  await assert.rejects(commit, (error) => error instanceof ConflictError && error.code === 'id.taken');
}
