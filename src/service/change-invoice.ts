import type { DecisionContext } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { KeyClaim } from '../ports/invoice-store.ts';
import { commitEntry } from './commit.ts';
import { decisionContext } from './context.ts';
import {
  type ChangeOptions,
  type CreateOptions,
  checkVersion,
  requireBothOptions,
  requireChangeOptions,
} from './input/command-options.ts';
import { lockedInvoice } from './load-invoice.ts';
import type { Settings } from './options.ts';
import { answeredInvoice, answerOnce } from './stored-answer.ts';

/** Decides what becomes of an invoice. */
type Decide<I extends Invoice> = (invoice: Invoice, context: DecisionContext) => Decision<I>;

/**
 * Run a command that needs nothing but the invoice: it is decided on what the lock shows, so it never has to be
 * prepared again.
 */
export async function changeInvoice<I extends Invoice>(
  settings: Settings,
  id: string,
  given: ChangeOptions | undefined,
  decide: Decide<I>,
): Promise<I> {
  const options = given === undefined ? {} : given;
  requireChangeOptions(options);
  return (await commitChange(settings, id, options, decide, undefined)) as I;
}

/** {@link changeInvoice} under an idempotency key. */
export async function changeOnce<I extends Invoice>(
  settings: Settings,
  { id, name, input }: { readonly id: string; readonly name: string; readonly input: unknown },
  given: (CreateOptions & ChangeOptions) | undefined,
  decide: Decide<I>,
): Promise<I> {
  const options = given === undefined ? {} : given;
  requireBothOptions(options);
  const command = { name, input: [id, input], idempotencyKey: options.idempotencyKey };
  const run = (claim: KeyClaim | undefined): Promise<I | undefined> =>
    commitChange(settings, id, options, decide, claim);
  return (await answerOnce<Invoice>(settings, command, answeredInvoice, run, 'never')) as I;
}

/** Decide on what the lock shows, and commit; `undefined` where the key was used meanwhile. */
export async function commitChange<I extends Invoice>(
  settings: Settings,
  id: string,
  options: ChangeOptions,
  decide: Decide<I>,
  claim: KeyClaim | undefined,
): Promise<I | undefined> {
  const context = decisionContext(settings);
  const outcome = await commitEntry(settings, {
    invoices: [id],
    claim,
    number: null,
    decide: (found) => {
      const invoice = lockedInvoice(found, id);
      checkVersion(invoice, options);
      return decide(invoice, context);
    },
  });
  return typeof outcome === 'object' ? outcome.decision.invoice : undefined;
}
