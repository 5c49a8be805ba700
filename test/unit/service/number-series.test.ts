import type { BillingEntity, NumberSeries } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, first, INPUT, openAcme } from '../acme.ts';

const issue = (acme: Acme, input: object = {}) =>
  acme.invoicing.createOneOffInvoice({ ...INPUT, ...input, issue: 'now' });

/** The German seller with another series. */
function withSeries(
  { records }: Acme,
  series: Partial<NumberSeries>,
  seller: Partial<BillingEntity> = {},
): BillingEntity {
  const entity = first(records.billingEntities);
  return { ...entity, ...seller, numberSeries: { ...entity.numberSeries, ...series } };
}
const check = async (acme: Acme, seller: BillingEntity) =>
  (await acme.invoicing.checkNumberSeries(seller)).map(({ code, path, details }) => ({ code, path, ...details }));

describe('a series that moves on', () => {
  it('gives 124 after two were issued and startAt is 124', async () => {
    const acme = openAcme();
    await issue(acme);
    expect(await issue(acme)).toMatchObject({ number: 'INV-2025-0002' });
    const moved = withSeries(acme, { startAt: 124 });
    expect(await check(acme, moved)).toEqual([]);
    acme.records.billingEntities[0] = moved;
    expect(await issue(acme)).toMatchObject({ number: 'INV-2025-0124' });
    expect(await issue(acme)).toMatchObject({ number: 'INV-2025-0125' });
    expect(await check(acme, moved)).toEqual([]);
  });

  it.each([1, 2])('to a new startAt of %i, at or below the last number, is a fault that says so', async (startAt) => {
    const acme = openAcme();
    await issue(acme);
    await issue(acme);
    const faults = await acme.invoicing.checkNumberSeries(withSeries(acme, { startAt }));
    expect(faults).toMatchObject([
      { code: 'number.start_at_passed', path: '/numberSeries/startAt', details: { last: 2 } },
    ]);
    expect(faults[0]?.message).toContain('not above 2, the last number of the series; pass 3 or more');
  });

  it('may keep the startAt of an earlier year', async () => {
    const acme = openAcme();
    await issue(acme, { issueDate: '2024-06-01' });
    await issue(acme, { issueDate: '2024-06-01' });
    expect(await check(acme, withSeries(acme, { startAt: 2 }))).toEqual([]);
  });
});

describe('a changed series is checked against the numbers that are taken', () => {
  it('a yearly reset over taken numbers clashes, and the startAt that is named works', async () => {
    const acme = openAcme();
    acme.records.billingEntities[0] = withSeries(acme, { reset: 'never' });
    await issue(acme);
    await issue(acme);
    const yearly = withSeries(acme, { reset: { yearly: 1 } });
    const before = await acme.contents();
    expect(await check(acme, yearly)).toEqual([
      { code: 'number.taken', path: '/numberSeries', number: 'INV-2025-0002', startAt: 3 },
    ]);
    expect(await acme.contents()).toBe(before);
    const free = withSeries(acme, { reset: { yearly: 1 }, startAt: 3 });
    expect(await check(acme, free)).toEqual([]);
    acme.records.billingEntities[0] = free;
    expect(await issue(acme)).toMatchObject({ number: 'INV-2025-0003' });
  });

  it('so does a pattern that another series wrote', async () => {
    const acme = openAcme();
    acme.records.billingEntities[0] = withSeries(acme, {
      scope: { name: 'EXP' },
      pattern: '{SERIES}-{SEQ:3}',
      reset: 'never',
    });
    await issue(acme);
    const back = withSeries(acme, { scope: 'billing_entity', pattern: 'EXP-{SEQ:3}', reset: 'never' });
    expect(await check(acme, back)).toMatchObject([{ code: 'number.taken', number: 'EXP-001', startAt: 2 }]);
    expect(
      await check(acme, withSeries(acme, { scope: 'billing_entity', pattern: 'E-{SEQ:3}', reset: 'never' })),
    ).toEqual([]);
  });

  it('so does a prefix, and the series of credit notes', async () => {
    const acme = openAcme();
    const prefixed = { pattern: '{PREFIX}-{SEQ}', reset: 'never' } as const;
    acme.records.billingEntities[0] = withSeries(acme, {
      ...prefixed,
      scope: { name: 'A' },
      pattern: 'NEW-{SERIES}{SEQ}',
    });
    const { id } = await issue(acme);
    await acme.invoicing.createCreditNote(id, { reason: 'cancellation' });
    const seller = withSeries(acme, { ...prefixed, scope: 'billing_entity' }, { numberPrefix: 'NEW-A' });
    expect(
      await check(acme, { ...seller, numberSeries: { ...seller.numberSeries, pattern: '{PREFIX}{SEQ}' } }),
    ).toMatchObject([
      { code: 'number.taken', path: '/numberSeries', number: 'NEW-A1' },
      { code: 'number.taken', path: '/numberSeries', number: 'CN-NEW-A1' },
    ]);
  });

  it('so does a number that names another year than its document was issued in', async () => {
    const acme = openAcme();
    acme.records.billingEntities[0] = withSeries(acme, { pattern: '2026-{SEQ:4}', reset: 'never' });
    expect(await issue(acme)).toMatchObject({ number: '2026-0001', issueDate: '2025-03-31' });
    const yearly = withSeries(acme, { pattern: '{YYYY}-{SEQ:4}', reset: { yearly: 1 } });
    expect(await check(acme, yearly)).toMatchObject([{ code: 'number.taken', number: '2026-0001', startAt: 2 }]);
  });

  it('so does a counter of each customer, whose own sequence counts', async () => {
    const acme = openAcme();
    const shared = { pattern: 'C{CUSTOMER}-{SEQ}', reset: 'never' } as const;
    acme.records.customers.splice(0, 2, ...acme.records.customers.map((one, at) => ({ ...one, sequence: at + 7 })));
    acme.records.billingEntities[0] = withSeries(acme, { ...shared, scope: 'billing_entity' });
    for (const customerId of ['hooli', 'initech', 'hooli']) await issue(acme, { customerId });
    const own = withSeries(acme, { ...shared, scope: 'customer' });
    expect(await check(acme, own)).toMatchObject([{ code: 'number.taken', number: 'C7-3', startAt: 4 }]);
    acme.records.billingEntities[0] = withSeries(acme, { ...shared, scope: 'customer', startAt: 4 });
    for (const customerId of ['hooli', 'initech', 'hooli']) await issue(acme, { customerId });
    expect(await check(acme, first(acme.records.billingEntities))).toEqual([]);
    // The numbers of a customer who is no more are nobody's.
    const again = withSeries(acme, { pattern: 'C{CUSTOMER}-{SEQ}', scope: 'customer', reset: 'never', startAt: 1 });
    acme.records.customers.length = 0;
    expect(await check(acme, again)).toEqual([]);
  });

  it('the last of more numbers than are read at a time', async () => {
    const acme = openAcme();
    acme.records.billingEntities[0] = withSeries(acme, { reset: 'never', startAt: 8999 });
    const batch = Array.from({ length: 1002 }, () => ({ input: { ...INPUT, issue: 'now' as const } }));
    await acme.invoicing.createOneOffInvoices(batch);
    const yearly = withSeries(acme, { reset: { yearly: 1 } });
    expect(await check(acme, yearly)).toMatchObject([{ number: 'INV-2025-10000', startAt: 10_001 }]);
  });

  it('without reading a document or writing anything', async () => {
    const acme = openAcme();
    await issue(acme);
    const refuse = () => Promise.reject(new Error('the check needs no document'));
    const store = { ...acme.store, commit: refuse, list: refuse, listCreditNotes: refuse, get: refuse };
    const invoicing = acme.as({ store });
    const yearly = withSeries(acme, { reset: 'never' });
    expect(await invoicing.checkNumberSeries(yearly)).toMatchObject([{ code: 'number.taken' }]);
  });

  it('the record itself is checked first', async () => {
    const acme = openAcme();
    expect(await check(acme, withSeries(acme, { pattern: 'X-{SEQ}' }))).toMatchObject([
      { code: 'number.pattern_ambiguous' },
    ]);
  });
});

