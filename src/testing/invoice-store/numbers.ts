import assert from 'node:assert/strict';
import { ValidationError } from '../../errors/errors.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import { umbrella } from '../directory/suite-records.ts';
import { assertError, settleAll, times } from '../samples/outcomes.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { commitChanges, put } from './commit-parts.ts';

const input: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '500.00' }] };
const numbered = (sequence: number): string => `INV-2025-${String(sequence).padStart(4, '0')}`;

/** Numbers are unique and gapless. */
export function storeNumbers(test: StoreTest): void {
  test('a number is unique per tenant, billing entity and kind of document', async ({ store }) => {
    const number = 'N-1';
    const invoice = sampleFinalized({ id: 'acme-1', number });
    const sold = sampleFinalized({ id: 'umbrella-1', number, billingEntity: { id: umbrella.id, name: umbrella.name } });
    await put(store, invoice, sold);
    await put(store, sampleFinalized({ tenant: 'other', id: 'other-1', number }));
    await commitChanges(store, { creditNotes: [sampleCreditNote(invoice, { number })] });
    assert.deepEqual(await store.getByNumber(tenant, 'acme', number), invoice);
    assert.deepEqual(await store.getByNumber(tenant, 'umbrella', number), sold);
    assert.equal((await store.creditNotes(tenant, invoice.id))[0]?.number, number);
  });

  test('an invoice keeps its number when it changes', async ({ store }) => {
    const invoice = sampleFinalized();
    const next = { ...invoice, version: 2, memo: 'paid' };
    await put(store, invoice);
    await put(store, next);
    assert.deepEqual(await store.getByNumber(tenant, 'acme', invoice.number), next);
  });

  test('an invoice is found by its exact number, and never by that of a credit note', async ({ store }) => {
    const invoice = sampleFinalized({ number: 'N-1' });
    await put(store, invoice);
    await commitChanges(store, { creditNotes: [sampleCreditNote(invoice, { number: 'CN-1' })] });
    for (const number of ['CN-1', 'n-1', 'N-1 ', 'N-%', 'N-', 'DRAFT', '']) {
      assert.equal(await store.getByNumber(tenant, 'acme', number), null, number);
    }
    assert.equal(await store.getByNumber(tenant, 'nobody', 'N-1'), null);
  });

  test('numbers go on past the padding of their pattern', async ({ invoicing }) => {
    const tyrell: OneOffInvoiceInput = { ...input, customerId: 'tyrell', issue: 'now' };
    for (const sequence of times(12, (index) => index + 1)) {
      assert.equal((await invoicing.createOneOffInvoice(tyrell)).number, `U-${sequence}`);
    }
    for (const sequence of times(12, (index) => index + 1)) {
      assert.equal((await invoicing.getByNumber('umbrella', `U-${sequence}`))?.number, `U-${sequence}`);
    }
  });

  test('32 parallel finalizes of one draft take one number and finalize it once', async ({ invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    const answers = await Promise.all(times(32, () => invoicing.finalize(id)));
    for (const one of answers) assert.deepEqual(one, answers[0]);
    const types = (await invoicing.history(id)).items.map((event) => event.type);
    assert.deepEqual(types, ['invoice.drafted', 'invoice.finalized', 'invoice.one_off_created']);
    const next = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    assert.deepEqual([answers[0]?.number, next.number], [numbered(1), numbered(2)]);
  });

  test('parallel finalizes of many drafts take 1 to N without a hole or a duplicate', async ({ invoicing }) => {
    const drafts = await Promise.all(times(24, () => invoicing.createOneOffInvoice(input)));
    const issued = await Promise.all(drafts.map(({ id }) => invoicing.finalize(id)));
    assert.deepEqual(
      issued.map((one) => one.number).sort(),
      times(24, (index) => numbered(index + 1)),
    );
  });

  test('finalizes that fail among others leave no gap', async ({ invoicing }) => {
    const drafts = await Promise.all(times(24, () => invoicing.createOneOffInvoice(input)));
    const { values, errors } = await settleAll(
      drafts.map(
        ({ id }, index) =>
          () =>
            invoicing.finalize(id, index % 2 === 0 ? {} : { expectedTotal: '1.00' }),
      ),
    );
    for (const error of errors) assertError(error, ValidationError);
    assert.deepEqual(
      values.map((one) => one.number).sort(),
      times(12, (index) => numbered(index + 1)),
    );
    const next = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    assert.equal(next.number, numbered(13));
  });

  test('a draft whose finalize fails stays as it was', async ({ invoicing }) => {
    const draft = await invoicing.createOneOffInvoice(input);
    await assert.rejects(invoicing.finalize(draft.id, { expectedTotal: '1.00' }), ValidationError);
    assert.deepEqual(await invoicing.get(draft.id), draft);
    assert.equal((await invoicing.history(draft.id)).items.length, 1);
    assert.equal((await invoicing.finalize(draft.id)).number, numbered(1));
  });
}
