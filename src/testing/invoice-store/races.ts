import assert from 'node:assert/strict';
import { ConflictError, InvoiceStateError, ValidationError } from '../../errors/errors.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { policies } from '../../policy/policies.ts';
import type { OneOffInvoiceInput } from '../../pricing/input.ts';
import type { Invoicing } from '../../service/invoicing.ts';
import { assertError, settleAll, times } from '../samples/outcomes.ts';
import type { StoreTest } from './bench.ts';

const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  lines: [{ name: 'Audit', unitPrice: '500.00', taxCodes: ['vat-0'] }],
};
const job: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '100.00' }] };
const numbersDrafts = { policy: { ...policies.standard, assignNumber: 'create' as const } };

/** Commands that meet on one invoice do not undo one another. */
export function storeRaces(test: StoreTest): void {
  test('of commands that saw the same version of an invoice one wins and the others are refused', async ({
    invoicingWith,
  }) => {
    const invoicing = invoicingWith(numbersDrafts);
    for (const first of times(4, (index) => index)) {
      const { id, version } = await invoicing.createOneOffInvoice(input);
      const commands = commandsOn(invoicing, id, { expectedVersion: version });
      const { values, errors } = await settleAll([...commands.slice(first), ...commands.slice(0, first)]);
      assert.equal(values.length, 1);
      for (const error of errors) assertError(error, ConflictError, InvoiceStateError);
      assert.equal((await invoicing.get(id))?.version, values[0]?.version);
    }
  });

  test('void, edit, hold and finalize at once end in one history without a hole', async ({ invoicingWith }) => {
    const invoicing = invoicingWith(numbersDrafts);
    for (const first of times(4, (index) => index)) {
      const { id, number } = await invoicing.createOneOffInvoice(input);
      const commands = commandsOn(invoicing, id, {});
      const { values, errors } = await settleAll([...commands.slice(first), ...commands.slice(0, first)]);
      assert.ok(values.length > 0);
      for (const error of errors) assertError(error, ConflictError, InvoiceStateError);
      const events = (await invoicing.history(id)).items;
      assert.deepEqual(
        events.map((event) => event.sequence),
        times(events.length, (index) => index + 1),
      );
      assert.deepEqual(events.at(-1)?.data.invoice, await invoicing.get(id));
      for (const event of events) assert.equal(event.data.invoice.number, number);
    }
  });

  test('of parallel voids one wins and the others find a voided invoice', async ({ invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const { values, errors } = await settleAll(
      times(8, (index) => () => invoicing.voidInvoice(id, { reason: `reason ${index}` })),
    );
    assert.equal(values.length, 1);
    for (const error of errors) assertError(error, InvoiceStateError);
    assert.deepEqual(await invoicing.get(id), values[0]);
  });

  test('of a payment and a void at once one wins', async ({ invoicing }) => {
    for (const order of times(4, (index) => index)) {
      const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
      const calls = [
        () => invoicing.recordPayment(id, { amount: '1.00' }),
        () => invoicing.voidInvoice(id, { reason: 'wrong' }),
      ];
      const { values, errors } = await settleAll<unknown>(order % 2 === 0 ? calls : calls.toReversed());
      assert.equal(values.length, 1);
      for (const error of errors) assertError(error, InvoiceStateError);
      assert.deepEqual(await invoicing.get(id), values[0]);
    }
  });

  test('of ten parallel payments of all that is due one is recorded', async ({ invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const { values, errors } = await settleAll(
      times(10, () => () => invoicing.recordPayment(id, { amount: '500.00' })),
    );
    assert.equal(values.length, 1);
    for (const error of errors) assertError(error, ValidationError);
    const { amountPaid, amountDue, payments, paymentStatus } = values[0] ?? {};
    assert.deepEqual(
      { amountPaid, amountDue, paymentStatus, count: payments?.length },
      { amountPaid: '500.00', amountDue: '0.00', paymentStatus: 'paid', count: 1 },
    );
    assert.deepEqual(await invoicing.get(id), values[0]);
  });

  test('parallel payments in parts are recorded until nothing is due', async ({ invoicing }) => {
    const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now' });
    const { values } = await settleAll(times(10, () => () => invoicing.recordPayment(id, { amount: '100.00' })));
    assert.equal(values.length, 5);
    const paid = (await invoicing.history(id)).items.filter((event) => event.type === 'invoice.paid');
    assert.equal(paid.length, 1);
    assert.equal((await invoicing.get(id))?.amountPaid, '500.00');
  });

  test('a deposit is deducted by one of several invoices at once, and again when that one is voided', async ({
    invoicing,
  }) => {
    const lines = [{ name: 'Deposit', unitPrice: '33.33' }];
    const deposit = await invoicing.createOneOffInvoice({ ...job, lines, issue: 'now', documentType: 'prepayment' });
    const deposits = [{ invoiceId: deposit.id }];
    const drafts: Invoice[] = [];
    for (let count = 0; count < 4; count++) drafts.push(await invoicing.createOneOffInvoice({ ...job, deposits }));
    const { values, errors } = await settleAll([
      ...drafts.map(
        ({ id }) =>
          () =>
            invoicing.finalize(id),
      ),
      () => invoicing.recordPayment(deposit.id, { amount: '1.00' }),
    ]);
    assert.equal(values.length, 2);
    for (const error of errors) assertError(error, ValidationError, ConflictError);
    const [final] = values.filter(({ id }) => id !== deposit.id);
    assert.ok(final);
    assert.deepEqual([final.deposits[0]?.number, final.lines[1]?.deposit], [deposit.number, deposit.id]);
    assert.equal((await invoicing.get(deposit.id))?.deductedBy, final.id);
    await invoicing.voidInvoice(final.id, { reason: 'typo' });
    assert.equal((await invoicing.get(deposit.id))?.deductedBy, null);
    const again = await invoicing.finalize((await invoicing.reissue(final.id)).id);
    assert.equal(again.total, final.total);
    assert.deepEqual(await invoicing.rebuildInvoice(deposit.id), await invoicing.get(deposit.id));
  });
}

function commandsOn(
  invoicing: Invoicing,
  id: string,
  options: { readonly expectedVersion?: number },
): readonly (() => ReturnType<Invoicing['get']>)[] {
  return [
    () => invoicing.voidInvoice(id, { reason: 'wrong buyer' }, options),
    () => invoicing.updateDraft(id, { memo: 'edited' }, options),
    () => invoicing.finalize(id, {}, options),
    () => invoicing.hold(id, options),
  ];
}
