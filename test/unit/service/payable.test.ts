import { type Invoice, type InvoicingError, type Policy, policies, validateTax } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { subtractAmounts } from '../../../src/money/amounts.ts';
import { type Acme, acmeRecords, first, INPUT, openAcme, reasons, rejection, resolvedBy } from '../acme.ts';

const { standard } = policies;

/** Acme, where a line is billed without tax, so that the prices are the totals. */
function world(policy: Partial<Policy> = {}): Acme {
  return openAcme({ policy: { ...standard, ...policy } });
}

const untaxed = (unitPrice: string) => ({
  ...INPUT,
  issue: 'now' as const,
  lines: [{ name: 'Training', unitPrice, taxCodes: ['vat-e'] }],
});

describe('an invoice in Swiss francs, rounded to cash', () => {
  const swiss = (policy: Partial<Policy> = {}): Acme => {
    const records = acmeRecords();
    records.taxes.push({ code: 'vat-7.7', name: 'MWST', scheme: 'VAT', rate: '7.7', category: 'S' });
    return openAcme({ records, policy: { ...standard, cashRounding: { CHF: '0.05' }, ...policy } });
  };
  const input = {
    ...INPUT,
    currency: 'CHF',
    issue: 'now' as const,
    lines: [{ name: 'Beratung', unitPrice: '295.00', taxCodes: ['vat-7.7'] }],
  };

  it('of 295.00 at 7.7 % has a total of 317.72, of which 317.70 is payable, and 317.70 settles it', async () => {
    const { invoicing } = swiss();
    const invoice = await invoicing.createOneOffInvoice(input);
    expect(invoice).toMatchObject({
      total: '317.72',
      cashRounding: '0.05',
      roundingAmount: '-0.02',
      amountPayable: '317.70',
      amountDue: '317.70',
    });
    expect(await reasons(invoicing.recordPayment(invoice.id, { amount: '317.72' }))).toEqual([
      'payment.exceeds_due /amount',
    ]);
    expect(await invoicing.recordPayment(invoice.id, { amount: '317.70' })).toMatchObject({
      paymentStatus: 'paid',
      amountDue: '0.00',
      amountRefundable: '0.00',
    });
  });

  it.each([
    ['100.02', '100.00', '-0.02'],
    ['100.03', '100.05', '0.02'],
    ['100.025', '100.05', '0.02'],
    ['100.07', '100.05', '-0.02'],
    ['100.08', '100.10', '0.02'],
    ['0.02', '0.00', '-0.02'],
    ['100.05', '100.05', '0.00'],
  ])('of %s without tax is %s', async (unitPrice, amountPayable, roundingAmount) => {
    const { invoicing } = swiss();
    const lines = [{ name: 'A', unitPrice, taxCodes: ['vat-e'] }];
    const invoice = await invoicing.createOneOffInvoice({ ...input, lines });
    expect(invoice).toMatchObject({ amountPayable, roundingAmount });
    expect(invoice.paymentStatus).toBe(amountPayable === '0.00' ? 'paid' : 'unpaid');
  });

  it('rounds no other currency', async () => {
    const { invoicing } = swiss();
    expect(await invoicing.createOneOffInvoice(untaxed('100.02'))).toMatchObject({
      cashRounding: null,
      roundingAmount: '0.00',
      amountPayable: '100.02',
    });
  });

  it('is credited down to nothing, in whatever parts', async () => {
    const { invoicing } = swiss();
    const { id, lines } = await invoicing.createOneOffInvoice(input);
    await invoicing.recordPayment(id, { amount: '317.70' });
    const lineId = first(lines).id;
    const notes = [];
    for (const amount of ['100.00', '33.33', '0.01'])
      notes.push(await invoicing.createCreditNote(id, { reason: 'order_change', lines: [{ lineId, amount }] }));
    notes.push(await invoicing.createCreditNote(id, { reason: 'cancellation' }));
    expect(notes.map((note) => [note.total, note.roundingAmount, note.amountPayable])).toEqual([
      ['107.70', '0.00', '107.70'],
      ['35.90', '0.00', '35.90'],
      ['0.01', '-0.01', '0.00'],
      ['174.11', '-0.01', '174.10'],
    ]);
    expect(await invoicing.get(id)).toMatchObject({ amountCredited: '317.70', amountRefundable: '317.70' });
  });

  it('keeps the rounding that it was issued with when the policy changes', async () => {
    const acme = swiss();
    const { id } = await acme.invoicing.createOneOffInvoice(input);
    const later = acme.as({ policy: standard });
    expect(await later.createCreditNote(id, { reason: 'cancellation' })).toMatchObject({ amountPayable: '317.70' });
    expect(await later.get(id)).toMatchObject({ amountDue: '0.00', paymentStatus: 'credited' });
  });

  it.each([
    [{ CHD: '0.05' }, '/policy/cashRounding/CHD'],
    [{ CHF: '0' }, '/policy/cashRounding/CHF'],
    [{ CHF: '-0.05' }, '/policy/cashRounding/CHF'],
    [{ CHF: '0.005' }, '/policy/cashRounding/CHF'],
    [{ JPY: '0.5' }, '/policy/cashRounding/JPY'],
  ])('is refused under a policy with %j', (cashRounding, path) => {
    expect(() => world({ cashRounding })).toThrow(path);
  });
});

