import { NotFoundError } from '../../errors/errors.ts';
import { show } from '../../errors/show.ts';
import { type DecisionContext, decide } from '../../invoice/decide.ts';
import type { Decision } from '../../invoice/events.ts';
import type { FinalizedInvoice, Invoice } from '../../invoice/invoice.ts';
import { withMembers } from '../../invoice/invoice-of.ts';
import { paymentStateOf } from '../../invoice/payment-status.ts';
import { requireStatus } from '../../invoice/require-status.ts';
import { subtractAmounts } from '../../money/amounts.ts';
import { text } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { decisionShape } from '../context/context-shapes.ts';
import { requireContext } from '../context/require-context.ts';

/** What `reverseWriteOff` takes. */
export interface WriteOffReversalInput {
  /** Id of one of the invoice's `writeOffs`. */
  readonly writeOffId: string;
}

/** The shape of a {@link WriteOffReversalInput}. */
export const writeOffReversalShape: ObjectShape<WriteOffReversalInput> = object<WriteOffReversalInput>({
  writeOffId: text(),
});

/**
 * Claim again what was written off, because the customer pays it after all. The write-off stays in the list, with the
 * instant of its reversal. One that is reversed already is returned unchanged.
 *
 * @throws {NotFoundError} `write_off.not_found`
 * @throws {ValidationError} `field.*`
 * @throws {InvoiceStateError} `invoice.wrong_state`
 */
export function reverseWriteOff(
  invoice: Invoice,
  input: WriteOffReversalInput,
  context: DecisionContext,
): Decision<FinalizedInvoice> {
  requireContext(decisionShape, context, 'reverseWriteOff');
  const found = requireStatus(invoice, 'reverseWriteOff', 'finalized');
  requireShape(writeOffReversalShape, input);
  const { writeOffId } = input;
  const entry = found.writeOffs.find((one) => one.id === writeOffId);
  if (entry === undefined) {
    throw new NotFoundError(
      'write_off.not_found',
      `invoice ${found.number} has no write-off ${show(writeOffId)}; pass the id of one in its writeOffs`,
      { id: writeOffId },
    );
  }
  if (entry.reversedAt !== null) return { invoice: found, events: [] };
  const writeOffs = found.writeOffs.map((one) => (one === entry ? { ...one, reversedAt: context.now } : one));
  const amountWrittenOff = subtractAmounts(found.amountWrittenOff, entry.amount);
  const state = paymentStateOf(found, { amountWrittenOff }, context.now);
  return decide<FinalizedInvoice>(
    found,
    withMembers(found, { ...state, writeOffs }),
    ['invoice.write_off_reversed'],
    context,
  );
}