describe('a number that is taken after all names the series, the number and startAt', () => {
  const pattern = 'INV-{YYYY}-{SEQ:4}';

  /** One invoice and its credit note by an endless series, and a series that begins anew. */
  async function clashing(): Promise<{ readonly acme: Acme; readonly draft: string; readonly issued: string }> {
    const acme = openAcme();
    acme.records.billingEntities[0] = withSeries(acme, { reset: 'never' });
    const draft = await acme.invoicing.createOneOffInvoice(INPUT);
    const { id } = await issue(acme);
    await acme.invoicing.createCreditNote(id, { reason: 'cancellation' });
    acme.records.billingEntities[0] = withSeries(acme, { scope: { name: 'B' }, pattern: '{SERIES}-{SEQ}' });
    const issued = await issue(acme);
    acme.records.billingEntities[0] = withSeries(acme, { scope: 'billing_entity', pattern, reset: { yearly: 1 } });
    return { acme, draft: draft.id, issued: issued.id };
  }
  const taken = (number = 'INV-2025-0001', of = pattern) => ({
    code: 'number.taken',
    details: { number, series: 'numberSeries', pattern: of },
    message: expect.stringMatching(
      `"${number}".*startAt.*numberSeries of "acme", pattern "${of.replaceAll(/[{}]/g, '.')}"`,
    ),
  });

  it('by single commands', async () => {
    const { acme, draft } = await clashing();
    await expect(issue(acme)).rejects.toMatchObject(taken());
    await expect(acme.invoicing.finalize(draft)).rejects.toMatchObject(taken());
  });

  it('in batches, each item by itself', async () => {
    const { acme, draft } = await clashing();
    const input = { ...INPUT, issue: 'now' as const };
    const other = { ...input, issueDate: '2024-06-01' };
    const created = await acme.invoicing.createOneOffInvoices([{ input }, { input: other }, { input }]);
    expect(created).toMatchObject([
      { ok: false, error: taken() },
      { ok: true, invoice: { number: 'INV-2024-0001' } },
      { ok: false, error: taken() },
    ]);
    expect(await acme.invoicing.finalizeMany([draft])).toMatchObject([{ ok: false, error: taken() }]);
    expect(await acme.invoicing.finalizeDue()).toEqual([]);
  });

  it('by a credit note, whose numbers come from the series of invoices', async () => {
    const { acme, issued } = await clashing();
    await expect(acme.invoicing.createCreditNote(issued, { reason: 'cancellation' })).rejects.toMatchObject(
      taken('CN-INV-2025-0001', `CN-${pattern}`),
    );
  });
});
