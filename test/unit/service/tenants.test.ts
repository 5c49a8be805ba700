import { NotFoundError } from 'oneoff';
import { memoryDeliveryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { caught, INPUT, openAcme, reasons, reasonsOf, rejection } from '../acme.ts';

async function twoTenants() {
  const acme = openAcme({ tenant: 'a', sending: { deliveries: memoryDeliveryStore() } });
  const [a, b] = [acme.invoicing, acme.as({ tenant: 'b' })];
  const invoice = await a.createOneOffInvoice({ ...INPUT, issue: 'now' });
  const draft = await a.createOneOffInvoice(INPUT);
  return { acme, a, b, invoice, draft };
}

describe('another tenant', () => {
  it('reads nothing: no invoice, no number, no event, no credit note', async () => {
    const { acme, b, invoice } = await twoTenants();
    expect(await b.get(invoice.id)).toBeNull();
    expect(await b.getByNumber('acme', 'INV-2025-0001')).toBeNull();
    expect((await b.history(invoice.id)).items).toEqual([]);
    const note = await acme.invoicing.createCreditNote(invoice.id, { reason: 'duplicate' });
    expect(await b.creditNotes(invoice.id)).toEqual([]);
    expect(await b.getCreditNote(note.id)).toBeNull();
    expect(await b.listCreditNotes()).toEqual({ items: [], nextCursor: null });
    expect(await acme.invoicing.getCreditNote(note.id)).toEqual(note);
    expect(await b.list()).toEqual({ items: [], nextCursor: null });
  });

  it('lists nothing, and nothing of it is due', async () => {
    const { acme, a, draft } = await twoTenants();
    await a.updateDraft(draft.id, { finalizeAt: '2025-01-01T00:00:00Z' });
    expect((await acme.store.list('b', {})).items).toEqual([]);
    expect(await acme.store.listDue('b', '2026-01-01T00:00:00Z', 10)).toEqual([]);
    expect(await acme.store.listDue('a', '2026-01-01T00:00:00Z', 10)).toEqual([draft.id]);
    expect(await acme.store.creditNotes('b', draft.id)).toEqual([]);
  });

  it('changes nothing, and cannot tell that there is anything', async () => {
    const { acme, b, invoice, draft } = await twoTenants();
    const before = await acme.contents('a');
    const calls = [
      () => b.updateDraft(draft.id, { memo: 'x' }),
      () => b.previewUpdate(draft.id, { memo: 'x' }),
      () => b.hold(draft.id),
      () => b.release(draft.id),
      () => b.open(draft.id),
      () => b.reopen(draft.id),
      () => b.finalize(draft.id),
      () => b.finalize(invoice.id),
      () => b.voidInvoice(invoice.id, { reason: 'x' }),
      () => b.deleteDraft(draft.id),
      () => b.recordPayment(invoice.id, { amount: '1.00' }, { idempotencyKey: 'k' }),
      () => b.markUncollectible(invoice.id),
      () => b.createCreditNote(invoice.id, { reason: 'duplicate' }, { idempotencyKey: 'k' }),
      () => b.previewCreditNote(invoice.id, { reason: 'duplicate' }),
      () => b.recordRefund(invoice.id, { amount: '1.00' }),
      () => b.reversePayment(invoice.id, { paymentId: 'x' }),
      () => b.writeOff(invoice.id, { reason: 'x' }, { idempotencyKey: 'k' }),
      () => b.reverseWriteOff(invoice.id, { writeOffId: 'x' }),
      () => b.reissue(invoice.id),
      () => b.sendInvoice(invoice.id, { to: ['a@hooli.example'] }, { idempotencyKey: 'k' }),
    ];
    for (const call of calls) expect(await rejection(call())).toBeInstanceOf(NotFoundError);
    for await (const one of b.finalizeMany([draft.id, invoice.id]))
      expect(one.ok ? undefined : one.error).toBeInstanceOf(NotFoundError);
    expect(await b.finalizeDue('2030-01-01T00:00:00Z')).toEqual([]);
    expect(await b.markOverdue('2030-01-01T00:00:00Z')).toEqual([]);
    expect(await acme.contents('a')).toBe(before);
    expect(await acme.contents('b')).toBe('[[],[],[]]');
  });

  it('counts its own numbers', async () => {
    const { b } = await twoTenants();
    expect(await b.createOneOffInvoice({ ...INPUT, issue: 'now' })).toMatchObject({
      number: 'INV-2025-0001',
      tenant: 'b',
    });
  });

  it('is named on its events', async () => {
    const { a, invoice } = await twoTenants();
    expect((await a.history(invoice.id)).items.map((event) => event.tenant)).toEqual(['a', 'a']);
  });

  it('asks the directory under its own name', async () => {
    const { acme } = await twoTenants();
    const asked: string[] = [];
    const note = <T>(tenant: string, answer: T): T => {
      asked.push(tenant);
      return answer;
    };
    const spy = acme.as({
      tenant: 'c',
      directory: {
        billingEntity: async (tenant) => note(tenant, acme.records.billingEntities[0] ?? null),
        customer: async (tenant) => note(tenant, acme.records.customers[0] ?? null),
        addOns: async (tenant) => note(tenant, []),
        taxes: async (tenant) => note(tenant, acme.records.taxes),
      },
    });
    await spy.createOneOffInvoice(INPUT);
    expect(new Set(asked)).toEqual(new Set(['c']));
  });
});

describe('a tenant', () => {
  it.each([
    ['', 'text.empty'],
    [' ', 'text.empty'],
    [7, 'field.type'],
    [null, 'field.type'],
    ['a\ud800', 'text.invalid'],
    ['a\u0000', 'text.invalid'],
    ['a'.repeat(256), 'text.too_long'],
  ])('%j is none', (tenant, code) => {
    expect(reasonsOf(caught(() => openAcme({ tenant: tenant as string })))).toEqual([`${code} /tenant`]);
  });

  it('of an odd name is like any other', async () => {
    const { invoicing, store } = openAcme({ tenant: '__proto__' });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await store.get('__proto__', id)).toMatchObject({ tenant: '__proto__' });
    expect(await reasons(openAcme({ tenant: 'constructor' }).invoicing.hold(id))).toEqual(['invoice.not_found']);
  });
});
