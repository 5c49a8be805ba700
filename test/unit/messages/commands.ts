import { type Invoice, type OneOffInvoiceInput, policies, type Tax } from 'oneoff';
import { memoryDeliveryStore } from 'oneoff/memory';
import { type Acme, type AcmeOptions, acmeRecords, first, INPUT, openAcme } from '../acme.ts';

type Input = Partial<Record<keyof OneOffInvoiceInput, unknown>>;
type Command = (acme: Acme, id: string, invoice: Invoice) => unknown;

const under = (policy: object): AcmeOptions => ({ policy: { ...policies.standard, ...policy } });

/** Acme that must issue e-invoices, and whose every e-invoice is right. */
const E_INVOICES: AcmeOptions = {
  ...under({ eInvoice: 'required' }),
  eInvoice: () => ({ faults: [], warnings: [] }),
};

/** Create an invoice, and do something to it. */
async function after(input: Input, options: AcmeOptions, ...commands: readonly Command[]): Promise<unknown> {
  const acme = openAcme(options);
  const invoice = await acme.invoicing.createOneOffInvoice({ ...INPUT, ...input } as OneOffInvoiceInput);
  let answer: unknown;
  for (const command of commands) answer = await command(acme, invoice.id, invoice);
  return answer;
}
const issued = (...commands: readonly Command[]): Promise<unknown> => after({ issue: 'now' }, {}, ...commands);
const drafted = (...commands: readonly Command[]): Promise<unknown> => after({}, {}, ...commands);
const pay =
  (amount: unknown, more: object = {}): Command =>
  ({ invoicing }, id) =>
    invoicing.recordPayment(id, { amount, ...more } as never);
const credit =
  (input: object = {}): Command =>
  ({ invoicing }, id) =>
    invoicing.createCreditNote(id, { reason: 'duplicate', ...input } as never);
const creditLine =
  (line: object, more: object = {}): Command =>
  ({ invoicing }, id, { lines: [line0] }) =>
    invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId: line0?.id as string, ...line }], ...more });
const writeOff =
  (input: object): Command =>
  ({ invoicing }, id) =>
    invoicing.writeOff(id, { reason: 'charges', ...input });
const voided: Command = ({ invoicing }, id) => invoicing.voidInvoice(id, { reason: 'typo' });
const send =
  (input: object, options: AcmeOptions = {}) =>
  (): Promise<unknown> =>
    after({ issue: 'now' }, { sending: { deliveries: memoryDeliveryStore() }, ...options }, ({ invoicing }, id) =>
      invoicing.sendInvoice(id, input),
    );

/** Every command from a state that it cannot start from. */
const fromAnywhere = (state: string, ...first: readonly Command[]): Record<string, () => unknown> => {
  const commands: Record<string, Command> = {
    updateDraft: ({ invoicing }, id) => invoicing.updateDraft(id, { memo: 'x' }),
    deleteDraft: ({ invoicing }, id) => invoicing.deleteDraft(id),
    open: ({ invoicing }, id) => invoicing.open(id),
    reopen: ({ invoicing }, id) => invoicing.reopen(id),
    hold: ({ invoicing }, id) => invoicing.hold(id),
    release: ({ invoicing }, id) => invoicing.release(id),
    finalize: ({ invoicing }, id) => invoicing.finalize(id),
    voidInvoice: voided,
    reissue: ({ invoicing }, id) => invoicing.reissue(id),
    recordPayment: pay('1.00'),
    recordRefund: ({ invoicing }, id) => invoicing.recordRefund(id, { amount: '1.00' }),
    reversePayment: ({ invoicing }, id) => invoicing.reversePayment(id, { paymentId: 'p' }),
    writeOff: writeOff({}),
    reverseWriteOff: ({ invoicing }, id) => invoicing.reverseWriteOff(id, { writeOffId: 'w' }),
    createCreditNote: credit(),
    markUncollectible: ({ invoicing }, id) => invoicing.markUncollectible(id),
    sendInvoice: ({ invoicing }, id) => invoicing.sendInvoice(id),
  };
  const options = { sending: { deliveries: memoryDeliveryStore() } };
  return Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [
      `${name} of ${state}`,
      async () => {
        const answer = await after(state === 'a draft' ? {} : { issue: 'now' }, options, ...first, command);
        return (answer as { readonly id?: string }).id === undefined ? answer : [];
      },
    ]),
  );
};

