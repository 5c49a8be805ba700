import { finalize, recordPayment, voidInvoice } from 'oneoff';
import { createCreditNote, reissue } from 'oneoff/core';
import { describe, expect, it } from 'vitest';
import { aDraft, aFinalizedInvoice, anOpenInvoice, decisionContext, INPUT, openAcme } from '../acme.ts';

/** The paths of all objects in a value that can be changed. */
function loose(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.isFrozen(value) ? [] : [path];
  return [...own, ...Object.entries(value).flatMap(([key, member]) => loose(member, `${path}/${key}`))];
}

const context = decisionContext({ number: 'INV-2025-0009' });
const payment = { amount: '1.00', receivedAt: context.now };

describe('what a decision makes is frozen to the bottom', () => {
  const credit = { ...context, earlier: [], number: 'CN-1' };
  it.each([
    ['a draft', () => aDraft()],
    ['an open invoice', () => anOpenInvoice(aDraft())],
    ['a finalized invoice', () => finalize(aDraft(), {}, context)],
    ['an invoice of a draft that was read from JSON', () => finalize(read(aDraft()), {}, context)],
    [
      'an invoice of a draft that its owner froze at the top',
      () => finalize(Object.freeze(read(aDraft())), {}, context),
    ],
    ['a payment', () => recordPayment(read(aFinalizedInvoice()), payment, context)],
    ['a voided invoice', () => voidInvoice(aFinalizedInvoice(), { reason: 'twice' }, context)],
    [
      'a credit note',
      () => createCreditNote(read(aFinalizedInvoice()), { reason: 'duplicate' }, credit as never).creditNote,
    ],
    [
      'a reissue',
      () => reissue(voidInvoice(aFinalizedInvoice(), { reason: 'wrong' }, context).invoice, {}, context).invoice,
    ],
  ])('%s', (_name, make) => {
    const made = make();
    const { invoice = made, events = [] } = made as {
      readonly invoice?: unknown;
      readonly events?: readonly unknown[];
    };
    expect(loose(invoice)).toEqual([]);
    expect(loose([...events]).slice(1)).toEqual([]);
  });

  it('and nothing of the caller is', () => {
    const draft = read(aDraft({ ...INPUT, metadata: { order: '7' } }));
    const input = { reason: 'duplicate' as const, notes: [{ text: 'sorry' }] };
    finalize(draft, {}, context);
    createCreditNote(read(aFinalizedInvoice()), input, credit as never);
    expect(Object.isFrozen(draft.lines) || Object.isFrozen(draft.metadata) || Object.isFrozen(draft)).toBe(false);
    expect(Object.isFrozen(input.notes)).toBe(false);
  });
});

it('the answers of commands are frozen', async () => {
  const { invoicing } = openAcme();
  const draft = await invoicing.createOneOffInvoice(INPUT);
  const issued = await invoicing.finalize(draft.id);
  const paid = await invoicing.recordPayment(draft.id, { amount: '1.00' });
  expect(loose([draft, issued, paid]).slice(1)).toEqual([]);
});

function read<T>(document: T): T {
  return JSON.parse(JSON.stringify(document)) as T;
}
