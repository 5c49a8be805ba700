import assert from 'node:assert/strict';
import { IdempotencyConflictError, InvoiceStateError, ValidationError } from '../../errors/errors.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { rebuildInvoice } from '../../invoice/rebuild-invoice.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import type { Invoicing } from '../../service/invoicing.ts';
import { assertError, settleAll, times } from '../samples/outcomes.ts';
import { type StoreTest, SUITE_TENANT as tenant } from './bench.ts';

const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  issue: 'now',
  lines: [
    { name: 'Audit', quantity: 10, unitPrice: '50.00', taxCodes: ['vat-19'] },
    { name: 'Travel', unitPrice: '68.33', taxCodes: ['vat-7'] },
  ],
};
const reason = 'order_change';
const idempotencyKey = 'correction-1';

const lineOf = (invoice: Invoice, place: number): string => invoice.lines[place]?.id as string;

/** Credits, refunds and reissues, through the service: what races over one invoice never credits more than it. */
export function storeCorrections(test: StoreTest): void {
  test('a credit note is stored with its invoice, its event and its number', async ({ store, invoicing }) => {
    const issued = await invoicing.createOneOffInvoice(input);
    const note = await invoicing.createCreditNote(issued.id, {
      reason,
      lines: [{ lineId: lineOf(issued, 0), quantity: 3 }],
    });
    assert.deepEqual([note.number, note.total], ['CN-2025-0001', '178.50']);
    assert.deepEqual(await store.creditNotes(tenant, issued.id), [note]);
    const after = await invoicing.get(issued.id);
    assert.equal(after?.amountCredited, '178.50');
    const last = (await store.history(tenant, issued.id)).items.at(-1);
    assert.deepEqual([last?.type, last?.data.change.creditNote], ['credit_note.created', note]);
    assert.deepEqual(last?.data.invoice, after);
  });

  test('a full credit in parts leaves exactly nothing', async ({ invoicing }) => {
    const issued = await invoicing.createOneOffInvoice(input);
    const [audit, travel] = [lineOf(issued, 0), lineOf(issued, 1)];
    await invoicing.createCreditNote(issued.id, { reason, lines: [{ lineId: travel, amount: '0.01' }] });
    await invoicing.createCreditNote(issued.id, { reason, lines: [{ lineId: audit, quantity: '3.3' }] });
    await invoicing.createCreditNote(issued.id, { reason });
    const { total, amountCredited, amountDue, paymentStatus } = (await invoicing.get(issued.id)) as Invoice;
    assert.deepEqual([amountCredited, amountDue, paymentStatus], [total, '0.00', 'credited']);
    await assert.rejects(invoicing.createCreditNote(issued.id, { reason }), ValidationError);
  });

  test('of parallel credits of all that is left one is stored', async ({ store, invoicing }) => {
    const issued = await invoicing.createOneOffInvoice(input);
    const { values, errors } = await settleAll(times(8, () => () => invoicing.createCreditNote(issued.id, { reason })));
    assert.equal(values.length, 1);
    for (const error of errors) assertError(error, ValidationError);
    assert.deepEqual(await store.creditNotes(tenant, issued.id), values);
    assert.equal((await invoicing.get(issued.id))?.amountCredited, issued.total);
  });

  test('parallel credits of one line are stored until nothing of it is left, and their numbers have no hole', async ({
    invoicing,
  }) => {
    const issued = await invoicing.createOneOffInvoice(input);
    const lines = [{ lineId: lineOf(issued, 0), quantity: 3 }];
    const { values } = await settleAll(times(8, () => () => invoicing.createCreditNote(issued.id, { reason, lines })));
    assert.equal(values.length, 3);
    assert.deepEqual(
      values.map((note) => note.number).sort(),
      times(3, (index) => `CN-2025-000${index + 1}`),
    );
    assert.equal((await invoicing.get(issued.id))?.amountCredited, '535.50');
  });

  test('32 parallel credits with one key make one credit note and 32 equal answers', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    const answers = await Promise.all(times(32, () => invoicing.createCreditNote(id, { reason }, { idempotencyKey })));
    for (const one of answers) assert.deepEqual(one, answers[0]);
    assert.equal((await store.creditNotes(tenant, id)).length, 1);
    const other = invoicing.createCreditNote(id, { reason: 'duplicate' }, { idempotencyKey });
    await assert.rejects(other, IdempotencyConflictError);
  });

  test('of a credit, a payment and a void at once none undoes another', async ({ invoicing }) => {
    for (const first of times(3, (index) => index)) {
      const { id, total } = await invoicing.createOneOffInvoice(input);
      const calls = [
        () => invoicing.createCreditNote(id, { reason }),
        () => invoicing.recordPayment(id, { amount: total }),
        () => invoicing.voidInvoice(id, { reason: 'wrong buyer' }),
      ];
      const { values, errors } = await settleAll<unknown>([...calls.slice(first), ...calls.slice(0, first)]);
      assert.ok(values.length > 0);
      for (const error of errors) assertError(error, InvoiceStateError, ValidationError);
      const { status, amountPaid, amountCredited } = (await invoicing.get(id)) as Invoice;
      assert.equal(status === 'voided', amountPaid === '0.00' && amountCredited === '0.00');
    }
  });

  test('of parallel refunds of all that is refundable one is recorded', async ({ invoicing }) => {
    const { id, total } = await invoicing.createOneOffInvoice(input);
    await invoicing.recordPayment(id, { amount: total });
    await invoicing.createCreditNote(id, { reason });
    const { values, errors } = await settleAll(times(8, () => () => invoicing.recordRefund(id, { amount: total })));
    assert.equal(values.length, 1);
    for (const error of errors) assertError(error, ValidationError);
    const after = await invoicing.get(id);
    assert.deepEqual([after?.amountPaid, after?.amountRefundable], ['0.00', '0.00']);
  });

  test('a payment is reversed once, however often and parallel it is asked', async ({ invoicing }) => {
    const { id, total } = await invoicing.createOneOffInvoice(input);
    const paid = await invoicing.recordPayment(id, { amount: total });
    const paymentId = paid.payments[0]?.id as string;
    await Promise.all(times(8, () => invoicing.reversePayment(id, { paymentId })));
    const after = (await invoicing.get(id)) as Invoice;
    assert.deepEqual([after.amountPaid, after.paymentStatus, after.payments.length], ['0.00', 'unpaid', 2]);
  });

  test('of parallel reissues of one invoice one makes a draft, and both are linked', async ({ store, invoicing }) => {
    const issued = await invoicing.createOneOffInvoice(input);
    await invoicing.voidInvoice(issued.id, { reason: 'wrong buyer' });
    const { values, errors } = await settleAll(times(8, () => () => invoicing.reissue(issued.id)));
    assert.equal(values.length, 1);
    for (const error of errors) assertError(error, InvoiceStateError);
    const [draft] = values;
    assert.deepEqual([draft?.status, draft?.replaces, draft?.total], ['draft', issued.id, issued.total]);
    assert.equal((await invoicing.get(issued.id))?.replacedBy, draft?.id);
    assert.equal((await store.list(tenant, {})).items.length, 2);
  });

  test('a reissue that is sent again under its key answers the same draft', async ({ store, invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice(input);
    await invoicing.createCreditNote(id, { reason });
    const answers = await Promise.all(times(8, () => invoicing.reissue(id, {}, { idempotencyKey })));
    for (const one of answers) assert.deepEqual(one, answers[0]);
    assert.equal((await store.list(tenant, {})).items.length, 2);
  });

  test('an invoice is rebuilt from the facts of its stored history alone', async ({ invoicing }) => {
    const issued = await invoicing.createOneOffInvoice({ ...input, issue: 'held' });
    const { id } = issued;
    await invoicing.release(id);
    await invoicing.updateDraft(id, { memo: 'edited', metadata: { zulu: '1', alpha: '2' } });
    const { total } = await invoicing.finalize(id);
    const paid = await invoicing.recordPayment(id, { amount: total });
    await invoicing.createCreditNote(id, { reason, lines: [{ lineId: lineOf(issued, 0), amount: '10.00' }] });
    await invoicing.recordRefund(id, { amount: '1.90' });
    await invoicing.reversePayment(id, { paymentId: paid.payments[0]?.id as string });
    const facts = (await invoicing.history(id)).items.map(({ data, ...event }) => ({
      ...event,
      data: { change: data.change },
    }));
    assert.deepEqual(rebuildInvoice(facts), await invoicing.get(id));
  });

  for (const way of ['credited', 'reissued'] as const)
    test(`an invoice in a currency that was withdrawn is ${way} in its successor`, async ({ store, invoicingWith }) => {
      const on = (instant: string): Invoicing => invoicingWith({ clock: { now: () => Date.parse(instant) } });
      const [before, after] = [on('2022-12-10T12:00:00Z'), on('2023-01-10T12:00:00Z')];
      const lines = [{ name: 'Audit', unitPrice: '1000.00', taxCodes: ['vat-19'] }];
      const { id } = await before.createOneOffInvoice({ ...input, currency: 'HRK', lines });
      await assert.rejects(after.createCreditNote(id, { reason }), ValidationError);
      assert.deepEqual(await store.creditNotes(tenant, id), []);
      if (way === 'credited') {
        const note = await after.createCreditNote(id, { reason, currency: 'EUR' });
        assert.deepEqual([note.total, note.converted?.exchangeRate.rate], ['157.94', '7.53450']);
        assert.deepEqual(await store.getCreditNote(tenant, note.id), note);
      } else {
        await after.voidInvoice(id, { reason: 'currency withdrawn' });
        const draft = await after.reissue(id, { currency: 'EUR' });
        const { currency, total, taxDate } = await after.finalize(draft.id);
        assert.deepEqual([currency, total, taxDate], ['EUR', '157.94', '2022-12-10']);
      }
      const invoice = await store.get(tenant, id);
      assert.equal(invoice?.amountDue, '0.00');
      assert.deepEqual(await after.rebuildInvoice(id), invoice);
    });

  test('what is written off comes back, and is claimed again', async ({ invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const closed = await invoicing.writeOff(id, { reason: 'bank charges' });
    assert.deepEqual(await invoicing.get(id), closed);
    assert.equal(closed.paymentStatus, 'written_off');
    const opened = await invoicing.reverseWriteOff(id, { writeOffId: closed.writeOffs[0]?.id ?? '' });
    assert.deepEqual([opened.amountDue, opened.amountWrittenOff], [opened.total, '0.00']);
    assert.deepEqual(await invoicing.rebuildInvoice(id), opened);
  });
}
