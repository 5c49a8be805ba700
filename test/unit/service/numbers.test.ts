import { type NumberSeries, policies } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import {
  type AcmeRecords,
  acmeRecords,
  caught,
  first,
  INPUT,
  openAcme,
  reasons,
  reasonsOf,
  resolvedBy,
} from '../acme.ts';

const NOW_INPUT = { ...INPUT, issue: 'now' } as const;

function withSeries(series: Partial<NumberSeries>, timeZone = 'Europe/Berlin'): AcmeRecords {
  const records = acmeRecords();
  const seller = first(records.billingEntities);
  records.billingEntities[0] = { ...seller, timeZone, numberSeries: { ...seller.numberSeries, ...series } };
  return records;
}

describe('the year of a number', () => {
  it('comes from the issue date, not from the clock', async () => {
    const { invoicing } = openAcme({ now: '2026-01-02T10:00:00Z' });
    expect(await invoicing.createOneOffInvoice({ ...NOW_INPUT, issueDate: '2025-12-31' })).toMatchObject({
      number: 'INV-2025-0001',
    });
    expect(await invoicing.createOneOffInvoice(NOW_INPUT)).toMatchObject({
      number: 'INV-2026-0001',
      issueDate: '2026-01-02',
    });
    expect(await invoicing.createOneOffInvoice({ ...NOW_INPUT, issueDate: '2025-12-30' })).toMatchObject({
      number: 'INV-2025-0002',
    });
  });

  it.each([
    ['2025-12-31T22:59:59.999Z', 'Europe/Berlin', '2025-12-31', 'INV-2025-0001'],
    ['2025-12-31T23:00:00.000Z', 'Europe/Berlin', '2026-01-01', 'INV-2026-0001'],
    ['2026-01-01T04:59:59.999Z', 'America/New_York', '2025-12-31', 'INV-2025-0001'],
    ['2026-01-01T05:00:00.000Z', 'America/New_York', '2026-01-01', 'INV-2026-0001'],
    ['2025-12-31T09:59:59.999Z', 'Pacific/Kiritimati', '2025-12-31', 'INV-2025-0001'],
    ['2025-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2026-01-01', 'INV-2026-0001'],
    ['2026-01-01T11:59:59.999Z', 'Etc/GMT+12', '2025-12-31', 'INV-2025-0001'],
    ['2026-01-01T12:00:00.000Z', 'Etc/GMT+12', '2026-01-01', 'INV-2026-0001'],
  ])('at %s is that of the day in %s', async (now, timeZone, issueDate, number) => {
    const { invoicing } = openAcme({ now, records: withSeries({}, timeZone) });
    expect(await invoicing.createOneOffInvoice(NOW_INPUT)).toMatchObject({ issueDate, number });
  });

  it('of a draft is that of the day on which it is issued', async () => {
    const { invoicing, at } = openAcme({ now: '2025-12-31T10:00:00Z' });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    at('2026-01-01T10:00:00Z');
    expect(await invoicing.finalize(id)).toMatchObject({
      issueDate: '2026-01-01',
      number: 'INV-2026-0001',
      dueDate: '2026-01-31',
    });
  });
});

describe('a series', () => {
  it.each<[string, Partial<NumberSeries>, readonly string[]]>([
    [
      'of one customer',
      { scope: 'customer', pattern: '{PREFIX}-{CUSTOMER:3}-{SEQ:3}', reset: 'never' },
      ['ACME-007-001', 'ACME-007-002'],
    ],
    ['that begins later', { startAt: 9999 }, ['INV-2025-9999', 'INV-2025-10000']],
    ['of a month', { pattern: '{YY}{MM}-{SEQ:2}', reset: 'monthly' }, ['2503-01', '2503-02']],
    [
      'with a name',
      { scope: { name: 'EXP' }, pattern: '{SERIES}-{SEQ:6}', reset: 'never' },
      ['EXP-000001', 'EXP-000002'],
    ],
    ['of a fiscal year', { pattern: '{FYYYY}/{FYY+1}-{SEQ}', reset: { yearly: 4 } }, ['2024/25-1', '2024/25-2']],
  ])('%s', async (_what, series, numbers) => {
    const { invoicing } = openAcme({ records: withSeries(series) });
    const issued = [await invoicing.createOneOffInvoice(NOW_INPUT), await invoicing.createOneOffInvoice(NOW_INPUT)];
    expect(issued.map((one) => one.number)).toEqual(numbers);
  });

  it('begins again with its period and never in between', async () => {
    const { invoicing } = openAcme({ records: withSeries({ pattern: '{YYYY}-{MM}-{SEQ}', reset: 'monthly' }) });
    const issue = async (issueDate: string) =>
      (await invoicing.createOneOffInvoice({ ...NOW_INPUT, issueDate })).number;
    expect([await issue('2025-01-31'), await issue('2025-02-01'), await issue('2025-01-01')]).toEqual([
      '2025-01-1',
      '2025-02-1',
      '2025-01-2',
    ]);
  });

  it('of each seller counts by itself', async () => {
    const { invoicing } = openAcme();
    const issue = async (billingEntityId: string) =>
      (await invoicing.createOneOffInvoice({ ...NOW_INPUT, billingEntityId })).number;
    expect([await issue('acme'), await issue('globex'), await issue('acme')]).toEqual([
      'INV-2025-0001',
      'GX-00001',
      'INV-2025-0002',
    ]);
  });

  it('that only moves forward refuses an earlier day and allows the same one', async () => {
    const { invoicing } = openAcme({ records: withSeries({ chronological: true }) });
    await invoicing.createOneOffInvoice(NOW_INPUT);
    expect(await reasons(invoicing.createOneOffInvoice({ ...NOW_INPUT, issueDate: '2025-03-30' }))).toEqual([
      'number.not_chronological /issueDate',
    ]);
    expect(await invoicing.createOneOffInvoice(NOW_INPUT)).toMatchObject({ number: 'INV-2025-0002' });
  });

  it('remembers its latest day, not its last one', async () => {
    const records = withSeries({});
    const { invoicing } = openAcme({ records });
    await invoicing.createOneOffInvoice(NOW_INPUT);
    await invoicing.createOneOffInvoice({ ...NOW_INPUT, issueDate: '2025-01-01' });
    records.billingEntities[0] = first(withSeries({ chronological: true }).billingEntities);
    expect(await reasons(invoicing.createOneOffInvoice({ ...NOW_INPUT, issueDate: '2025-02-01' }))).toEqual([
      'number.not_chronological /issueDate',
    ]);
  });

  it('with a bad pattern is refused before the first invoice', () => {
    const error = caught(() => memoryDirectory(withSeries({ pattern: 'INV-{SEQ:4}' })));
    expect(reasonsOf(error)).toEqual(['number.pattern_ambiguous /billingEntities/0/numberSeries/pattern']);
  });
});

