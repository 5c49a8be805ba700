import { type CreditNoteQuery, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, first, INPUT, openAcme } from '../../acme.ts';

/** Two invoices of two buyers and sellers; the first is credited twice, the second once; each note a minute later. */
async function filled(): Promise<Acme & { readonly invoices: readonly [string, string] }> {
  const acme = openAcme();
  const lines = [{ name: 'Setup', quantity: 2, unitPrice: '100.00' }];
  const one = await acme.invoicing.createOneOffInvoice({ ...INPUT, lines, issue: 'now' });
  const dollar = { customerId: 'initech', billingEntityId: 'globex', lines: [{ addOn: 'us_only' }] };
  const two = await acme.invoicing.createOneOffInvoice({ ...dollar, issue: 'now' });
  const half = [{ lineId: first(one.lines).id, quantity: 1 }];
  for (const [minute, id] of [one.id, two.id, one.id].entries()) {
    acme.at(`2025-03-31T10:0${minute}:00.000Z`);
    await acme.invoicing.createCreditNote(id, { reason: 'duplicate', ...(id === one.id && { lines: half }) });
  }
  return { ...acme, invoices: [one.id, two.id] };
}

const numbersOf = async (acme: Acme, query?: CreditNoteQuery): Promise<readonly string[]> =>
  (await acme.invoicing.listCreditNotes(query)).items.map((note) => note.number);

describe('a list of credit notes', () => {
  it.each<[query: CreditNoteQuery, numbers: readonly string[]]>([
    [{}, ['CN-INV-2025-0002', 'CN-GX-00001', 'CN-INV-2025-0001']],
    [{ customerId: 'initech' }, ['CN-GX-00001']],
    [{ billingEntityId: 'acme' }, ['CN-INV-2025-0002', 'CN-INV-2025-0001']],
    [{ number: 'CN-INV-2025-0001' }, ['CN-INV-2025-0001']],
    [{ customerId: 'initech', billingEntityId: 'acme' }, []],
  ])('of %j is %j', async (query, numbers) => {
    expect(await numbersOf(await filled(), query)).toEqual(numbers);
  });

  it('of an invoice has its notes, and without a query all of them', async () => {
    const acme = await filled();
    expect(await numbersOf(acme, { invoiceId: acme.invoices[1] })).toEqual(['CN-GX-00001']);
    expect(await numbersOf(acme)).toHaveLength(3);
  });

  it('comes in pages that go on where the one before ended', async () => {
    const { invoicing } = await filled();
    const { items, nextCursor } = await invoicing.listCreditNotes({ limit: 2 });
    const rest = await invoicing.listCreditNotes({ limit: 2, cursor: nextCursor as string });
    expect([...items, ...rest.items].map((note) => note.number)).toEqual([
      'CN-INV-2025-0002',
      'CN-GX-00001',
      'CN-INV-2025-0001',
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  it('has notes that are found by their ids too', async () => {
    const { invoicing, invoices } = await filled();
    const { items } = await invoicing.listCreditNotes({ limit: 1 });
    expect(await invoicing.getCreditNote(first(items).id)).toEqual(first(items));
    expect(await invoicing.getCreditNote(invoices[0])).toBeNull();
  });

  it.each<[wrong: unknown, code: string, path: string]>([
    [{ invoice: 'x' }, 'field.unknown', '/invoice'],
    [{ status: ['finalized'] }, 'field.unknown', '/status'],
    [{ invoiceId: 7 }, 'field.type', '/invoiceId'],
    [{ customerId: ['hooli'] }, 'field.type', '/customerId'],
    [{ billingEntityId: '' }, 'text.empty', '/billingEntityId'],
    [{ number: 'x'.repeat(256) }, 'text.too_long', '/number'],
    [{ limit: 0 }, 'field.value', '/limit'],
    [{ limit: '20' }, 'field.value', '/limit'],
    [{ cursor: 'x' }, 'field.value', '/cursor'],
    [null, 'field.type', ''],
  ])('of %j is refused: %s', async (wrong, code, path) => {
    const list = openAcme().invoicing.listCreditNotes(wrong as CreditNoteQuery);
    await expect(list).rejects.toBeInstanceOf(ValidationError);
    await expect(list).rejects.toMatchObject({ faults: [{ code, path }] });
  });
});
