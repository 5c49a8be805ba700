import { type DraftInvoice, type InvoicingOptions, type OneOffInvoiceInput, policies } from 'oneoff';
import { checkEInvoice, toUbl } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { type AcmeOptions, acmeRecords, first, INPUT, openAcme } from '../acme.ts';

const required = { ...policies.standard, eInvoice: 'required' } as const;
const input: OneOffInvoiceInput = { ...INPUT, eInvoiceProfile: 'xrechnung' };

/** Records of which each e-invoice of XRechnung is complete. */
function completeRecords() {
  const records = acmeRecords();
  const electronicAddress = { scheme: 'EM', value: 'post@acme.example' };
  records.billingEntities[0] = {
    ...first(records.billingEntities),
    address: { line1: 'Torstraße 1', city: 'Berlin', postalCode: '10119', country: 'DE' },
    contact: { name: 'Erika', phone: '+49 30 123456', email: 'erika@acme.example' },
    electronicAddress,
    paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE02120300000000202051' } }],
  };
  records.customers[0] = {
    ...first(records.customers),
    address: { city: 'Hamburg', postalCode: '20095', country: 'DE' },
    electronicAddress,
    eInvoiceProfile: 'xrechnung',
  };
  return records;
}

const open = (options: AcmeOptions & Partial<InvoicingOptions> = {}) =>
  openAcme({ eInvoice: checkEInvoice, ...options });
const rulesOf = ({ warnings }: Pick<DraftInvoice, 'warnings'>) => warnings.map(({ details }) => details?.['rule']);

describe('a draft with a profile', () => {
  it('warns of what the profile misses, with rule, term, path and what to set', async () => {
    const { warnings } = await open().invoicing.preview(input);
    expect(warnings).toContainEqual({
      code: 'einvoice.rule_broken',
      path: '/buyerReference',
      message: expect.stringContaining('buyerReference'),
      details: { rule: 'BR-DE-15', term: 'BT-10' },
    });
    expect(warnings.map(({ path }) => path)).toContain('/billingEntity/contact');
  });

  it('ignores number and dates, which it gets when it is finalized', async () => {
    const { warnings } = await open().invoicing.preview(input);
    expect(warnings.map(({ details }) => details?.['term'])).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^BT-(?:1|2|9)$/)]),
    );
    expect(warnings.map(({ code }) => code)).not.toContain('einvoice.not_issued');
  });

  it('takes the profile of its customer, unless it has one of its own', async () => {
    const { invoicing } = open({ records: completeRecords() });
    expect(rulesOf(await invoicing.preview(INPUT))).toEqual(['BR-DE-15']);
    expect(rulesOf(await invoicing.preview({ ...INPUT, eInvoiceProfile: 'en16931' }))).toEqual([]);
    expect(rulesOf(await invoicing.preview({ ...INPUT, eInvoiceProfile: 'none' }))).toEqual([]);
    expect(rulesOf(await invoicing.preview({ ...INPUT, eInvoiceProfile: { specification: 'urn:x' } }))).toEqual([]);
  });

  it('is judged again with every edit', async () => {
    const { invoicing } = open({ records: completeRecords() });
    const draft = await invoicing.createOneOffInvoice(INPUT);
    expect(rulesOf(draft)).toEqual(['BR-DE-15']);
    const edited = await invoicing.updateDraft(draft.id, { buyerReference: '04011000-12345-34' });
    expect(edited.warnings).toEqual([]);
    const longer = await invoicing.updateDraft(draft.id, {
      addLines: [{ name: 'GST', unitPrice: '1.00', taxCodes: ['sales-8'] }],
    });
    expect(longer.warnings.map(({ code }) => code)).toContain('einvoice.scheme_not_expressible');
    expect(rulesOf(await invoicing.previewUpdate(draft.id, { buyerReference: null }))).toContain('BR-DE-15');
  });

  it('is finalized all the same, and keeps no warnings', async () => {
    const { invoicing } = open();
    const draft = await invoicing.createOneOffInvoice(input);
    expect((await invoicing.open(draft.id)).warnings.length).toBeGreaterThan(0);
    expect((await invoicing.finalize(draft.id)).warnings).toEqual([]);
  });

  it('warns if nothing checks profiles', async () => {
    const { warnings } = await openAcme().invoicing.preview(input);
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([['einvoice.unchecked', '/eInvoiceProfile']]);
  });

  it('keeps a hundred warnings at most', async () => {
    const lines = Array.from({ length: 150 }, () => ({ name: 'A', unitPrice: '1', taxCodes: ['sales-8'] }));
    const { warnings } = await open().invoicing.preview({ ...input, lines });
    expect(warnings.filter(({ code }) => code.startsWith('einvoice.')).length).toBe(100);
  });

  it.each([
    ['xrechnungg', 'einvoice.profile_unknown', '/eInvoiceProfile'],
    [7, 'einvoice.profile_unknown', '/eInvoiceProfile'],
    [{ specification: '' }, 'text.empty', '/eInvoiceProfile/specification'],
    [{ process: 'x' }, 'field.required', '/eInvoiceProfile/specification'],
  ])('%j is refused as a profile', async (eInvoiceProfile, code, path) => {
    const created = open().invoicing.createOneOffInvoice({ ...INPUT, eInvoiceProfile } as OneOffInvoiceInput);
    await expect(created).rejects.toMatchObject({ faults: [{ code, path }] });
  });
});

