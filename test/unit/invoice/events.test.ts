import {
  createOneOffInvoice,
  type Decision,
  finalize,
  type Invoice,
  type InvoiceEvent,
  markUncollectible,
  recordPayment,
  updateDraft,
} from 'oneoff';
import { eventTypes } from 'oneoff/schemas';
import { describe, expect, it } from 'vitest';
import { decisionContext, first, INPUT, NOW } from '../acme.ts';
import { fold } from '../decisions/fold.ts';

const at = (minute: number, number: string | null = null) =>
  decisionContext({
    now: `2025-03-31T10:0${minute}:00.000Z`,
    number,
    ids: Array.from({ length: 20 }, (_, index) => `at-${minute}-${index}`),
  });

/** A life from draft to written off, and all of its events. */
function aLife(): { readonly events: readonly InvoiceEvent[]; readonly states: readonly Invoice[] } {
  const events: InvoiceEvent[] = [];
  const states: Invoice[] = [];
  const step = <I extends Invoice>(decision: Decision<I>): I => {
    events.push(...decision.events);
    states.push(decision.invoice);
    return decision.invoice;
  };
  let invoice: Invoice = step(createOneOffInvoice(INPUT, at(0)));
  invoice = step(updateDraft(invoice, { memo: 'Thanks', lines: [{ name: 'B', unitPrice: '200.00' }] }, at(1)));
  invoice = step(finalize(invoice, {}, at(2, 'INV-2025-0001')));
  invoice = step(recordPayment(invoice, { amount: '100.00' }, at(3)));
  invoice = step(markUncollectible(invoice, at(4)));
  step(recordPayment(invoice, { amount: '138.00' }, at(5)));
  return { events, states };
}

describe('the events of an invoice', () => {
  const { events, states } = aLife();

  it('tell its life in order', () => {
    expect(events.map((event) => event.type)).toEqual([
      'invoice.drafted',
      'invoice.updated',
      'invoice.finalized',
      'invoice.one_off_created',
      'invoice.payment_recorded',
      'invoice.uncollectible',
      'invoice.payment_recorded',
      'invoice.paid',
    ]);
  });

  it('are numbered from one without a hole', () => {
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  });

  it('carry the invoice right after them, whose version is their sequence', () => {
    for (const { sequence, timestamp, data } of events)
      expect(data.invoice).toMatchObject({ version: sequence, updatedAt: timestamp });
    for (const state of states) expect(events[state.version - 1]?.data.invoice).toEqual(state);
  });

  it('have ids of their own', () => expect(new Set(events.map((event) => event.id)).size).toBe(events.length));

  it('have the shape of a webhook', () => {
    expect(first(events)).toMatchObject({
      id: 'at-0-19',
      type: 'invoice.drafted',
      timestamp: NOW,
      sequence: 1,
      tenant: 'default',
      data: {},
    });
    expect(Object.keys(first(events)).sort()).toEqual(['data', 'id', 'sequence', 'tenant', 'timestamp', 'type']);
  });

  it('hold as their change only what the command changed', () => {
    expect(events.map((event) => Object.keys(event.data.change).sort()).slice(1)).toEqual([
      ['amountDue', 'amountPayable', 'lines', 'memo', 'subtotal', 'taxAmount', 'taxes', 'total'],
      ['dueDate', 'finalizedAt', 'issueDate', 'number', 'paymentTerm', 'status'],
      [],
      ['amountDue', 'amountPaid', 'payment', 'paymentStatus'],
      ['paymentStatus'],
      ['amountDue', 'amountPaid', 'paidAt', 'payment', 'paymentStatus'],
      [],
    ]);
  });

  it('rebuild every state from the changes alone', () => {
    for (const state of states) expect(fold(events.slice(0, state.version))).toEqual(state);
  });

  it('survive JSON unchanged', () => expect(JSON.parse(JSON.stringify(events))).toEqual(events));
});

describe('the types of events', () => {
  it('are dotted, and each is listed once', () => {
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
    for (const type of eventTypes) expect(type).toMatch(/^(invoice|credit_note)\.[a-z]+(_[a-z]+)*$/);
  });

  it('are those that hosts subscribe to', () => {
    expect(eventTypes).toEqual([
      'invoice.drafted',
      'invoice.updated',
      'invoice.held',
      'invoice.released',
      'invoice.opened',
      'invoice.reopened',
      'invoice.one_off_created',
      'invoice.finalized',
      'invoice.voided',
      'invoice.deleted',
      'invoice.payment_recorded',
      'invoice.payment_reversed',
      'invoice.refund_recorded',
      'invoice.written_off',
      'invoice.write_off_reversed',
      'invoice.paid',
      'invoice.uncollectible',
      'invoice.overdue',
      'invoice.sent',
      'credit_note.created',
      'credit_note.sent',
    ]);
  });
});
