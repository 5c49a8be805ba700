import type { CountryTaxTable, OneOffInvoiceInput, TaxRequest } from 'oneoff';
import { countryTaxes, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons } from '../acme.ts';

const DECEMBER = { from: '2025-12-01', to: '2025-12-31' };
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };
const vat = { code: 'vat', name: 'VAT', scheme: 'VAT', category: 'S' } as const;
const LOW = { ...vat, rate: '20', validUntil: '2025-12-31' };
const HIGH = { ...vat, rate: '22', validFrom: '2026-01-01' };

/** Acme in a country that raises its VAT from 20 % to 22 % at New Year, on 2 January. */
function atNewYear(options: Parameters<typeof openAcme>[0] = {}): Acme {
  const records = acmeRecords();
  records.taxes = [LOW, HIGH];
  Object.assign(first(records.billingEntities), { taxCodes: ['vat'] });
  return openAcme({ now: '2026-01-02T09:00:00.000Z', records, ...options });
}

const line = { name: 'Support', unitPrice: '100.00' };
const issue = (input: Partial<OneOffInvoiceInput>, acme = atNewYear()) =>
  acme.invoicing.createOneOffInvoice({ ...INPUT, lines: [line], issue: 'now', ...input });

describe('an invoice of 2 January, with 20 % until 31 December and 22 % since', () => {
  it.each<[string, Partial<OneOffInvoiceInput>, string, string]>([
    ['without dates is taxed by its issue date', {}, '122.00', '2026-01-02'],
    ['with a service period in December', { servicePeriod: DECEMBER }, '120.00', '2025-12-31'],
    ['supplied in December', { supplyDate: '2025-12-30' }, '120.00', '2025-12-30'],
    ['with a tax point in December', { taxPointDate: '2025-12-15' }, '120.00', '2025-12-15'],
    ['billed in advance', { servicePeriod: JANUARY }, '122.00', '2026-01-02'],
    ['supplied later', { supplyDate: '2026-02-01' }, '122.00', '2026-01-02'],
    ['with an issue date in December', { issueDate: '2025-12-31' }, '120.00', '2025-12-31'],
    [
      'the supply date goes before the service period',
      { supplyDate: '2025-12-30', servicePeriod: JANUARY },
      '120.00',
      '2025-12-30',
    ],
    [
      'the tax point goes before the supply date',
      { taxPointDate: '2026-01-01', supplyDate: '2025-12-30' },
      '122.00',
      '2026-01-01',
    ],
  ])('%s', async (_, input, total, taxDate) => {
    expect(await issue(input)).toMatchObject({ total, taxDate, lines: [{ taxDate }] });
  });

  it('whose line was for December is taxed at 20 %', async () => {
    const invoice = await issue({ lines: [{ ...line, period: DECEMBER }] });
    expect(invoice).toMatchObject({
      issueDate: '2026-01-02',
      total: '120.00',
      taxes: [{ code: 'vat', rate: '20', taxableAmount: '100.00', amount: '20.00' }],
      lines: [{ taxDate: '2025-12-31' }],
    });
  });

  it('of two lines taxes each by its own date', async () => {
    const lines = [
      { ...line, period: DECEMBER },
      { ...line, period: JANUARY },
      { ...line, period: JANUARY, taxPointDate: '2025-12-24' },
    ];
    expect(await issue({ lines })).toMatchObject({
      taxes: [
        { rate: '22', taxableAmount: '100.00', amount: '22.00' },
        { rate: '20', taxableAmount: '200.00', amount: '40.00' },
      ],
      lines: [{ taxDate: '2025-12-31' }, { taxDate: '2026-01-02' }, { taxDate: '2025-12-24' }],
      taxDate: '2026-01-02',
      total: '362.00',
    });
  });

  it('takes the day of a period that ends at an instant in the seller’s time zone', async () => {
    const period = { from: '2025-12-01T00:00:00Z', to: '2025-12-31T22:30:00Z' };
    expect(await issue({ lines: [{ ...line, period }] })).toMatchObject({ total: '120.00' });
    const later = { ...period, to: '2025-12-31T23:30:00Z' };
    expect(await issue({ lines: [{ ...line, period: later }] })).toMatchObject({ total: '122.00' });
  });

  it('as a draft of December takes the rate of the day that it is finalized on', async () => {
    const acme = atNewYear({ now: '2025-12-20T09:00:00.000Z' });
    const draft = await acme.invoicing.createOneOffInvoice({ ...INPUT, lines: [line] });
    expect(draft).toMatchObject({ total: '120.00', taxDate: '2025-12-20' });
    acme.at('2026-01-02T09:00:00.000Z');
    expect(await acme.invoicing.finalize(draft.id)).toMatchObject({ total: '122.00', taxDate: '2026-01-02' });
  });

  it('that was approved in December keeps what was approved', async () => {
    const acme = atNewYear({ now: '2025-12-20T09:00:00.000Z' });
    const { id } = await acme.invoicing.createOneOffInvoice({ ...INPUT, lines: [line] });
    await acme.invoicing.open(id);
    acme.at('2026-01-02T09:00:00.000Z');
    expect(await acme.invoicing.finalize(id)).toMatchObject({ total: '120.00', taxDate: '2025-12-20' });
  });
});

