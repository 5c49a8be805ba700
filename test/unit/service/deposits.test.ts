import { type CreditNote, type FinalizedInvoice, type Invoice, type OneOffInvoiceInput, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { addAmounts, subtractAmounts } from '../../../src/money/amounts.ts';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons } from '../acme.ts';

type Input = Partial<OneOffInvoiceInput>;

const bill = async (acme: Acme, input: Input): Promise<FinalizedInvoice> =>
  (await acme.invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', ...input })) as FinalizedInvoice;
const line = (unitPrice: string, taxCodes?: readonly string[]) => ({
  name: 'Job',
  unitPrice,
  ...(taxCodes && { taxCodes }),
});
const depositOf = (acme: Acme, unitPrice: string, more: Input = {}): Promise<FinalizedInvoice> =>
  bill(acme, { documentType: 'prepayment', lines: [line(unitPrice)], ...more });
const finalOf = (acme: Acme, deposits: readonly Invoice[], more: Input = {}): Promise<FinalizedInvoice> =>
  bill(acme, { deposits: deposits.map(({ id }) => ({ invoiceId: id })), ...more });

const sum = (amounts: readonly string[]): string => amounts.reduce(addAmounts, '0.00');

describe('a final invoice', () => {
  it('of 100.00 at 19 % after two deposits of 33.33 leaves 39.68: 119.00 in all', async () => {
    const acme = openAcme();
    const deposits = [await depositOf(acme, '33.33'), await depositOf(acme, '33.33')];
    expect(deposits.map((one) => [one.taxAmount, one.total])).toEqual([
      ['6.33', '39.66'],
      ['6.33', '39.66'],
    ]);
    const final = await finalOf(acme, deposits);
    expect(final).toMatchObject({
      documentType: 'invoice',
      subtotal: '33.34',
      taxAmount: '6.34',
      total: '39.68',
      amountPayable: '39.68',
      amountDue: '39.68',
      paymentStatus: 'unpaid',
      taxes: [{ code: 'vat-19', taxableAmount: '33.34', amount: '6.34' }],
      deposits: deposits.map(({ id, number, issueDate }) => ({
        invoiceId: id,
        number,
        issueDate,
        subtotal: '33.33',
        taxAmount: '6.33',
        total: '39.66',
      })),
    });
    expect(sum([...deposits, final].map((one) => one.total))).toBe('119.00');
    expect(final.lines.slice(1)).toMatchObject(
      deposits.map(({ id, number }) => ({
        deposit: id,
        name: `Deposit ${number}`,
        quantity: '-1',
        unitPrice: '33.33',
        amount: '-33.33',
        taxAmount: '-6.33',
        total: '-39.66',
      })),
    );
    for (const { id } of deposits) expect(await acme.invoicing.get(id)).toMatchObject({ deductedBy: final.id });
  });

  it('after a deposit of all of it leaves 0.00, and is paid', async () => {
    const acme = openAcme();
    const final = await finalOf(acme, [await depositOf(acme, '100.00')]);
    expect(final).toMatchObject({
      total: '0.00',
      taxes: [{ taxableAmount: '0.00', amount: '0.00' }],
      amountDue: '0.00',
      paymentStatus: 'paid',
    });
    expect((await acme.invoicing.history(final.id)).items.map(({ type }) => type)).toContain('invoice.paid');
  });

  it('has one deduction per set of taxes, and rows of its own where a deposit had other rates', async () => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '0', {
      lines: [line('20.00', ['vat-19']), line('10.00', ['vat-7']), line('5.55', ['vat-19'])],
    });
    const final = await finalOf(acme, [deposit]);
    expect(final.lines.slice(1).map((one) => [one.amount, one.taxAmount])).toEqual([
      ['-25.55', `-${sum([deposit.lines[0], deposit.lines[2]].map((one) => one?.taxAmount ?? ''))}`],
      ['-10.00', '-0.70'],
    ]);
    expect(final.taxes.map((row) => [row.rate, row.taxableAmount, row.amount])).toEqual([
      ['19', '74.45', '14.15'],
      ['7', '-10.00', '-0.70'],
    ]);
  });

  it('deducts what is left of a deposit that was credited in part', async () => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '33.33');
    const lines = [{ lineId: first(deposit.lines).id, amount: '11.11' }];
    const note = await acme.invoicing.createCreditNote(deposit.id, { reason: 'order_change', lines });
    const final = await finalOf(acme, [deposit]);
    expect(final.deposits).toMatchObject([{ subtotal: '22.22' }]);
    expect(subtractAmounts(sum([deposit.total, final.total]), note.total)).toBe('119.00');
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
  ])('adds up where prices include tax: the deposit %s, the final invoice %s', async (depositGross, finalGross) => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '33.33', { pricesIncludeTax: depositGross });
    const final = await finalOf(acme, [deposit], { pricesIncludeTax: finalGross, lines: [line('119.00')] });
    const whole = finalGross ? '119.00' : '141.61';
    expect(sum([deposit.total, final.total])).toBe(whole);
    const deduction = final.lines[1];
    expect(deduction?.unitPrice).toBe(finalGross ? deposit.total : deposit.subtotal);
    expect(deduction).toMatchObject({ amount: `-${deposit.subtotal}`, total: `-${deposit.total}` });
  });

  it('deducts withheld taxes too', async () => {
    const records = acmeRecords();
    records.taxes.push({ code: 'irpf-19', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true });
    const acme = openAcme({ records });
    const taxed = (price: string): Input => ({ lines: [line(price, ['vat-19', 'irpf-19'])] });
    const [whole, deposit] = [await bill(acme, taxed('100.01')), await depositOf(acme, '0', taxed('33.33'))];
    const final = await finalOf(acme, [deposit], taxed('100.01'));
    expect(sum([deposit.amountWithheld, final.amountWithheld])).toBe(whole.amountWithheld);
    expect(sum([deposit.amountPayable, final.amountPayable])).toBe(whole.amountPayable);
  });

  it('is refused where its deposits come to more than it bills', async () => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '100.01');
    expect(await reasons(finalOf(acme, [deposit]))).toEqual(['total.negative /deposits']);
  });

  it('is previewed, drafted, edited and finalized with its deposits', async () => {
    const acme = openAcme();
    const { invoicing } = acme;
    const deposit = await depositOf(acme, '33.33');
    const deposits = [{ invoiceId: deposit.id }];
    expect(await invoicing.preview({ ...INPUT, deposits })).toMatchObject({ total: '79.34' });
    const draft = await invoicing.createOneOffInvoice({ ...INPUT, deposits });
    expect(draft).toMatchObject({ total: '79.34', warnings: [] });
    expect(await invoicing.get(deposit.id)).toMatchObject({ deductedBy: null });
    const { id } = first(draft.lines);
    expect(await invoicing.updateDraft(draft.id, { lines: [{ id, unitPrice: '200.00' }] })).toMatchObject({
      total: '198.34',
      lines: [{ id }, { deposit: deposit.id }],
    });
    expect(await invoicing.updateDraft(draft.id, { deposits: null })).toMatchObject({ total: '238.00', deposits: [] });
    expect(await invoicing.updateDraft(draft.id, { deposits })).toMatchObject({ total: '198.34' });
    const deduction = (await invoicing.get(draft.id))?.lines[1]?.id ?? '';
    expect(await reasons(invoicing.updateDraft(draft.id, { lines: [{ id: deduction }] }))).toEqual([
      'line.not_found /lines/0/id',
    ]);
    await invoicing.open(draft.id);
    expect(await invoicing.finalize(draft.id)).toMatchObject({ total: '198.34', lines: [{ id }, {}] });
    expect(await invoicing.rebuildInvoice(draft.id)).toEqual(await invoicing.get(draft.id));
    expect(await invoicing.rebuildInvoice(deposit.id)).toEqual(await invoicing.get(deposit.id));
  });
});

