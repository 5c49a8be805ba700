import { type Invoice, type InvoiceEvent, type OneOffInvoiceInput, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, INPUT, openAcme, rejection } from '../acme.ts';

const bill = ({ invoicing }: Acme, unitPrice: string, input: Partial<OneOffInvoiceInput> = {}): Promise<Invoice> =>
  invoicing.createOneOffInvoice({ ...INPUT, lines: [{ name: 'Job', unitPrice }], ...input });
const deposit = (acme: Acme, unitPrice: string): Promise<Invoice> =>
  bill(acme, unitPrice, { documentType: 'prepayment', issue: 'now' });
/** An invoice of 100.00 that deducts deposits. */
const rest = (acme: Acme, deposits: readonly Invoice[], issue: 'now' | 'draft'): Promise<Invoice> =>
  bill(acme, '100.00', { issue, deposits: deposits.map(({ id }) => ({ invoiceId: id })) });
const lastEvent = async ({ store }: Acme, { id }: Invoice): Promise<InvoiceEvent> =>
  (await store.history('default', id)).items.at(-1) as InvoiceEvent;

describe('a deposit', () => {
  it.each(['now', 'draft'] as const)(
    'is updated once the invoice that deducts it is issued, created as %s',
    async (how) => {
      const acme = openAcme();
      const paid = await deposit(acme, '20.00');
      const final = await rest(acme, [paid], how);
      if (how === 'draft') {
        expect((await acme.invoicing.get(paid.id))?.deductedBy).toBeNull();
        await acme.invoicing.finalize(final.id);
      }
      expect(await lastEvent(acme, paid)).toMatchObject({
        type: 'invoice.updated',
        sequence: paid.version + 1,
        data: { change: { deductedBy: final.id } },
      });
      expect(await acme.invoicing.get(paid.id)).toEqual({ ...paid, deductedBy: final.id, version: paid.version + 1 });
    },
  );

  it('is free again, with an event, once the invoice that deducted it is voided or credited whole', async () => {
    for (const undo of ['void', 'credit'] as const) {
      const acme = openAcme();
      const paid = await deposit(acme, '20.00');
      const { id } = await rest(acme, [paid], 'now');
      if (undo === 'void') await acme.invoicing.voidInvoice(id, { reason: 'wrong' });
      else await acme.invoicing.createCreditNote(id, { reason: 'cancellation' });
      expect(await lastEvent(acme, paid)).toMatchObject({
        type: 'invoice.updated',
        sequence: paid.version + 2,
        data: { change: { deductedBy: null } },
      });
    }
  });

  it('that another invoice deducts is left alone when a numbered draft that names it too is voided', async () => {
    const acme = openAcme({ policy: { ...policies.standard, assignNumber: 'create' } });
    const paid = await deposit(acme, '20.00');
    const draft = await rest(acme, [paid], 'draft');
    const issued = await rest(acme, [paid], 'now');
    await acme.invoicing.voidInvoice(draft.id, { reason: 'wrong' });
    expect((await acme.invoicing.get(paid.id))?.deductedBy).toBe(issued.id);
    expect((await lastEvent(acme, paid)).sequence).toBe(paid.version + 1);
  });
});

describe('an approved invoice', () => {
  const approved = async (acme: Acme, ...deposits: readonly Invoice[]): Promise<Invoice> =>
    acme.invoicing.open((await rest(acme, deposits, 'draft')).id);

  it('is issued with its deposits as they were', async () => {
    const acme = openAcme();
    const opened = await approved(acme, await deposit(acme, '20.00'), await deposit(acme, '30.00'));
    expect(await acme.invoicing.finalize(opened.id)).toMatchObject({ total: '59.50', deposits: opened.deposits });
  });

  it('is refused when one of its deposits was credited in part since: says which one, and what is left', async () => {
    const acme = openAcme();
    const [first, second] = [await deposit(acme, '20.00'), await deposit(acme, '30.00')];
    const opened = await approved(acme, first, second);
    const lineId = second.lines[0]?.id as string;
    await acme.invoicing.createCreditNote(second.id, {
      reason: 'other',
      reasonText: 'part',
      lines: [{ lineId, amount: '10.00' }],
    });
    const refused = await rejection(acme.invoicing.finalize(opened.id));
    expect(refused).toMatchObject({
      faults: [{ code: 'deposit.changed', path: '/deposits/1/invoiceId', details: { left: '23.80' } }],
    });
    expect(refused.message).toContain(`deposit ${second.number} was credited since the invoice was approved: 23.80`);
    expect(refused.message).toContain('not 35.70');
    // As it says, reopening helps.
    await acme.invoicing.reopen(opened.id);
    expect(await acme.invoicing.finalize(opened.id)).toMatchObject({ total: '71.40' });
  });

  it.each([
    ['voided', (acme: Acme, id: string) => acme.invoicing.voidInvoice(id, { reason: 'wrong' }), 'deposit.wrong_state'],
    [
      'credited whole',
      (acme: Acme, id: string) => acme.invoicing.createCreditNote(id, { reason: 'cancellation' }),
      'deposit.wrong_state',
    ],
    [
      'deducted elsewhere',
      (acme: Acme, id: string) => bill(acme, '80.00', { issue: 'now', deposits: [{ invoiceId: id }] }),
      'deposit.deducted',
    ],
  ])('is refused when its deposit was %s since', async (_, change, code) => {
    const acme = openAcme();
    const paid = await deposit(acme, '20.00');
    const opened = await approved(acme, paid);
    await change(acme, paid.id);
    expect(await rejection(acme.invoicing.finalize(opened.id))).toMatchObject({
      faults: [{ code, path: '/deposits/0/invoiceId' }],
    });
    expect((await acme.invoicing.get(opened.id))?.status).toBe('open');
  });
});
