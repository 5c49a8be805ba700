import { NotFoundError, reverseWriteOff, writeOff } from 'oneoff';
import { describe, it } from 'vitest';
import { aFinalizedInvoice, decisionContext, given, NOW } from '../acme.ts';

const LATER = '2025-04-01T10:00:00.000Z';
const context = (now: string, ...ids: readonly string[]) => decisionContext({ now, ids });

/** 119.00, of which 0.30 and then 0.40 are written off. */
const short = () => {
  const issued = aFinalizedInvoice();
  const once = writeOff(issued, { amount: '0.30', reason: 'charges' }, context(NOW, 'w-1', 'e-1', 'e-2')).invoice;
  return writeOff(once, { amount: '0.40', reason: 'rounding' }, context(NOW, 'w-2', 'e-3', 'e-4')).invoice;
};

describe('reversing a write-off', () => {
  it.each([
    ['w-1', '118.60', [LATER, null]],
    ['w-2', '118.70', [null, LATER]],
  ])('claims %s again, and leaves the other one', (writeOffId, amountDue, reversedAt) => {
    given(short())
      .when((invoice) => reverseWriteOff(invoice, { writeOffId }, context(LATER, 'e-5')))
      .thenEvents(['invoice.write_off_reversed'], {
        amountDue,
        writeOffs: [
          { id: 'w-1', amount: '0.30', reversedAt: reversedAt[0] },
          { id: 'w-2', amount: '0.40', reversedAt: reversedAt[1] },
        ],
      });
  });

  it('twice changes nothing', () => {
    const reversed = reverseWriteOff(short(), { writeOffId: 'w-2' }, context(LATER, 'e-5')).invoice;
    given(reversed)
      .when((invoice) => reverseWriteOff(invoice, { writeOffId: 'w-2' }, context('2025-05-01T10:00:00.000Z', 'e-4')))
      .thenEvents([], reversed);
  });

  it('names the write-off that does not exist', () => {
    given(short())
      .when((invoice) => reverseWriteOff(invoice, { writeOffId: 'w-3' }, context(LATER, 'e-5')))
      .thenRefused(NotFoundError, 'write_off.not_found');
  });
});