describe('a reissue keeps the tax date', () => {
  const again = async (input: Partial<OneOffInvoiceInput>) => {
    const acme = atNewYear();
    const { id } = await issue(input, acme);
    await acme.invoicing.voidInvoice(id, { reason: 'wrong address' });
    acme.at('2026-01-20T09:00:00.000Z');
    const draft = await acme.invoicing.reissue(id);
    return { acme, draft, issued: await acme.invoicing.finalize(draft.id) };
  };

  it.each<[string, Partial<OneOffInvoiceInput>, string]>([
    ['of a service period in December', { servicePeriod: DECEMBER }, '2025-12-31'],
    ['of a line for December', { lines: [{ ...line, period: DECEMBER }] }, '2025-12-31'],
    ['of an issue date in December', { issueDate: '2025-12-15' }, '2025-12-15'],
    ['of what was billed in advance in December', { issueDate: '2025-12-15', servicePeriod: JANUARY }, '2025-12-15'],
  ])('%s: still 20 %%', async (_, input, taxDate) => {
    const { issued } = await again(input);
    expect(issued).toMatchObject({ issueDate: '2026-01-20', total: '120.00', taxDate, taxPointDate: taxDate });
  });

  it('of each line where they differ', async () => {
    const lines = [{ ...line, period: DECEMBER }, line];
    const { issued } = await again({ lines });
    expect(issued).toMatchObject({
      total: '242.00',
      taxPointDate: null,
      lines: [{ taxDate: '2025-12-31' }, { taxDate: '2026-01-02' }],
    });
  });

  it('unless a new one is given', async () => {
    const acme = atNewYear();
    const { id } = await issue({ servicePeriod: DECEMBER }, acme);
    await acme.invoicing.voidInvoice(id, { reason: 'delivered in January after all' });
    const draft = await acme.invoicing.reissue(id);
    const moved = await acme.invoicing.updateDraft(draft.id, { taxPointDate: '2026-01-02' });
    expect(moved).toMatchObject({ total: '122.00' });
    const derived = await acme.invoicing.updateDraft(draft.id, { taxPointDate: null, servicePeriod: JANUARY });
    expect(derived).toMatchObject({ total: '122.00', taxDate: '2026-01-02' });
  });

  it('also when it is reissued twice', async () => {
    const { acme, issued } = await again({ servicePeriod: DECEMBER });
    await acme.invoicing.voidInvoice(issued.id, { reason: 'again' });
    acme.at('2026-03-01T09:00:00.000Z');
    const draft = await acme.invoicing.reissue(issued.id);
    expect(await acme.invoicing.finalize(draft.id)).toMatchObject({ total: '120.00', taxDate: '2025-12-31' });
  });
});

describe('a tax resolver', () => {
  it('gets the tax date of the document and of each line', async () => {
    const asked: TaxRequest[] = [];
    const resolver = {
      resolve: async (request: TaxRequest) => {
        asked.push(request);
        return { status: 'resolved' as const, lines: request.lines.map(({ id }) => ({ id, taxes: [HIGH] })) };
      },
    };
    const acme = atNewYear({ taxResolver: resolver, policy: { ...policies.standard, taxChain: ['line', 'resolver'] } });
    await issue({ lines: [{ ...line, period: DECEMBER }, line] }, acme);
    expect(asked).toMatchObject([
      { taxDate: '2026-01-02', lines: [{ taxDate: '2025-12-31' }, { taxDate: '2026-01-02' }] },
    ]);
    await issue({ servicePeriod: DECEMBER }, acme);
    expect(asked[1]).toMatchObject({ taxDate: '2025-12-31', lines: [{ taxDate: '2025-12-31' }] });
  });

  it('over a table of countries picks the tax that is valid on the date of each line', async () => {
    const table: CountryTaxTable = { DE: { DE: [LOW, HIGH] } };
    const policy = { ...policies.standard, taxChain: ['resolver'] } as const;
    const acme = atNewYear({ taxResolver: countryTaxes(table), policy });
    expect(await issue({ lines: [{ ...line, period: DECEMBER }, line] }, acme)).toMatchObject({ total: '242.00' });
    const old = countryTaxes({ DE: { DE: LOW } });
    expect(await reasons(issue({}, atNewYear({ taxResolver: old, policy })))).toEqual(['tax.unavailable']);
  });
});

describe('the taxes of a code', () => {
  const withTaxes = (taxes: readonly object[]) => {
    const acme = atNewYear();
    acme.records.taxes.splice(0, 2, ...(taxes as (typeof HIGH)[]));
    return acme;
  };

  it('of which none is valid on the tax date are refused by name, and nothing is stored', async () => {
    const acme = withTaxes([LOW]);
    const before = await acme.contents();
    expect(await reasons(issue({}, acme))).toEqual(['tax.not_valid /lines/0/taxCodes']);
    const named = issue({ lines: [{ ...line, taxCodes: ['vat'] }] }, acme);
    await expect(named).rejects.toThrow(
      '/lines/0/taxCodes/0: tax "vat" is valid … to 2025-12-31, not on the tax date 2026-01-02; add one of this code',
    );
    expect(await acme.contents()).toBe(before);
  });

  it('apply from the first to the last day of their validity', async () => {
    const acme = withTaxes([{ ...HIGH, validFrom: '2026-01-02', validUntil: '2026-01-02' }]);
    expect(await issue({}, acme)).toMatchObject({ total: '122.00' });
    for (const taxPointDate of ['2026-01-01', '2026-01-03'])
      expect(await reasons(issue({ taxPointDate }, acme))).toEqual(['tax.not_valid /lines/0/taxCodes']);
  });

  it('that are valid at once: the one that began last applies', async () => {
    const { validUntil: _, ...always } = LOW;
    for (const taxes of [
      [always, HIGH],
      [HIGH, always],
    ]) {
      expect(await issue({}, withTaxes(taxes))).toMatchObject({ total: '122.00' });
      expect(await issue({ servicePeriod: DECEMBER }, withTaxes(taxes))).toMatchObject({ total: '120.00' });
    }
  });

  it('keep no trace of their validity on the document', async () => {
    expect((await issue({})).taxes[0]).not.toHaveProperty('validFrom');
  });
});