/** Acme with an invoice in kuna of 2022, in 2023. */
const inKuna = (input: object): Promise<unknown> =>
  after({ currency: 'HRK', issue: 'now' }, { now: '2022-12-31T12:00:00Z' }, (acme, id, invoice) => {
    acme.at('2023-01-10T12:00:00Z');
    return credit(input)(acme, id, invoice);
  });
const rate = { rate: '7.53450', date: '2023-01-01', source: 'ECB' };

/** Acme with a withheld tax of 19 %, and another seller of the same. */
function withheld(): AcmeOptions {
  const records = acmeRecords();
  records.taxes.push({ code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true } as Tax);
  return { records };
}

/** A deposit, and an invoice that deducts it and is open. */
async function approved(
  ...commands: readonly ((acme: Acme, deposit: Invoice, final: Invoice) => unknown)[]
): Promise<unknown> {
  const acme = openAcme();
  const lines = [{ name: 'Deposit', unitPrice: '10.00' }];
  const deposit = await acme.invoicing.createOneOffInvoice({
    ...INPUT,
    lines,
    issue: 'now',
    documentType: 'prepayment',
  });
  const final = await acme.invoicing.createOneOffInvoice({ ...INPUT, deposits: [{ invoiceId: deposit.id }] });
  await acme.invoicing.open(final.id);
  let answer: unknown;
  for (const command of commands) answer = await command(acme, deposit, final);
  return answer;
}

