import { describe, expect, it } from 'vitest';
import { INPUT, openAcme, reasons } from '../acme.ts';

const actor = 'user:7';

describe('an actor in the options of a command', () => {
  it('is on every event of the command, and on no other', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice(INPUT, { actor: 'user:1', idempotencyKey: 'k' });
    await invoicing.updateDraft(id, { memo: 'x' }, { actor: 'user:2' });
    await invoicing.hold(id, { actor: 'user:3', expectedVersion: 2 });
    await invoicing.release(id);
    await invoicing.finalize(id, {}, { actor: 'user:4' });
    await invoicing.recordPayment(id, { amount: '119.00' }, { actor: 'user:5' });
    const { items } = await invoicing.history(id);
    expect(items.map((event) => [event.type, event.actor])).toEqual([
      ['invoice.drafted', 'user:1'],
      ['invoice.updated', 'user:2'],
      ['invoice.held', 'user:3'],
      ['invoice.released', undefined],
      ['invoice.finalized', 'user:4'],
      ['invoice.one_off_created', 'user:4'],
      ['invoice.payment_recorded', 'user:5'],
      ['invoice.paid', 'user:5'],
    ]);
    expect(items[3]).not.toHaveProperty('actor');
  });

  it('is on the events of corrections, batches and runs', async () => {
    const { invoicing } = openAcme();
    const seen: (string | undefined)[] = [];
    const lastOf = async (id: string) => (await invoicing.history(id)).items.at(-1)?.actor;
    const invoice = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    await invoicing.createCreditNote(invoice.id, { reason: 'cancellation' }, { actor });
    seen.push(await lastOf(invoice.id));
    const draft = await invoicing.reissue(invoice.id, {}, { actor });
    seen.push(await lastOf(draft.id), await lastOf(invoice.id));
    const [created] = await invoicing.createOneOffInvoices([{ input: INPUT }], { actor });
    if (!created?.ok) throw new Error('not created');
    seen.push(await lastOf(created.invoice.id));
    const [finalized] = await invoicing.finalizeMany([created.invoice.id], { actor });
    seen.push(await lastOf(created.invoice.id));
    expect(finalized?.ok).toBe(true);
    await invoicing.markOverdue('2026-01-01T00:00:00Z', { actor });
    seen.push(await lastOf(created.invoice.id));
    expect(seen).toEqual(Array(6).fill(actor));
  });

  it('is no part of the command that an idempotency key remembers', async () => {
    const { invoicing } = openAcme();
    const first = await invoicing.createOneOffInvoice(INPUT, { actor: 'user:1', idempotencyKey: 'k' });
    expect(await invoicing.createOneOffInvoice(INPUT, { actor: 'user:2', idempotencyKey: 'k' })).toEqual(first);
    expect((await invoicing.history(first.id)).items.map((event) => event.actor)).toEqual(['user:1']);
  });

  it.each(['', 7, 'x'.repeat(256), null])('%j is refused, and nothing is stored', async (wrong) => {
    const { invoicing, contents } = openAcme();
    const before = await contents();
    const [reason] = await reasons(invoicing.createOneOffInvoice(INPUT, { actor: wrong as string }));
    expect(reason).toMatch(/^(text|field)\.\w+ \/actor$/);
    expect(await contents()).toBe(before);
  });
});
