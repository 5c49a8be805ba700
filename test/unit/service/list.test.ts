import { type InvoiceQuery, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, INPUT, openAcme } from '../acme.ts';

/** A draft, an open one, two issued ones of two sellers, and one paid; each a minute later. */
async function filled(): Promise<Acme & { readonly names: ReadonlyMap<string, string> }> {
  const acme = openAcme();
  const names = new Map<string, string>();
  let minute = 0;
  const create = async (name: string, input: object): Promise<string> => {
    acme.at(`2025-03-31T10:0${minute++}:00.000Z`);
    const { id } = await acme.invoicing.createOneOffInvoice({ ...INPUT, metadata: { name }, ...input });
    names.set(id, name);
    return id;
  };
  await create('draft', {});
  await acme.invoicing.open(await create('open', {}));
  await create('euro', { issue: 'now', dueDate: '2025-04-10' });
  const dollar = { customerId: 'initech', billingEntityId: 'globex', lines: [{ addOn: 'us_only' }] };
  await create('dollar', { issue: 'now', ...dollar, dueDate: '2025-04-20' });
  const paid = await create('paid', { issue: 'now', issueDate: '2025-01-15', dueDate: '2025-02-01' });
  await acme.invoicing.recordPayment(paid, { amount: '119.00' });
  await acme.invoicing.markOverdue('2025-04-15T00:00:00.000Z');
  return { ...acme, names };
}

describe('a list of invoices', () => {
  it.each<[query: InvoiceQuery, names: readonly string[]]>([
    [{}, ['paid', 'dollar', 'euro', 'open', 'draft']],
    [{ status: ['draft', 'open'] }, ['open', 'draft']],
    [{ paymentStatus: ['paid'] }, ['paid']],
    [{ customerId: 'initech' }, ['dollar']],
    [{ billingEntityId: 'acme', status: ['finalized'] }, ['paid', 'euro']],
    [{ currency: 'USD' }, ['dollar']],
    [{ number: 'INV-2025-0001' }, ['euro']],
    [{ issueDateFrom: '2025-03-31' }, ['dollar', 'euro']],
    [{ issueDateTo: '2025-03-30' }, ['paid']],
    [{ dueDateFrom: '2025-04-10', dueDateTo: '2025-04-19' }, ['euro']],
    [{ overdueOn: '2025-04-11' }, ['euro']],
    [{ overdueOn: '2025-04-21' }, ['dollar', 'euro']],
    [{ overdueOn: '2025-04-21', overdueMarked: false }, ['dollar']],
    [{ overdueMarked: true }, ['euro']],
    [{ metadata: { name: 'open' } }, ['open']],
    [{ currency: 'USD', paymentStatus: ['paid'] }, []],
  ])('of %j is %j', async (query, names) => {
    const acme = await filled();
    const { items, nextCursor } = await acme.invoicing.list(query);
    expect(items.map((one) => acme.names.get(one.id))).toEqual(names);
    expect(nextCursor).toBeNull();
  });

  it('has no voided invoice among the unpaid or the overdue ones', async () => {
    const { invoicing } = openAcme();
    const { id } = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', dueDate: '2025-04-10' });
    await invoicing.markOverdue('2025-04-15T00:00:00.000Z');
    await invoicing.voidInvoice(id, { reason: 'typo' });
    for (const query of [
      { paymentStatus: ['unpaid', 'partially_paid', 'uncollectible'] },
      { overdueOn: '2025-05-01' },
      { overdueMarked: true },
    ] satisfies InvoiceQuery[])
      expect((await invoicing.list(query)).items).toEqual([]);
    expect((await invoicing.list({ paymentStatus: ['voided'] })).items).toMatchObject([{ id, amountDue: '0.00' }]);
  });

  it('comes in pages that go on where the one before ended', async () => {
    const acme = await filled();
    const seen: (string | undefined)[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await acme.invoicing.list({ limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map((one) => acme.names.get(one.id)));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['paid', 'dollar', 'euro', 'open', 'draft']);
  });

  it('by days is in the order of the day, the latest first', async () => {
    const acme = await filled();
    const namesOf = async (query: InvoiceQuery): Promise<readonly unknown[]> =>
      (await acme.invoicing.list(query)).items.map((one) => acme.names.get(one.id));
    expect(await namesOf({ issueDateFrom: '2025-01-01' })).toEqual(['dollar', 'euro', 'paid']);
    expect(await namesOf({ dueDateTo: '2025-12-31' })).toEqual(['dollar', 'euro', 'paid']);
    expect(await namesOf({ status: ['finalized'] })).toEqual(['paid', 'dollar', 'euro']);
  });

  it.each<[wrong: object, code: string, path: string]>([
    [{ customer: 'hooli' }, 'field.unknown', '/customer'],
    [{ status: 'draft' }, 'field.type', '/status'],
    [{ status: ['final'] }, 'field.value', '/status/0'],
    [{ issueDateFrom: '2025-02-30' }, 'date.invalid', '/issueDateFrom'],
    [{ overdueOn: new Date(0) }, 'date.invalid', '/overdueOn'],
    [{ overdueMarked: 'yes' }, 'field.type', '/overdueMarked'],
    [{ limit: 101 }, 'field.value', '/limit'],
    [{ cursor: 'x' }, 'field.value', '/cursor'],
    [{ metadata: ['a'] }, 'field.type', '/metadata'],
  ])('of %j is refused: %s', async (wrong, code, path) => {
    const { invoicing } = openAcme();
    const list = invoicing.list(wrong as InvoiceQuery);
    await expect(list).rejects.toBeInstanceOf(ValidationError);
    await expect(list).rejects.toMatchObject({ faults: [{ code, path }] });
  });
});