describe('numbers taken when an invoice is created', () => {
  const policy = { ...policies.standard, assignNumber: 'create' } as const;

  it('show on the draft, with its dates', async () => {
    const { invoicing } = openAcme({ policy });
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({
      status: 'draft',
      number: 'INV-2025-0001',
      issueDate: '2025-03-31',
      dueDate: '2025-04-30',
    });
    expect(await invoicing.createOneOffInvoice({ ...INPUT, issue: 'held' })).toMatchObject({
      onHold: true,
      number: 'INV-2025-0002',
    });
  });

  it('find the draft', async () => {
    const { invoicing } = openAcme({ policy });
    const draft = await invoicing.createOneOffInvoice(INPUT);
    expect(await invoicing.getByNumber('acme', 'INV-2025-0001')).toEqual(draft);
  });

  it('stay when it is issued, another year too', async () => {
    const { invoicing, at } = openAcme({ policy });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    at('2026-01-05T10:00:00Z');
    expect(await invoicing.finalize(id)).toMatchObject({
      number: 'INV-2025-0001',
      issueDate: '2025-03-31',
      dueDate: '2025-04-30',
    });
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({ number: 'INV-2026-0001' });
  });

  it('cannot be given back: such a draft is voided, not deleted', async () => {
    const { invoicing } = openAcme({ policy });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await reasons(invoicing.deleteDraft(id))).toEqual(['invoice.numbered']);
    expect(await invoicing.voidInvoice(id, { reason: 'never sent' })).toMatchObject({
      status: 'voided',
      number: 'INV-2025-0001',
    });
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({ number: 'INV-2025-0002' });
  });

  it('refuse an edit that would change them', async () => {
    const { invoicing, records } = openAcme({ policy });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    expect(await reasons(invoicing.updateDraft(id, { issueDate: '2026-01-01', dueDate: null }))).toEqual([
      'number.would_change /issueDate',
    ]);
    expect(await invoicing.updateDraft(id, { issueDate: '2025-12-31', dueDate: null })).toMatchObject({
      number: 'INV-2025-0001',
      dueDate: '2026-01-30',
    });
    const seller = first(records.billingEntities);
    records.billingEntities[0] = {
      ...seller,
      numberSeries: { scope: 'billing_entity', pattern: '{YYYY}-{MM}-{SEQ}', reset: 'monthly' },
    };
    expect(await reasons(invoicing.updateDraft(id, { issueDate: '2025-11-30', dueDate: null }))).toEqual([
      'number.would_change /issueDate',
    ]);
  });

  it('are not burnt by an input that is refused', async () => {
    const { invoicing } = openAcme({ policy });
    await reasons(invoicing.createOneOffInvoice({ ...INPUT, expectedTotal: '1.00' }));
    expect(await invoicing.createOneOffInvoice(INPUT)).toMatchObject({ number: 'INV-2025-0001' });
  });

  it('are taken even while taxes are pending, and kept when they come', async () => {
    const records = acmeRecords();
    records.billingEntities = records.billingEntities.map(({ taxCodes: _, ...seller }) => seller);
    const acme = openAcme({ policy, records, taxResolver: { resolve: () => Promise.reject(new Error('down')) } });
    const draft = await acme.invoicing.createOneOffInvoice(INPUT);
    expect(draft).toMatchObject({ number: 'INV-2025-0001', taxStatus: 'pending' });
    const tax = { code: 'v', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' } as const;
    const up = acme.as({ taxResolver: { resolve: async (request) => resolvedBy(request, [tax]) } });
    expect(await up.finalize(draft.id)).toMatchObject({ number: 'INV-2025-0001', total: '119.00' });
  });
});
