import assert from 'node:assert/strict';
import { IdempotencyConflictError, ValidationError } from '../../errors/errors.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { assertError, settleAll, times } from '../samples/outcomes.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';

const CALLERS = 32;
const input: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '500.00' }] };
const other: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '600.00' }] };
const idempotencyKey = 'order-1';

/** A retry makes no second invoice, and no second payment. */
export function storeIdempotency(test: StoreTest): void {
  test('a create that is sent again gives the same answer and no second invoice', async ({ store, invoicing }) => {
    const first = await invoicing.createOneOffInvoice(input, { idempotencyKey });
    assert.deepEqual(await invoicing.createOneOffInvoice(input, { idempotencyKey }), first);
    assert.equal((await store.list(tenant, {})).items.length, 1);
    assert.equal((await store.history(tenant, first.id)).items.length, 1);
  });

  test('a key that comes again with another input is a conflict and changes nothing', async ({ store, invoicing }) => {
    const first = await invoicing.createOneOffInvoice(input, { idempotencyKey });
    await assert.rejects(invoicing.createOneOffInvoice(other, { idempotencyKey }), IdempotencyConflictError);
    assert.deepEqual((await store.list(tenant, {})).items, [first]);
    assert.deepEqual(await invoicing.createOneOffInvoice(input, { idempotencyKey }), first);
  });

  test('a payment whose key comes again with another input is a conflict and moves no money', async ({ invoicing }) => {
    const { id, total } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const paid = await invoicing.recordPayment(id, { amount: '100.00' }, { idempotencyKey });
    await assert.rejects(
      invoicing.recordPayment(id, { amount: '200.00' }, { idempotencyKey }),
      IdempotencyConflictError,
    );
    await assert.rejects(invoicing.createOneOffInvoice(input, { idempotencyKey }), IdempotencyConflictError);
    assert.deepEqual(await invoicing.recordPayment(id, { amount: '100.00' }, { idempotencyKey }), paid);
    assert.deepEqual(await invoicing.get(id), paid);
    assert.equal(total, '595.00');
  });

  test('32 parallel creates with one key make one invoice with one number and 32 equal answers', async ({
    store,
    invoicing,
  }) => {
    const answers = await Promise.all(
      times(CALLERS, () => invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey })),
    );
    for (const one of answers) assert.deepEqual(one, answers[0]);
    assert.deepEqual((await store.list(tenant, {})).items, [answers[0]]);
    const next = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    assert.deepEqual([answers[0]?.number, next.number], ['INV-2025-0001', 'INV-2025-0002']);
  });

  test('of parallel creates with one key and different inputs one wins and the others conflict', async ({
    store,
    invoicing,
  }) => {
    const { values, errors } = await settleAll(
      times(8, (index) => () => invoicing.createOneOffInvoice({ ...input, memo: `memo ${index}` }, { idempotencyKey })),
    );
    assert.equal(values.length, 1);
    for (const error of errors) assertError(error, IdempotencyConflictError);
    assert.deepEqual((await store.list(tenant, {})).items, values);
  });

  test('32 parallel payments with one key are recorded once', async ({ invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const answers = await Promise.all(
      times(CALLERS, () => invoicing.recordPayment(id, { amount: '10.00' }, { idempotencyKey })),
    );
    for (const one of answers) assert.deepEqual(one, answers[0]);
    assert.equal((await invoicing.get(id))?.amountPaid, '10.00');
  });

  test('a failure is not stored: its key may come again with a corrected input', async ({ store, invoicing }) => {
    const wrong = { ...input, issue: 'now' as const, expectedTotal: '1.00' };
    await assert.rejects(invoicing.createOneOffInvoice(wrong, { idempotencyKey }), ValidationError);
    assert.equal(await store.findAnswer(tenant, idempotencyKey), null);
    const right = await invoicing.createOneOffInvoice({ ...input, issue: 'now' }, { idempotencyKey });
    assert.equal(right.number, 'INV-2025-0001');
  });

  test('the answer is given again as the command left it, though the invoice has changed since', async ({
    invoicing,
  }) => {
    const draft = await invoicing.createOneOffInvoice(input, { idempotencyKey });
    await invoicing.updateDraft(draft.id, { memo: 'changed' });
    const issued = await invoicing.finalize(draft.id);
    assert.deepEqual(await invoicing.createOneOffInvoice(input, { idempotencyKey }), draft);
    assert.deepEqual(await invoicing.get(draft.id), issued);
  });

  test('the answer is given again even when its draft was deleted', async ({ invoicing }) => {
    const draft = await invoicing.createOneOffInvoice(input, { idempotencyKey });
    await invoicing.deleteDraft(draft.id);
    assert.deepEqual(await invoicing.createOneOffInvoice(input, { idempotencyKey }), draft);
    assert.equal(await invoicing.get(draft.id), null);
  });
}
