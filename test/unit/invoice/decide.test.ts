import { displayNumber, finalize, hold, updateDraft } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, decisionContext } from '../acme.ts';

const draft = aDraft({ metadata: { order: '1' } });

describe('what a decision reports', () => {
  it('is what changed and nothing else, whatever was copied on the way', () => {
    const [event] = hold(draft, decisionContext()).events;
    expect(event?.data.change).toEqual({ onHold: true });
    const edited = updateDraft(draft, { memo: 'thanks', metadata: { order: '1' } }, decisionContext());
    expect(edited.events[0]?.data.change).toEqual({ memo: 'thanks' });
  });

  it('is all of a new invoice, except what the event itself has', () => {
    const { version: _, updatedAt: __, payments: ___, ...members } = draft;
    const [event] = finalize(draft, {}, decisionContext({ number: 'INV-2025-0001' })).events;
    expect(Object.keys(event?.data.change ?? {}).sort()).toEqual([
      'dueDate',
      'finalizedAt',
      'issueDate',
      'number',
      'paymentTerm',
      'status',
    ]);
    expect(Object.keys(members)).not.toContain('version');
  });

  it('comes with the first event; those after it change nothing but the version', () => {
    const { invoice, events } = finalize(draft, {}, decisionContext({ number: 'INV-2025-0001' }));
    expect(events.map((event) => Object.keys(event.data.change).length > 0)).toEqual([true, false]);
    expect(events.map((event) => event.sequence)).toEqual([2, 3]);
    expect(events.map((event) => event.data.invoice.version)).toEqual([2, 3]);
    expect(events.at(-1)?.data.invoice).toEqual(invoice);
  });

  it('takes its ids from the end, so that the first ones are the document’s', () => {
    const { events } = finalize(draft, {}, decisionContext({ number: 'INV-2025-0001', ids: ['a', 'b', 'c', 'd'] }));
    expect(events.map((event) => event.id)).toEqual(['c', 'd']);
  });
});

describe('the number that is shown', () => {
  it('is DRAFT until there is one', () => {
    expect([draft, aFinalizedInvoice()].map(displayNumber)).toEqual(['DRAFT', 'INV-2025-0001']);
  });
});