describe('a policy that requires e-invoices', () => {
  it('refuses to finalize what the profile misses, and takes no number', async () => {
    const { invoicing } = open({ records: completeRecords(), policy: required });
    const bad = await invoicing.createOneOffInvoice(INPUT);
    await expect(invoicing.finalize(bad.id)).rejects.toMatchObject({
      faults: [{ code: 'einvoice.rule_broken', details: { rule: 'BR-DE-15' } }],
    });
    await expect(invoicing.open(bad.id)).rejects.toMatchObject({ faults: [{ details: { rule: 'BR-DE-15' } }] });
    await expect(invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' })).rejects.toMatchObject({
      faults: [{ details: { rule: 'BR-DE-15' } }],
    });
    expect((await invoicing.get(bad.id))?.status).toBe('draft');
    await invoicing.updateDraft(bad.id, { buyerReference: '04011000-12345-34' });
    const issued = await invoicing.finalize(bad.id);
    expect(issued.number).toBe('INV-2025-0001');
    expect(toUbl(issued, { profile: 'xrechnung' })).toContain('INV-2025-0001');
  });

  it('keeps one bad invoice of a batch out alone, and the numbers have no gap', async () => {
    const { invoicing } = open({ records: completeRecords(), policy: required });
    const references = ['a', undefined, 'b'];
    const drafts = [];
    for (const buyerReference of references)
      drafts.push(await invoicing.createOneOffInvoice({ ...INPUT, ...(buyerReference && { buyerReference }) }));
    const numbers = [];
    for await (const result of invoicing.finalizeMany(drafts.map(({ id }) => id)))
      numbers.push(result.ok ? result.invoice.number : 'refused');
    expect(numbers.toSorted()).toEqual(['INV-2025-0001', 'INV-2025-0002', 'refused']);
  });

  it('refuses an invoice without a profile, unless that is "none"', async () => {
    const { invoicing } = open({ policy: required });
    const draft = await invoicing.createOneOffInvoice(INPUT);
    expect(draft.warnings.map(({ code }) => code)).toEqual(['einvoice.profile_missing']);
    await expect(invoicing.finalize(draft.id)).rejects.toMatchObject({ code: 'einvoice.profile_missing' });
    await invoicing.updateDraft(draft.id, { eInvoiceProfile: 'none' });
    expect((await invoicing.finalize(draft.id)).eInvoiceProfile).toBe('none');
  });

  it('needs something that checks', () => {
    expect(() => openAcme({ policy: required })).toThrow(/checkEInvoice/);
  });
});

describe('a credit note', () => {
  async function issued(policy = policies.standard as typeof required | typeof policies.standard) {
    const { invoicing } = open({ records: completeRecords(), policy });
    const invoice = await invoicing.createOneOffInvoice({ ...INPUT, buyerReference: 'ref', issue: 'now' });
    return { invoicing, invoice };
  }

  it('has the profile of its invoice, or one of its own', async () => {
    const { invoicing, invoice } = await issued();
    const lines = [{ lineId: first(invoice.lines).id, amount: '1.00' }];
    const note = await invoicing.createCreditNote(invoice.id, { reason: 'duplicate', lines });
    expect([note.eInvoiceProfile, note.customer.eInvoiceProfile]).toEqual([null, 'xrechnung']);
    const other = await invoicing.createCreditNote(invoice.id, { reason: 'duplicate', eInvoiceProfile: 'peppol' });
    expect(other.eInvoiceProfile).toBe('peppol');
  });

  it('is previewed with what its profile misses', async () => {
    const { invoicing, invoice } = await issued();
    const preview = (more: object) => invoicing.previewCreditNote(invoice.id, { reason: 'duplicate', ...more });
    expect((await preview({})).warnings).toEqual([]);
    expect(rulesOf(await preview({ paymentMeans: [] }))).toEqual(['BR-DE-1']);
    expect((await preview({})).number).toBeNull();
  });

  it('is refused by a policy that requires e-invoices, and takes no number', async () => {
    const { invoicing, invoice } = await issued(required);
    const credit = (more: object) => invoicing.createCreditNote(invoice.id, { reason: 'duplicate', ...more });
    await expect(credit({ paymentMeans: [] })).rejects.toMatchObject({ faults: [{ details: { rule: 'BR-DE-1' } }] });
    expect(rulesOf(await invoicing.previewCreditNote(invoice.id, { reason: 'duplicate', paymentMeans: [] }))).toEqual([
      'BR-DE-1',
    ]);
    expect((await credit({ paymentMeans: [], eInvoiceProfile: 'none' })).number).toBe('CN-INV-2025-0001');
  });
});
