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

  it('the record itself is checked first', async () => {
    const acme = openAcme();
    expect(await check(acme, withSeries(acme, { pattern: 'X-{SEQ}' }))).toMatchObject([
      { code: 'number.pattern_ambiguous' },
    ]);
  });

  it('a number that is taken after all names the series, the number and startAt', async () => {
    const acme = openAcme();
    acme.records.billingEntities[0] = withSeries(acme, { reset: 'never' });
    await issue(acme);
    acme.records.billingEntities[0] = withSeries(acme, { reset: { yearly: 1 } });
    await expect(issue(acme)).rejects.toMatchObject({
      code: 'number.taken',
      message: expect.stringMatching(
        /"INV-2025-0001".*startAt.*numberSeries of "acme", pattern "INV-\{YYYY\}-\{SEQ:4\}"/,
      ),
    });
  });
});
