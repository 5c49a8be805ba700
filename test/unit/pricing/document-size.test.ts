import { type Invoice, type LineInput, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import {
  type Acme,
  type AcmeRecords,
  acmeRecords,
  first,
  INPUT,
  openAcme,
  reasons,
  rejection,
  resolvedBy,
} from '../acme.ts';

const limited = (limits: object): object => ({
  policy: { ...policies.standard, limits: { ...policies.standard.limits, ...limits } },
});
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
const line = (description: string): LineInput => ({ name: 'Work', unitPrice: '1.00', description });
const EURO = '€'.repeat(3000);

/** Records with an add-on whose description is as long as one may be. */
function longRecords(): AcmeRecords {
  const records = acmeRecords();
  records.addOns = [{ code: 'long', name: 'Long', description: 'x'.repeat(5000), prices: { EUR: '1.00' } }];
  return records;
}
const many = (count: number): LineInput[] => Array.from({ length: count }, () => ({ addOn: 'long' }));

describe('10,000 lines of one add-on with a description of 5,000 characters', () => {
  it.each(['draft', 'held', 'now'] as const)('are refused as %s before the document is built', async (issue) => {
    const { invoicing, store } = openAcme({ records: longRecords() });
    const error = await rejection(invoicing.createOneOffInvoice({ ...INPUT, issue, lines: many(10_000) }));
    expect(error).toMatchObject({
      faults: [{ code: 'document.too_large', path: '/lines', details: { max: 2_000_000 } }],
    });
    expect(error.message).toMatch(/at least 5\d{7} bytes/);
    expect(error.message).toContain('limits.documentBytes');
    expect((await store.list('default', {})).items).toEqual([]);
  });

  it('are refused in a preview and in an edit too, and the draft stays', async () => {
    const { invoicing } = openAcme({ records: longRecords() });
    const draft = await invoicing.createOneOffInvoice({ ...INPUT, lines: many(1) });
    const tooLarge = ['document.too_large /lines'];
    expect(await reasons(invoicing.preview({ ...INPUT, lines: many(10_000) }))).toEqual(tooLarge);
    expect(await reasons(invoicing.updateDraft(draft.id, { lines: many(10_000) }))).toEqual(tooLarge);
    expect(await reasons(invoicing.previewUpdate(draft.id, { lines: many(10_000) }))).toEqual(tooLarge);
    expect(await invoicing.get(draft.id)).toEqual(draft);
  });

  it('are not shown to the tax resolver', async () => {
    let asked = 0;
    const taxResolver = {
      resolve: async () => {
        asked++;
        return { status: 'unavailable' as const, reason: 'busy' };
      },
    };
    const acme = openAcme({ records: longRecords(), policy: policies.fluxrate, taxResolver });
    await rejection(acme.invoicing.createOneOffInvoice({ ...INPUT, currency: 'EUR', lines: many(10_000) }));
    expect(asked).toBe(0);
  });
});

describe("the size of an invoice's stored JSON", () => {
  it.each(['x'.repeat(4000), EURO, '"\\'.repeat(2000)])(
    'is counted in bytes, exactly: of %.3s',
    async (description) => {
      const input = { ...INPUT, lines: [line(description), line(description), line(description)] };
      const stored = await openAcme().invoicing.createOneOffInvoice(input);
      const size = bytesOf(stored);
      const within = openAcme(limited({ documentBytes: size }));
      expect(bytesOf(await within.invoicing.createOneOffInvoice(input))).toBe(size);
      const beyond = openAcme(limited({ documentBytes: size - 1 }));
      expect(await reasons(beyond.invoicing.createOneOffInvoice(input))).toEqual(['document.too_large /lines']);
    },
  );

  it('keeps no accepted draft from being issued', async () => {
    const input = { ...INPUT, lines: [line(EURO), line(EURO)] };
    const size = bytesOf(await openAcme().invoicing.createOneOffInvoice(input));
    const { invoicing } = openAcme(limited({ documentBytes: size }));
    const { id } = await invoicing.createOneOffInvoice(input);
    expect(bytesOf(await invoicing.finalize(id))).toBeGreaterThan(size);
  });

  it.each(['open', 'finalize'] as const)('keeps a draft from %s when its parties have grown since', async (step) => {
    const { invoicing, records, as } = openAcme();
    const draft = await invoicing.createOneOffInvoice({ ...INPUT, lines: [line('x'.repeat(4500)), line(EURO)] });
    const bound = as(limited({ documentBytes: bytesOf(draft) + 500 }));
    records.billingEntities[0] = { ...first(records.billingEntities), notes: [{ text: 'x'.repeat(5000) }] };
    const refused = await rejection(bound[step](draft.id));
    expect(refused).toMatchObject({ faults: [{ code: 'document.too_large', path: '/lines' }] });
    expect(await invoicing.get(draft.id)).toEqual(draft);
    // No number was taken, and one quarter is room enough for what an invoice gets when it is issued.
    records.billingEntities[0] = { ...first(records.billingEntities), notes: [{ text: 'x'.repeat(300) }] };
    const opened = step === 'open' ? await bound.open(draft.id) : draft;
    expect((await bound.finalize(opened.id)).number).toBe('INV-2025-0001');
  });

  it('is bounded as that of a draft where an invoice is issued when it is created', async () => {
    const { invoicing } = openAcme(limited({ documentBytes: 10_000 }));
    const lines = [line('x'.repeat(5000)), line('x'.repeat(4000))];
    expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', lines }))).toEqual([
      'document.too_large /lines',
    ]);
    expect((await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).number).toBe('INV-2025-0001');
  });

  it('bounds a reissue', async () => {
    const acme = openAcme();
    const { id } = await acme.invoicing.createOneOffInvoice({
      ...INPUT,
      issue: 'now',
      lines: [line(EURO), line(EURO)],
    });
    await acme.invoicing.voidInvoice(id, { reason: 'typo' });
    expect(await reasons(acme.as(limited({ documentBytes: 10_000 })).reissue(id))).toEqual([
      'document.too_large /lines',
    ]);
  });
});

