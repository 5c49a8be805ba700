import {
  type DraftInvoice,
  type Fault,
  type FaultCode,
  type FinalizedInvoice,
  type Invoice,
  type InvoiceEvent,
  InvoiceStateError,
  type Invoicing,
  type OpenInvoice,
  type Policy,
  policies,
  ValidationError,
  type VoidedInvoice,
} from 'oneoff';
import { describe, expectTypeOf, it } from 'vitest';
import { requireStatus } from '../../src/invoice/require-status.ts';

declare const invoice: Invoice;
declare const finalized: FinalizedInvoice;
declare const draft: DraftInvoice;
declare const invoicing: Invoicing;

/** What a command that finalizes takes, once the status is known. */
type Finalizable = ReturnType<typeof requireStatus<'draft' | 'open'>>;

describe('the state of an invoice', () => {
  it('that is known keeps a finalized one from being finalized', () => {
    expectTypeOf<Finalizable>().toEqualTypeOf<DraftInvoice | OpenInvoice>();
    expectTypeOf<FinalizedInvoice>().not.toExtend<Finalizable>();
    expectTypeOf<VoidedInvoice>().not.toExtend<Finalizable>();
    const issue = (one: Finalizable): Finalizable => one;
    issue(draft);
    // @ts-expect-error it is finalized already
    issue(finalized);
    // @ts-expect-error it may be finalized already
    issue(invoice);
  });

  it('narrows by status', () => {
    if (invoice.status === 'finalized') expectTypeOf(invoice).toEqualTypeOf<FinalizedInvoice>();
    if (invoice.status === 'voided') expectTypeOf(invoice.voidReason).toEqualTypeOf<string>();
    if (invoice.status === 'draft') expectTypeOf(invoice.number).toEqualTypeOf<string | null>();
  });

  it('decides whether there is a number', () => {
    expectTypeOf<FinalizedInvoice['number']>().toEqualTypeOf<string>();
    expectTypeOf<FinalizedInvoice['issueDate']>().toEqualTypeOf<string>();
    expectTypeOf<Invoice['number']>().toEqualTypeOf<string | null>();
  });

  it('is what a command answers', () => {
    expectTypeOf(invoicing.finalize).returns.resolves.toEqualTypeOf<FinalizedInvoice>();
    expectTypeOf(invoicing.reopen).returns.resolves.toEqualTypeOf<DraftInvoice>();
    expectTypeOf(invoicing.voidInvoice).returns.resolves.toEqualTypeOf<VoidedInvoice>();
    expectTypeOf(invoicing.get).returns.resolves.toEqualTypeOf<Invoice | null>();
  });

  it('is known where the input says how it is issued', () => {
    const lines = [{ name: 'Setup', unitPrice: '1' }];
    const issue = (mode: 'now') => invoicing.createOneOffInvoice({ customerId: 'c', lines, issue: mode });
    expectTypeOf(issue).returns.resolves.toEqualTypeOf<FinalizedInvoice>();
    const draft = () => invoicing.createOneOffInvoice({ customerId: 'c', lines, issue: 'draft' });
    expectTypeOf(draft).returns.resolves.toEqualTypeOf<DraftInvoice>();
    const byPolicy = () => invoicing.createOneOffInvoice({ customerId: 'c', lines });
    expectTypeOf(byPolicy).returns.resolves.toEqualTypeOf<Invoice>();
    // @ts-expect-error a misspelt member
    invoicing.createOneOffInvoice({ customerId: 'c', lines, isue: 'now' });
  });

  it('is one of four', () => {
    // @ts-expect-error there is no such status
    requireStatus(invoice, 'finalize', 'sent');
  });
});

describe('a document', () => {
  it('cannot be assigned to', () => {
    // @ts-expect-error readonly
    finalized.total = '0.00';
    // @ts-expect-error readonly
    draft.lines = [];
    // @ts-expect-error a list that cannot grow
    draft.lines.push(draft.lines[0]);
    const [line] = draft.lines;
    // @ts-expect-error readonly
    if (line) line.quantity = '2';
    // @ts-expect-error readonly
    finalized.metadata['a'] = 'b';
    // @ts-expect-error readonly
    finalized.billingEntity.name = 'Other';
  });

  it('nor can its events', () => {
    const change = (event: InvoiceEvent): void => {
      // @ts-expect-error readonly
      event.sequence = 7;
      // @ts-expect-error readonly
      event.data.invoice = finalized;
    };
    expectTypeOf(change).returns.toBeVoid();
  });
});

describe('an event', () => {
  it('has the change of its type', () => {
    const read = (event: InvoiceEvent): void => {
      if (event.type === 'invoice.payment_recorded')
        expectTypeOf(event.data.change.payment.amount).toEqualTypeOf<string>();
      if (event.type === 'credit_note.created')
        expectTypeOf(event.data.change.creditNote.number).toEqualTypeOf<string>();
      if (event.type === 'invoice.voided') expectTypeOf(event.data.change.voidReason).toEqualTypeOf<string>();
      if (event.type === 'invoice.drafted') expectTypeOf(event.data.change.currency).toEqualTypeOf<string>();
      // @ts-expect-error a hold moves no money
      if (event.type === 'invoice.held') event.data.change.payment?.amount;
      // @ts-expect-error there is no such type
      if (event.type === 'invoice.posted') return;
    };
    expectTypeOf(read).returns.toBeVoid();
    expectTypeOf<InvoiceEvent['actor']>().toEqualTypeOf<string | undefined>();
  });
});

describe('a batch', () => {
  it('is awaited as the list of its results', () => {
    const run = async () => await invoicing.finalizeMany(['a']);
    expectTypeOf(run).returns.resolves.toExtend<readonly { readonly ok: boolean }[]>();
  });
});

describe('policies', () => {
  it('are all of one type', () => {
    expectTypeOf(policies).toExtend<Readonly<Record<string, Policy>>>();
    expectTypeOf<keyof typeof policies>().toEqualTypeOf<'standard' | 'lago' | 'solvimon' | 'bxb' | 'fluxrate'>();
  });

  it('are spread and changed, within what there is', () => {
    const own: Policy = { ...policies.standard, issue: 'held', currencyDefaults: ['customer', 'EUR'] };
    // @ts-expect-error there is no such level
    const wrong: Policy = { ...policies.standard, rounding: { taxLevel: 'total', mode: 'half-up' } };
    // @ts-expect-error a policy has no such choice
    const unknown: Policy = { ...policies.standard, colour: 'red' };
    expectTypeOf<[typeof own, typeof wrong, typeof unknown]>().toEqualTypeOf<[Policy, Policy, Policy]>();
  });

  it('cannot be assigned to', () => {
    // @ts-expect-error readonly
    policies.standard.issue = 'now';
    // @ts-expect-error readonly
    policies.lago = policies.standard;
  });
});

describe('errors', () => {
  it('are narrowed by instanceof', () => {
    const read = (error: unknown): unknown => {
      if (error instanceof ValidationError) expectTypeOf(error.faults).toEqualTypeOf<readonly Fault[]>();
      if (error instanceof InvoiceStateError) expectTypeOf(error.expected).toEqualTypeOf<readonly string[]>();
      return error;
    };
    expectTypeOf(read).toBeFunction();
  });

  it('have codes of a closed list', () => {
    expectTypeOf<'invoice.on_hold'>().toExtend<FaultCode>();
    expectTypeOf<'invoice.held'>().not.toExtend<FaultCode>();
    expectTypeOf<string>().not.toExtend<FaultCode>();
  });
});