describe('a deposit is refused', () => {
  it.each<[what: string, deposit: Input, final: Input, reason: string]>([
    ['that bills no deposit', { documentType: 'invoice' }, {}, 'deposit.mismatch /deposits/0/invoiceId'],
    ['of another customer', { customerId: 'initech', currency: 'USD' }, {}, 'deposit.mismatch /deposits/0/invoiceId'],
    ['of another seller', { billingEntityId: 'globex' }, {}, 'deposit.mismatch /deposits/0/invoiceId'],
    ['in another currency', { currency: 'CHF' }, {}, 'deposit.mismatch /deposits/0/invoiceId'],
    ['that is a draft', { issue: 'draft' }, {}, 'deposit.wrong_state /deposits/0/invoiceId'],
    ['on another deposit', {}, { documentType: 'partial' }, 'field.conflict /deposits'],
  ])('%s', async (_, input, final, reason) => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '10.00', input);
    const before = await acme.contents();
    expect(await reasons(finalOf(acme, [deposit], final))).toEqual([reason]);
    expect(await acme.contents()).toBe(before);
  });

  it('that is voided, credited whole, unknown, or given twice', async () => {
    const acme = openAcme();
    const { invoicing } = acme;
    const voided = await depositOf(acme, '10.00');
    await invoicing.voidInvoice(voided.id, { reason: 'typo' });
    const credited = await depositOf(acme, '10.00');
    await invoicing.createCreditNote(credited.id, { reason: 'cancellation' });
    const sound = await depositOf(acme, '10.00');
    const deposits = [voided.id, credited.id, 'nobody', sound.id, sound.id].map((invoiceId) => ({ invoiceId }));
    expect(await reasons(invoicing.createOneOffInvoice({ ...INPUT, issue: 'now', deposits }))).toEqual([
      'deposit.wrong_state /deposits/0/invoiceId',
      'deposit.wrong_state /deposits/1/invoiceId',
      'deposit.not_found /deposits/2/invoiceId',
      'field.conflict /deposits/4/invoiceId',
    ]);
  });

  it('that another invoice deducts, until that one is voided', async () => {
    const acme = openAcme();
    const { invoicing } = acme;
    const deposit = await depositOf(acme, '10.00');
    const final = await finalOf(acme, [deposit]);
    expect(await reasons(finalOf(acme, [deposit]))).toEqual(['deposit.deducted /deposits/0/invoiceId']);
    expect(await reasons(invoicing.voidInvoice(deposit.id, { reason: 'typo' }))).toEqual(['void.deducted']);
    await invoicing.voidInvoice(final.id, { reason: 'typo' });
    expect(await invoicing.get(deposit.id)).toMatchObject({ deductedBy: null });
    const again = await invoicing.reissue(final.id);
    expect(again).toMatchObject({ total: '107.10', deposits: [{ invoiceId: deposit.id }] });
    expect(await invoicing.finalize(again.id)).toMatchObject({ total: '107.10' });
    expect(await invoicing.get(deposit.id)).toMatchObject({ deductedBy: again.id });
  });

  it('that another invoice deducts, until that one is credited whole', async () => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '10.00');
    const final = await finalOf(acme, [deposit]);
    await acme.invoicing.createCreditNote(final.id, { reason: 'cancellation' });
    expect(await finalOf(acme, [deposit])).toMatchObject({ total: '107.10' });
  });

  it('by one of two invoices that are finalized at once', async () => {
    const acme = openAcme();
    const { invoicing } = acme;
    const deposits = [{ invoiceId: (await depositOf(acme, '10.00')).id }];
    const drafts = await Promise.all(
      Array.from({ length: 8 }, () => invoicing.createOneOffInvoice({ ...INPUT, deposits })),
    );
    const ended = await Promise.allSettled(drafts.map(({ id }) => invoicing.finalize(id)));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = drafts.find((_, place) => ended[place]?.status === 'rejected') as Invoice;
    expect(await invoicing.updateDraft(left.id, { memo: 'x' })).toMatchObject({
      total: '119.00',
      warnings: [{ code: 'deposit.deducted', path: '/deposits/0/invoiceId' }],
    });
    const numbers = (await invoicing.list({ status: ['finalized'] })).items.map(({ number }) => number).sort();
    expect(numbers).toEqual(['INV-2025-0001', 'INV-2025-0002']);
  });

  it('within one batch, by all but the first', async () => {
    const acme = openAcme();
    const deposits = [{ invoiceId: (await depositOf(acme, '10.00')).id }];
    const input = { ...INPUT, issue: 'now' as const, deposits };
    const results: boolean[] = [];
    for await (const one of acme.invoicing.createOneOffInvoices([{ input }, { input }])) results.push(one.ok);
    expect(results).toEqual([true, false]);
  });
});