describe('the payments of an issued invoice', () => {
  it('take at most a quarter of the limit, so that 1,000 of them cannot make it too large to read', async () => {
    const { invoicing } = openAcme(limited({ documentBytes: 20_000 }));
    const { id } = await invoicing.createOneOffInvoice({
      ...INPUT,
      issue: 'now',
      lines: [{ name: 'A', unitPrice: '1000' }],
    });
    const pay = (): Promise<Invoice> => invoicing.recordPayment(id, { amount: '0.01', reference: EURO.slice(0, 255) });
    let last = await pay();
    const refusal = await (async () => {
      for (let times = 0; times < 50; times++) last = await pay();
      return expect.fail('nothing was refused');
    })().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ faults: [{ code: 'document.too_large', path: '', details: { max: 5000 } }] });
    expect(bytesOf(last.payments)).toBeLessThanOrEqual(5000);
    expect(await invoicing.get(id)).toEqual(last);
    expect(
      await reasons(
        invoicing.reversePayment(id, { paymentId: first(last.payments).id, reference: EURO.slice(0, 255) }),
      ),
    ).toEqual(['document.too_large ']);
  });
});

describe('the credit notes of an invoice', () => {
  const metadata = { note: 'x'.repeat(500) };

  it.each([
    ['by amounts', () => ({ amount: '0.01' })],
    ['by quantities', () => ({ quantity: '0.01' })],
  ])('take at most four times the limit together, %s', async (_, part) => {
    const { invoicing } = openAcme(limited({ documentBytes: 10_000 }));
    const issued = await invoicing.createOneOffInvoice({
      ...INPUT,
      issue: 'now',
      lines: [{ name: 'A', unitPrice: '10.00', quantity: '100' }],
    });
    const lines = [{ lineId: first(issued.lines).id, ...part() }];
    const credit = (): Promise<unknown> =>
      invoicing.createCreditNote(issued.id, { reason: 'duplicate', lines, metadata });
    const refusal = await (async () => {
      for (let times = 0; times < 100; times++) await credit();
      return expect.fail('nothing was refused');
    })().catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      faults: [{ code: 'document.too_large', path: '/lines', details: { max: 40_000 } }],
    });
    const notes = (await invoicing.listCreditNotes({ invoiceId: issued.id, limit: 100 })).items;
    expect(bytesOf(notes)).toBeLessThan(41_000);
    expect(bytesOf(notes)).toBeGreaterThan(35_000);
    expect(await reasons(invoicing.previewCreditNote(issued.id, { reason: 'duplicate', lines, metadata }))).toEqual([
      'document.too_large /lines',
    ]);
    // What is left can be credited all the same, in one note.
    await invoicing.createCreditNote(issued.id, { reason: 'cancellation', metadata });
    expect((await invoicing.get(issued.id))?.amountDue).toBe('0.00');
  });
});

describe('the taxes of a line', () => {
  const codes = Array.from({ length: 11 }, (_, index) => `t-${index}`);
  const taxes = codes.map((code) => ({ code, name: code, scheme: 'sales', rate: '1' }));
  /** A seller without a VAT id, and eleven taxes. */
  const openWith = (seller: object = {}, options: object = {}): Acme => {
    const records = acmeRecords();
    const { taxIds: _, taxCodes: __, ...rest } = first(records.billingEntities);
    records.billingEntities[0] = { ...rest, ...seller };
    records.taxes = [...records.taxes, ...taxes];
    return openAcme({ records, ...options });
  };
  const taxed = (taxCodes: string[]): object => ({ ...INPUT, lines: [{ name: 'A', unitPrice: '1.00', taxCodes }] });

  it('are at most ten, on a new line and on an edited one', async () => {
    const { invoicing } = openWith();
    expect(await reasons(invoicing.createOneOffInvoice(taxed(codes) as typeof INPUT))).toEqual([
      'taxes.too_many /lines/0/taxCodes',
    ]);
    const draft = await invoicing.createOneOffInvoice(taxed(codes.slice(1)) as typeof INPUT);
    expect(draft.taxes).toHaveLength(10);
    const lines = [{ id: first(draft.lines).id, taxCodes: codes }];
    expect(await reasons(invoicing.updateDraft(draft.id, { lines }))).toEqual(['taxes.too_many /lines/0/taxCodes']);
  });

  it('are counted where a default names them', async () => {
    const { invoicing } = openWith({ taxCodes: codes });
    expect(await reasons(invoicing.createOneOffInvoice(INPUT))).toEqual(['taxes.too_many /lines/0/taxCodes']);
  });

  it('are counted where a resolver answers them', async () => {
    const taxResolver = { resolve: async (request: Parameters<typeof resolvedBy>[0]) => resolvedBy(request, taxes) };
    const error = await rejection(
      openWith({}, { taxResolver }).invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' }),
    );
    expect(error).toMatchObject({ code: 'tax.resolver_invalid' });
    expect(error.message).toContain('11 taxes on one line, at most 10');
  });

  it('may be more where the policy allows it', async () => {
    const { invoicing } = openWith({}, limited({ taxesPerLine: 11 }));
    expect((await invoicing.createOneOffInvoice(taxed(codes) as typeof INPUT)).taxes).toHaveLength(11);
  });
});