describe('a small difference', () => {
  it('of 0.01 on 42.42 is written off: settled, and no number is used', async () => {
    const acme = world({ writeOff: { limit: '0.05' } });
    const { invoicing } = acme;
    const { id, number } = await invoicing.createOneOffInvoice(untaxed('42.42'));
    await invoicing.recordPayment(id, { amount: '42.41' });
    const closed = await invoicing.writeOff(id, { reason: 'bank charges' });
    expect(closed).toMatchObject({
      number,
      total: '42.42',
      amountPayable: '42.42',
      amountWrittenOff: '0.01',
      amountDue: '0.00',
      amountRefundable: '0.00',
      paymentStatus: 'paid',
      writeOffs: [{ amount: '0.01', reason: 'bank charges', reversedAt: null }],
    });
    expect(await invoicing.creditNotes(id)).toEqual([]);
    expect((await invoicing.history(id)).items.slice(-2).map((event) => event.type)).toEqual([
      'invoice.written_off',
      'invoice.paid',
    ]);
    expect(await invoicing.createOneOffInvoice(untaxed('1.00'))).toMatchObject({ number: 'INV-2025-0002' });
  });

  it('lowers no tax, and a credit note after it still takes back all of it', async () => {
    const { invoicing } = world();
    const issued = await invoicing.createOneOffInvoice({ ...INPUT, issue: 'now' });
    await invoicing.recordPayment(issued.id, { amount: '118.99' });
    const closed = await invoicing.writeOff(issued.id, { reason: 'bank charges' });
    expect([closed.taxes, closed.taxAmount, closed.total]).toEqual([issued.taxes, '19.00', '119.00']);
    expect(await invoicing.createCreditNote(issued.id, { reason: 'cancellation' })).toMatchObject({ total: '119.00' });
    expect(await invoicing.get(issued.id)).toMatchObject({ amountRefundable: '118.99', amountDue: '0.00' });
  });

  it('is claimed again when the write-off is reversed, once', async () => {
    const { invoicing } = world();
    const { id } = await invoicing.createOneOffInvoice(untaxed('42.42'));
    await invoicing.recordPayment(id, { amount: '42.41' });
    const closed = await invoicing.writeOff(id, { amount: '0.01', reason: 'bank charges' });
    const writeOffId = first(closed.writeOffs).id;
    const opened = await invoicing.reverseWriteOff(id, { writeOffId });
    expect(opened).toMatchObject({
      amountDue: '0.01',
      amountWrittenOff: '0.00',
      paymentStatus: 'partially_paid',
      paidAt: null,
      writeOffs: [{ id: writeOffId, amount: '0.01', reversedAt: '2025-03-31T10:00:00.000Z' }],
    });
    expect(await invoicing.reverseWriteOff(id, { writeOffId })).toEqual(opened);
    expect(await invoicing.recordPayment(id, { amount: '0.01' })).toMatchObject({ paymentStatus: 'paid' });
    expect(await invoicing.rebuildInvoice(id)).toEqual(await invoicing.get(id));
  });

  it('that is the whole invoice makes it written off, not paid', async () => {
    const { invoicing } = world();
    const { id } = await invoicing.createOneOffInvoice(untaxed('0.03'));
    expect(await invoicing.writeOff(id, { reason: 'not worth a letter' })).toMatchObject({
      paymentStatus: 'written_off',
      paidAt: null,
    });
    expect((await invoicing.list({ paymentStatus: ['unpaid', 'partially_paid'] })).items).toEqual([]);
    expect(await reasons(invoicing.writeOff(id, { reason: 'again' }))).toEqual(['invoice.wrong_state']);
    expect(await reasons(invoicing.voidInvoice(id, { reason: 'typo' }))).toEqual(['void.paid']);
  });

  it('is written off once under an idempotency key', async () => {
    const { invoicing } = world();
    const { id } = await invoicing.createOneOffInvoice(untaxed('10.00'));
    const once = { idempotencyKey: 'close' };
    const closed = await invoicing.writeOff(id, { amount: '0.01', reason: 'charges' }, once);
    expect(await invoicing.writeOff(id, { amount: '0.01', reason: 'charges' }, once)).toEqual(closed);
    expect(await invoicing.get(id)).toMatchObject({ amountWrittenOff: '0.01' });
  });

  it.each<[what: string, limit: Policy['writeOff']['limit'], amount: string, refused: boolean]>([
    ['up to the limit', '0.05', '0.05', false],
    ['beyond it', '0.05', '0.06', true],
    ['up to the limit of its currency', { EUR: '0.05', USD: '9' }, '0.05', false],
    ['beyond that', { EUR: '0.05', USD: '9' }, '0.06', true],
    ['where its currency has no limit', { USD: '9' }, '0.01', true],
    ['without a limit', null, '10.00', false],
    ['where none is allowed', '0', '0.01', true],
  ])('is written off %s', async (_, limit, amount, refused) => {
    const { invoicing } = world({ writeOff: { limit } });
    const { id } = await invoicing.createOneOffInvoice(untaxed('10.00'));
    const written = invoicing.writeOff(id, { amount, reason: 'charges' });
    if (refused) expect(await reasons(written)).toEqual(['write_off.exceeds_limit /amount']);
    else expect(await written).toMatchObject({ amountWrittenOff: amount });
  });

  it('is not written off in slices to get past the limit', async () => {
    const { invoicing } = world({ writeOff: { limit: '0.05' } });
    const { id } = await invoicing.createOneOffInvoice(untaxed('10.00'));
    await invoicing.writeOff(id, { amount: '0.03', reason: 'charges' });
    const error = (await rejection(invoicing.writeOff(id, { amount: '0.03', reason: 'charges' }))) as InvoicingError;
    expect(error.message).toContain('0.06');
    expect(error.message).toContain('0.05 EUR');
  });

  it.each([[{ EUX: '1' }], ['-1'], ['1,00'], [{ EUR: '0.001' }]])('has no limit of %j', (limit) => {
    expect(() => world({ writeOff: { limit: limit as string } })).toThrow('/policy/writeOff/limit');
  });
});