/** Commands that are refused. */
export const commands: Record<string, () => unknown> = {
  ...fromAnywhere('a draft'),
  ...fromAnywhere('an issued invoice'),
  ...fromAnywhere('a voided invoice', voided),

  'finalizing with another total': () =>
    drafted(({ invoicing }, id) => invoicing.finalize(id, { expectedTotal: '120.00' })),
  'finalizing with no total': () =>
    drafted(({ invoicing }, id) => invoicing.finalize(id, { expectedTotal: 119 as never })),
  'finalizing what is on hold': () => after({ issue: 'held' }, {}, ({ invoicing }, id) => invoicing.finalize(id)),
  'opening what is on hold': () => after({ issue: 'held' }, {}, ({ invoicing }, id) => invoicing.open(id)),
  'opening at no instant': () => drafted(({ invoicing }, id) => invoicing.open(id, { finalizeAt: 'tomorrow' })),
  'finalizing outside of the window': () =>
    after(
      { issueDate: '2025-03-31' },
      under({ issueDateWindow: { pastDays: 1, futureDays: 0 } }),
      (acme) => acme.at('2025-04-02T10:00:00Z'),
      ({ invoicing }, id) => invoicing.finalize(id),
    ),
  'finalizing an e-invoice without a profile': () => after({ issue: 'now' }, E_INVOICES),
  'a draft without a profile': () => openAcme(E_INVOICES).invoicing.createOneOffInvoice(INPUT),
  'a draft whose profile nobody checks': () =>
    openAcme().invoicing.createOneOffInvoice({ ...INPUT, eInvoiceProfile: 'en16931' }),
  'deleting a draft with a number': () =>
    after({}, under({ assignNumber: 'create' }), ({ invoicing }, id) => invoicing.deleteDraft(id)),

  'voiding without a reason': () => issued(({ invoicing }, id) => invoicing.voidInvoice(id, {} as never)),
  'voiding where credit notes are wanted': () =>
    after({ issue: 'now' }, under({ voidIssued: 'credit_note_only' }), voided),
  'voiding what is paid': () => issued(pay('1.00'), voided),
  'voiding what is credited': () => issued(creditLine({ amount: '1.00' }), voided),
  'voiding what is written off': () => issued(writeOff({ amount: '1.00' }), voided),
  'voiding a deposit that is deducted': () =>
    approved(
      ({ invoicing }, _, { id }) => invoicing.finalize(id),
      ({ invoicing }, { id }) => invoicing.voidInvoice(id, { reason: 'typo' }),
    ),
  'finalizing after its deposit was credited in part': () =>
    approved(
      ({ invoicing }, { id, lines }) =>
        invoicing.createCreditNote(id, {
          reason: 'duplicate',
          lines: [{ lineId: lines[0]?.id as string, amount: '1.00' }],
        }),
      ({ invoicing }, _, { id }) => invoicing.finalize(id),
    ),
  'finalizing after its deposit was voided': () =>
    approved(
      ({ invoicing }, { id }) => invoicing.voidInvoice(id, { reason: 'typo' }),
      ({ invoicing }, _, { id }) => invoicing.finalize(id),
    ),

  'a payment of nothing': () => issued(pay(undefined)),
  'a payment of 0.00': () => issued(pay('0.00')),
  'a payment as a number': () => issued(pay(1)),
  'a payment of three decimals': () => issued(pay('1.001')),
  'a payment of more than is due': () => issued(pay('119.01')),
  'a payment that no amount holds': () =>
    after({ issue: 'now' }, under({ overpayment: 'refundable' }), pay('999999999999999.00'), pay('2.00')),
  'a payment received in the future': () => issued(pay('1.00', { receivedAt: '2025-04-02T10:00:00Z' })),
  'a payment received before 1970': () => issued(pay('1.00', { receivedAt: '1969-12-31T23:59:59Z' })),
  'a refund of more than was paid': () =>
    issued(pay('1.00'), ({ invoicing }, id) => invoicing.recordRefund(id, { amount: '1.00' })),
  'a refund of 0.00': () => issued(({ invoicing }, id) => invoicing.recordRefund(id, { amount: '0.00' })),
  'a reversal of nothing': () => issued(({ invoicing }, id) => invoicing.reversePayment(id, { paymentId: 'nobody' })),
  'a reversal without an id': () => issued(({ invoicing }, id) => invoicing.reversePayment(id, {} as never)),
  'no debt to give up': () => issued(pay('119.00'), ({ invoicing }, id) => invoicing.markUncollectible(id)),
  'a write-off of more than is due': () => issued(writeOff({ amount: '119.01' })),
  'a write-off of 0.00': () => issued(writeOff({ amount: '0.00' })),
  'a write-off of nothing that is due': () => issued(pay('119.00'), writeOff({})),
  'a write-off without a reason': () => issued(writeOff({ reason: undefined })),
  'a write-off beyond the limit': () => after({ issue: 'now' }, under({ writeOff: { limit: '1.00' } }), writeOff({})),
  'a write-off beyond a limit that names no such currency': () =>
    after({ issue: 'now', currency: 'JPY' }, under({ writeOff: { limit: { EUR: '1.00' } } }), writeOff({})),
  'a reversal of no write-off': () =>
    issued(({ invoicing }, id) => invoicing.reverseWriteOff(id, { writeOffId: 'nobody' })),

  'a credit for no reason': () => issued(credit({ reason: undefined })),
  'a credit for another reason': () => issued(credit({ reason: 'other' })),
  'a credit before its invoice': () => issued(credit({ issueDate: '2025-03-30' })),
  'a credit of no lines': () => issued(credit({ lines: [] })),
  'a credit of another line': () => issued(credit({ lines: [{ lineId: 'nobody' }] })),
  'a credit of a line twice': () =>
    issued(({ invoicing }, id, { lines }) => {
      const lineId = lines[0]?.id as string;
      return invoicing.createCreditNote(id, {
        reason: 'duplicate',
        lines: [
          { lineId, amount: '1.00' },
          { lineId, amount: '1.00' },
        ],
      });
    }),
  'a credit by quantity and gross amount': () => issued(creditLine({ quantity: 1, grossAmount: '1.00' })),
  'a credit of 0': () => issued(creditLine({ amount: '0' })),
  'a credit below zero': () => issued(creditLine({ amount: '-1' })),
  'a credit of three decimals': () => issued(creditLine({ amount: '1.001' })),
  'a gross credit of three decimals': () => issued(creditLine({ grossAmount: '1.001' })),
  'a credit of more than the line': () => issued(creditLine({ amount: '10.00' }), creditLine({ amount: '90.01' })),
  'a gross credit of more than the line': () => issued(creditLine({ grossAmount: '119.01' })),
  'a credit of more units than the line': () => issued(creditLine({ quantity: '0.25' }), creditLine({ quantity: 1 })),
  'a credit of a line that is credited': () => issued(credit(), creditLine({})),
  'a credit when nothing is left': () => issued(credit(), credit()),
  'a credit of another total': () => issued(creditLine({ amount: '1.00' }, { expectedTotal: '1.00' })),
  'a credit with a means of payment that is none': () => issued(credit({ paymentMeans: [{ type: 'cash' }] })),
  'a credit of an adjustment alone': () => {
    const lines = [
      { name: 'Work', unitPrice: '100.00' },
      { name: 'Rebate', unitPrice: '10.00', quantity: '-1' },
    ];
    return after({ issue: 'now', lines }, under({ adjustments: 'allowed' }), ({ invoicing }, id, invoice) =>
      invoicing.createCreditNote(id, { reason: 'duplicate', lines: [{ lineId: invoice.lines[1]?.id as string }] }),
    );
  },
  'a credit of more than is left beside an adjustment': () => {
    const lines = [
      { name: 'Work', unitPrice: '100.00' },
      { name: 'Rebate', unitPrice: '10.00', quantity: '-1' },
    ];
    return after({ issue: 'now', lines }, under({ adjustments: 'allowed' }), creditLine({}));
  },
  'a credit of what is withheld beside an adjustment': () => {
    const lines = [
      { name: 'Work', unitPrice: '100.00', taxCodes: ['vat-19', 'irpf'] },
      { name: 'Rebate', unitPrice: '99.00', quantity: '-1' },
      { name: 'More', unitPrice: '100.00' },
    ];
    const { records } = withheld();
    return after(
      { issue: 'now', lines },
      { ...under({ adjustments: 'allowed' }), ...(records && { records }) },
      ({ invoicing }, id, invoice) =>
        invoicing.createCreditNote(id, {
          reason: 'duplicate',
          lines: invoice.lines.slice(0, 2).map((line) => ({ lineId: line.id })),
        }),
    );
  },
  'a credit in another currency': () => issued(credit({ currency: 'USD' })),
  'a credit with a rate that nobody needs': () => issued(credit({ exchangeRate: rate })),
  'a credit of kuna in kuna': () => inKuna({}),
  'a credit of kuna in dollars': () => inKuna({ currency: 'USD' }),
  'a credit of kuna at another rate': () => inKuna({ currency: 'EUR', exchangeRate: { ...rate, rate: '7.53' } }),
  'a credit of what was withdrawn without successor': () =>
    after({ issue: 'now', currency: 'ANG' }, { now: '2025-03-31T12:00:00Z' }, (acme, id, invoice) => {
      acme.at('2026-03-31T12:00:00Z');
      return credit()(acme, id, invoice);
    }),

  'a reissue of what stands': () => issued(({ invoicing }, id) => invoicing.reissue(id)),
  'a reissue of what is credited in part': () =>
    issued(creditLine({ amount: '1.00' }), ({ invoicing }, id) => invoicing.reissue(id)),
  'a second reissue': () =>
    issued(
      voided,
      ({ invoicing }, id) => invoicing.reissue(id),
      ({ invoicing }, id) => invoicing.reissue(id),
    ),
  'a reissue in no currency': () => issued(voided, ({ invoicing }, id) => invoicing.reissue(id, { currency: 'EURO' })),
  'a reissue on no date': () => issued(voided, ({ invoicing }, id) => invoicing.reissue(id, { taxPointDate: '31.3.' })),

  'a message to nobody': send({ to: [] }),
  'a message to a customer without address': send({}),
  'a message to a customer with an address that is none': send(
    {},
    (() => {
      const records = acmeRecords();
      records.customers[0] = { ...first(records.customers), email: 'hooli' };
      return { records };
    })(),
  ),
  'a message to no address': send({ to: ['hooli'] }),
  'a message of two subjects': send({ to: ['ap@hooli.example'], subject: 'one\ntwo' }),
  'a message with another attachment': send({ to: ['ap@hooli.example'], attach: ['docx'] }),
  'a message to 21 addresses': send({ to: Array(21).fill('ap@hooli.example') }),
};
