import { type FinalizedInvoice, InvoiceStateError, markUncollectible, recordPayment } from 'oneoff';
import { markOverdue } from 'oneoff/core';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, caught, decisionContext, given, NOW } from '../acme.ts';

const context = decisionContext();
/** An invoice that is due on 30 April 2025. */
const invoice = aFinalizedInvoice();
const pay = (amount: string): FinalizedInvoice => recordPayment(invoice, { amount }, context).invoice;
const markOn = (today: string, one: FinalizedInvoice = invoice) =>
  given(one).when((found) => markOverdue(found, { ...context, today }));

describe('an issued invoice', () => {
  it('is overdue from the day after its due date', () => {
    expect(invoice.dueDate).toBe('2025-04-30');
    markOn('2025-05-01').thenEvents(['invoice.overdue'], { overdueAt: NOW });
    markOn('2025-04-30').thenEvents([], { overdueAt: null });
    markOn('2025-04-29').thenEvents([], { overdueAt: null });
  });

  it('is marked once', () => {
    const overdue = markOn('2025-05-01').thenEvents(['invoice.overdue']).invoice;
    const again = markOverdue(overdue, { ...context, now: '2025-05-02T10:00:00.000Z', today: '2025-05-02' });
    expect(again).toEqual({ invoice: overdue, events: [] });
  });

  it('is overdue where a part is paid, and not where nothing is due or nobody hopes for it', () => {
    markOn('2025-05-01', pay('118.99')).thenEvents(['invoice.overdue'], { overdueAt: NOW });
    markOn('2025-05-01', pay('119.00')).thenEvents([], { overdueAt: null });
    markOn('2025-05-01', markUncollectible(invoice, context).invoice).thenEvents([], { overdueAt: null });
  });

  it('is needed: a draft is never overdue', () => {
    expect(caught(() => markOverdue(aDraft(), { ...context, today: '2025-05-01' }))).toBeInstanceOf(InvoiceStateError);
  });
});