describe('a payment of 63.05 on 57.10', () => {
  const issue = ({ invoicing }: Acme): Promise<Invoice> => invoicing.createOneOffInvoice(untaxed('57.10'));

  it('is refused by default, with the way out', async () => {
    const acme = world();
    const { id } = await issue(acme);
    const error = await rejection(acme.invoicing.recordPayment(id, { amount: '63.05' }));
    expect(error.code).toBe('payment.exceeds_due');
    expect(error.message).toContain('overpayment: "refundable"');
  });

  it('leaves 5.95 refundable if the policy allows it, and the refund settles that', async () => {
    const acme = world({ overpayment: 'refundable' });
    const { id } = await issue(acme);
    expect(await acme.invoicing.recordPayment(id, { amount: '63.05' })).toMatchObject({
      amountPaid: '63.05',
      amountDue: '0.00',
      amountRefundable: '5.95',
      paymentStatus: 'paid',
    });
    expect(await reasons(acme.invoicing.recordRefund(id, { amount: '5.96' }))).toEqual([
      'payment.exceeds_refundable /amount',
    ]);
    expect(await acme.invoicing.recordRefund(id, { amount: '5.95' })).toMatchObject({
      amountPaid: '57.10',
      amountRefundable: '0.00',
      paymentStatus: 'paid',
    });
  });

  it('of an amount that no invoice can have is refused', async () => {
    const acme = world({ overpayment: 'refundable' });
    const { id } = await issue(acme);
    expect(await reasons(acme.invoicing.recordPayment(id, { amount: '1000000000000000.01' }))).toEqual([
      'amount.too_large /amount',
    ]);
    expect(await acme.invoicing.get(id)).toMatchObject({ amountPaid: '0.00' });
  });
});