describe('credit notes', () => {
  it('on the deposits and on the final invoice end at 0.00 in all', async () => {
    const acme = openAcme();
    const { invoicing } = acme;
    const deposits = [await depositOf(acme, '33.33'), await depositOf(acme, '33.33')];
    const documents = [...deposits, await finalOf(acme, deposits)];
    const notes: CreditNote[] = [];
    for (const { id } of documents) notes.push(await invoicing.createCreditNote(id, { reason: 'cancellation' }));
    expect(notes.map((note) => note.total)).toEqual(['39.66', '39.66', '39.68']);
    expect(sum(notes.map((note) => note.taxAmount))).toBe('19.00');
  });

  it('on a final invoice of 0.00 take back its lines and its deduction', async () => {
    const acme = openAcme();
    const deposit = await depositOf(acme, '100.00');
    const final = await finalOf(acme, [deposit]);
    const note = await acme.invoicing.createCreditNote(final.id, { reason: 'cancellation' });
    expect(note).toMatchObject({ total: '0.00', lines: [{ amount: '100.00' }, { amount: '-100.00' }] });
    expect(await acme.invoicing.get(deposit.id)).toMatchObject({ deductedBy: null });
  });

  it('keep the rows of a document whose rows cancel out', async () => {
    const acme = openAcme({ policy: { ...policies.standard, cashRounding: {} } });
    const deposit = await depositOf(acme, '100.00');
    const lines = [line('100.00'), line('50.00', ['vat-7'])];
    const final = await finalOf(acme, [deposit], { lines });
    const some = { reason: 'order_change', lines: [{ lineId: first(final.lines).id, amount: '20.00' }] } as const;
    expect(await acme.invoicing.createCreditNote(final.id, some)).toMatchObject({
      subtotal: '20.00',
      taxes: [{ rate: '19', taxableAmount: '20.00', amount: '3.80' }],
    });
  });
});
