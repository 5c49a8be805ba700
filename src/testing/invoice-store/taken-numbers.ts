import assert from 'node:assert/strict';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { InvoiceStore, TakenNumbersQuery } from '../../ports/invoice-store.ts';
import { refusalOf } from '../samples/outcomes.ts';
import { sampleCreditNote } from '../samples/sample-credit-note.ts';
import { sampleDraft, sampleFinalized } from '../samples/sample-invoice.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';
import { commitChanges, look, put } from './commit-parts.ts';

/** In the order of their code points, which is that of their bytes in UTF-8. */
const IN_ORDER = ['A', 'A-1', 'A-10', 'A-2', 'A.1', 'AB', 'a-1', 'Ä-1', '\uffee', '𝟙'];
const umbrella = { id: 'umbrella', name: 'Umbrella' };

const invoice = sampleFinalized({ id: 'A-10', number: 'A-10' });

const cases: readonly (readonly [sentence: string, query: Partial<TakenNumbersQuery>, expected: readonly string[]])[] =
  [
    ['all of a billing entity', {}, IN_ORDER],
    ['those that begin with a text', { prefix: 'A-' }, ['A-1', 'A-10', 'A-2']],
    ['those that begin with a number, it among them', { prefix: 'A-1' }, ['A-1', 'A-10']],
    ['those that begin with a pair of surrogates', { prefix: '𝟙' }, ['𝟙']],
    ['none where none begins so', { prefix: 'A-3' }, []],
    ['none where only a wildcard would match', { prefix: 'A_' }, []],
    ['those after a number', { after: 'AB' }, ['a-1', 'Ä-1', '\uffee', '𝟙']],
    ['those after a text that is no number', { after: 'A-11' }, IN_ORDER.slice(3)],
    ['those after a number that begin with a text', { prefix: 'A-', after: 'A-1' }, ['A-10', 'A-2']],
    ['those that begin with a text that lies after the number', { prefix: 'a', after: 'A' }, ['a-1']],
    ['at most so many', { limit: 3 }, ['A', 'A-1', 'A-10']],
    ['at most so many after a number', { after: 'A-10', limit: 1 }, ['A-2']],
    ['those of another billing entity', { billingEntityId: 'umbrella' }, ['A-1', 'U-1']],
    ['none of an unknown billing entity', { billingEntityId: 'nobody' }, []],
    ['those of credit notes', { kind: 'credit_note' }, ['A-1', 'CN-1']],
  ];

/** What is known of counters and numbers without their documents. */
export function storeTakenNumbers(test: StoreTest): void {
  for (const [sentence, query, expected] of cases)
    test(`taken numbers: ${sentence}`, async ({ store }) => {
      await fill(store);
      const found = await store.takenNumbers(tenant, { kind: 'invoice', billingEntityId: 'acme', ...query });
      assert.deepEqual(
        found.map(({ number }) => number),
        expected,
      );
    });

  test('a taken number comes with the customer of its document', async ({ store }) => {
    await fill(store);
    const query = { kind: 'invoice', billingEntityId: 'umbrella' } as const;
    assert.deepEqual(await store.takenNumbers(tenant, query), [
      { number: 'A-1', customerId: 'initech' },
      { number: 'U-1', customerId: 'hooli' },
    ]);
  });

  test('a number is taken with the finalize of a draft, and stays so when the invoice changes', async ({ store }) => {
    const query = { kind: 'invoice', billingEntityId: 'acme' } as const;
    await put(store, sampleDraft());
    assert.deepEqual(await store.takenNumbers(tenant, query), []);
    await put(store, sampleFinalized({ version: 2, number: 'N-1' }));
    await put(store, sampleFinalized({ version: 3, number: 'N-1', memo: 'paid' }));
    assert.deepEqual(await store.takenNumbers(tenant, query), [{ number: 'N-1', customerId: 'hooli' }]);
  });

  test('taken numbers come 1 to 1000 at a time', async ({ store }) => {
    const query = { kind: 'invoice', billingEntityId: 'acme' } as const;
    for (const limit of [0, -1, 1.5, 1001])
      assert.deepEqual(await refusalOf(store.takenNumbers(tenant, { ...query, limit })), ['field.value /limit']);
    assert.deepEqual(await store.takenNumbers(tenant, { ...query, limit: 1000 }), []);
  });

  test('a counter is read as its last commit left it, and is absent before the first', async ({ store }) => {
    assert.equal(await store.getSeries(tenant, 'key'), null);
    await commitChanges(store, {
      series: new Map([['key', { last: 9_007_199_254_740, lastIssueDate: '2025-02-28' }]]),
    });
    assert.deepEqual(await store.getSeries(tenant, 'key'), { last: 9_007_199_254_740, lastIssueDate: '2025-02-28' });
    assert.equal(await store.getSeries(tenant, 'Key'), null);
    await commitChanges(store, {
      series: new Map([['key', { last: 9_007_199_254_741, lastIssueDate: '2025-03-01' }]]),
    });
    assert.deepEqual(await store.getSeries(tenant, 'key'), { last: 9_007_199_254_741, lastIssueDate: '2025-03-01' });
  });

  test('a counter that was locked and gave no number is absent', async ({ store }) => {
    await look(store, { series: ['key'] }, () => null);
    assert.equal(await store.getSeries(tenant, 'key'), null);
  });
}

async function fill(store: InvoiceStore): Promise<void> {
  const others = [...IN_ORDER].reverse().filter((number) => number !== invoice.number);
  const other = sampleFinalized({
    id: 'umbrella-1',
    number: 'A-1',
    billingEntity: umbrella,
    customer: { id: 'initech', name: 'Initech' },
  });
  await put(store, invoice, ...others.map((number) => sampleFinalized({ id: number, number })));
  await put(store, other, sampleFinalized({ id: 'umbrella-2', number: 'U-1', billingEntity: umbrella }));
  await put(store, sampleDraft({ id: 'draft' }));
  await put(store, sampleFinalized({ tenant: 'other', id: 'other-1', number: 'A-3' }));
  const note = (number: string): CreditNote => sampleCreditNote(invoice, { id: `note ${number}`, number });
  await commitChanges(store, { creditNotes: [note('CN-1'), note('A-1')] });
}