/** Acme, whose freelancer's invoices to Hooli carry 21 % VAT and 19 % IRPF that Hooli withholds. */
function spain(policy: Partial<Policy> = {}, taxCodes: readonly string[] = ['iva-21', 'irpf-19']): Acme {
  const records = acmeRecords();
  records.taxes.push(
    { code: 'iva-21', name: 'IVA', scheme: 'VAT', rate: '21', category: 'S' },
    { code: 'irpf-19', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
    { code: 'irpf-7', name: 'IRPF', scheme: 'IRPF', rate: '7', withheld: true, jurisdiction: 'ES' },
  );
  records.customers[0] = { ...first(records.customers), taxCodes };
  return openAcme({ records, policy: { ...standard, ...policy } });
}

describe('taxes that the customer withholds', () => {
  const now = { ...INPUT, issue: 'now' as const };
  const job = { ...now, lines: [{ name: 'Diseño', unitPrice: '138.75' }] };

  it('of 19 % on 138.75 at 21 %: a total of 167.89, of which 141.53 is payable', async () => {
    const { invoicing } = spain();
    const invoice = await invoicing.createOneOffInvoice(job);
    expect(invoice).toMatchObject({
      subtotal: '138.75',
      taxAmount: '29.14',
      total: '167.89',
      taxes: [{ code: 'iva-21', amount: '29.14' }],
      withholdings: [
        {
          code: 'irpf-19',
          name: 'IRPF',
          scheme: 'IRPF',
          rate: '19',
          jurisdiction: null,
          base: '138.75',
          amount: '26.36',
        },
      ],
      amountWithheld: '26.36',
      amountPayable: '141.53',
      amountDue: '141.53',
      warnings: [],
    });
    expect(first(invoice.lines)).toMatchObject({
      taxAmount: '29.14',
      total: '167.89',
      taxes: [{ code: 'iva-21', amount: '29.14' }],
      withholdings: [{ code: 'irpf-19', rate: '19', amount: '26.36' }],
    });
    expect(invoice.taxes).toHaveLength(1);
    expect(await invoicing.recordPayment(invoice.id, { amount: '141.53' })).toMatchObject({ paymentStatus: 'paid' });
  });

  it('end at 0.00 with the invoice, in whatever parts it is credited', async () => {
    const { invoicing } = spain({ adjustments: 'allowed' });
    const { id, lines, amountPayable } = await invoicing.createOneOffInvoice({
      ...now,
      lines: [
        { name: 'Diseño', unitPrice: '33.33', quantity: 3 },
        { name: 'Viaje', unitPrice: '17.77', taxCodes: ['iva-21', 'irpf-7'] },
        { name: 'Libro', unitPrice: '9.99', taxCodes: ['iva-21'] },
      ],
    });
    const [design, trip] = lines.map((line) => line.id) as [string, string];
    const notes = [];
    for (const part of [
      { lineId: design, quantity: 1 },
      { lineId: trip, amount: '5.05' },
      { lineId: design, amount: '0.03' },
      { lineId: design, amount: '11.11' },
    ])
      notes.push(await invoicing.createCreditNote(id, { reason: 'order_change', lines: [part] }));
    expect(first(notes)).toMatchObject({ total: '40.33', amountWithheld: '6.33', amountPayable: '34.00' });
    notes.push(await invoicing.createCreditNote(id, { reason: 'cancellation' }));
    const invoice = (await invoicing.get(id)) as Invoice;
    const left = (whole: string, parts: readonly string[]): string => parts.reduce(subtractAmounts, whole);
    expect(invoice).toMatchObject({ amountCredited: amountPayable, amountDue: '0.00', amountRefundable: '0.00' });
    expect(
      left(
        invoice.total,
        notes.map((note) => note.total),
      ),
    ).toBe('0.00');
    expect(
      left(
        invoice.amountWithheld,
        notes.map((note) => note.amountWithheld),
      ),
    ).toBe('0.00');
    for (const row of invoice.withholdings) {
      const own = notes.flatMap((note) => note.withholdings.filter((one) => one.code === row.code));
      expect(
        left(
          row.amount,
          own.map((one) => one.amount),
        ),
      ).toBe('0.00');
      expect(
        left(
          row.base,
          own.map((one) => one.base),
        ),
      ).toBe('0.00');
    }
  });

  it('are rounded per rate and shared over the lines', async () => {
    const { invoicing } = spain();
    const lines = Array.from({ length: 3 }, () => ({ name: 'Hora', unitPrice: '0.13' }));
    const invoice = await invoicing.createOneOffInvoice({ ...now, lines });
    expect(invoice.withholdings).toMatchObject([{ base: '0.39', amount: '0.07' }]);
    expect(invoice.lines.map((line) => first(line.withholdings).amount)).toEqual(['0.03', '0.02', '0.02']);
  });

  it('are taken from the net amount where prices include tax', async () => {
    const { invoicing } = spain();
    const invoice = await invoicing.createOneOffInvoice({
      ...now,
      pricesIncludeTax: true,
      lines: [{ name: 'Diseño', unitPrice: '121.00' }],
    });
    expect(invoice).toMatchObject({ subtotal: '100.00', total: '121.00', amountPayable: '102.00' });
  });

  it('stay on a draft that is edited, with the codes that its lines named', async () => {
    const { invoicing } = spain({}, ['vat-19']);
    const draft = await invoicing.createOneOffInvoice({
      ...INPUT,
      lines: [{ name: 'Diseño', unitPrice: '100.00', taxCodes: ['iva-21', 'irpf-7'] }],
    });
    const edited = await invoicing.updateDraft(draft.id, {
      lines: [{ id: first(draft.lines).id, quantity: 2 }],
    });
    expect(edited).toMatchObject({ amountWithheld: '14.00', amountPayable: '228.00' });
    expect(await invoicing.finalize(draft.id)).toMatchObject({ amountWithheld: '14.00', amountPayable: '228.00' });
  });

  it('do not stand for the VAT that a seller with a VAT id must state', async () => {
    const { invoicing } = spain({}, ['irpf-19']);
    expect(await reasons(invoicing.createOneOffInvoice(job))).toContain('tax.category_required /lines/0/taxes');
  });

  it('may come from a resolver, by their rate', async () => {
    const { records } = spain();
    const answers = (withheld: object): Acme =>
      openAcme({
        records: { ...records, billingEntities: records.billingEntities.map((one) => ({ ...one, taxCodes: [] })) },
        policy: { ...standard, taxChain: ['resolver'] },
        taxResolver: {
          resolve: async (request) =>
            resolvedBy(request, [
              { code: 'iva-21', name: 'IVA', scheme: 'VAT', rate: '21', category: 'S' },
              { code: 'irpf-19', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true, ...withheld },
            ]),
        },
      });
    expect(await answers({}).invoicing.createOneOffInvoice(job)).toMatchObject({ amountPayable: '141.53' });
    expect(await reasons(answers({ amount: '26.36' }).invoicing.createOneOffInvoice(job))).toEqual([
      'tax.resolver_invalid',
    ]);
  });

  it.each([
    [{ scheme: 'VAT' }, 'field.conflict /scheme'],
    [{ category: 'S' }, 'field.conflict /category'],
    [{ rate: null }, 'tax.rate_required /rate'],
    [{ rate: '101' }, 'tax.rate_out_of_range /rate'],
    [{ exemption: { text: 'x' } }, 'tax.exemption_forbidden /exemption'],
    [{ withheld: 'yes' }, 'field.type /withheld'],
  ])('are refused with %j', (members, reason) => {
    const tax = { code: 'irpf-19', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true, ...members };
    expect(validateTax(tax).map(({ code, path }) => `${code} ${path}`)).toContain(reason);
  });

  it('of more than is billed are refused', async () => {
    const acme = spain({}, ['vat-e', 'all', 'more']);
    acme.records.taxes.push(
      { code: 'all', name: 'T', scheme: 'T', rate: '100', withheld: true },
      { code: 'more', name: 'M', scheme: 'M', rate: '1', withheld: true },
    );
    expect(await reasons(acme.invoicing.createOneOffInvoice(job))).toEqual(['total.negative /lines']);
  });
});
