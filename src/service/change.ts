import { toInstant } from '../calendar/instant.ts';
import { ConflictError, NotFoundError } from '../errors/errors.ts';
import { show } from '../errors/show.ts';
import { type DecisionContext, IDS_PER_DECISION } from '../invoice/decide.ts';
import type { Decision } from '../invoice/events.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { KeyClaim } from '../ports/invoice-store.ts';
import { integer } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { requireShape } from '../validation/require-shape.ts';
import { commitEntry } from './commit.ts';
import type { Settings } from './options.ts';
import { answerOf, claimOf } from './replay.ts';

/** Options of every command on an invoice that exists. */
export interface ChangeOptions {
  /** Refuse with `ConflictError` unless the invoice still has this version. */
  readonly expectedVersion?: number;
}

/** A misspelt option is refused: a retry without its key would make a second invoice. */
const optionsShape = object<ChangeOptions>({ expectedVersion: optional(integer(1, Number.MAX_SAFE_INTEGER)) });

/** The error of an invoice that is not there. */
export function notFound(id: string): NotFoundError {
  return new NotFoundError(
    'invoice.not_found',
    `there is no invoice ${show(id)} in this tenant`,
    typeof id === 'string' ? { id } : {},
  );
}

/** Refuse an invoice that has another version than the caller saw. */
export function checkVersion(invoice: Invoice, options: ChangeOptions): void {
  requireShape(optionsShape, options);
  const { expectedVersion } = options;
  if (expectedVersion === undefined || invoice.version === expectedVersion) return;
  throw new ConflictError(
    'invoice.changed',
    `invoice ${invoice.id} has version ${invoice.version}, not ${expectedVersion}; reload and retry`,
    {
      version: invoice.version,
      expectedVersion,
    },
  );
}

/** A context of the moment, with enough fresh ids. */
export function decisionContext({ clock, ids }: Settings): DecisionContext {
  return { now: toInstant(clock.now()), ids: Array.from({ length: IDS_PER_DECISION }, () => ids.next()) };
}

/**
 * Run a command that needs nothing but the invoice: it is decided on what the lock shows, so it never has to start over.
 */
export async function changeInvoice<I extends Invoice>(
  settings: Settings,
  id: string,
  options: ChangeOptions,
  decide: (invoice: Invoice, context: DecisionContext) => Decision<I>,
  claim?: KeyClaim,
): Promise<I> {
  const context = decisionContext(settings);
  const outcome = await commitEntry(settings, {
    invoices: [id],
    claim,
    number: null,
    decide: ({ invoices }) => {
      const invoice = invoices.get(id);
      if (invoice === undefined) throw notFound(id);
      checkVersion(invoice, options);
      return decide(invoice, context);
    },
  });
  return typeof outcome === 'object' ? outcome.decision.invoice : ((await answerOf(claim as KeyClaim, settings)) as I);
}

/** {@link changeInvoice} under an idempotency key. */
export async function changeInvoiceOnce<I extends Invoice>(
  settings: Settings,
  command: {
    readonly name: string;
    readonly id: string;
    readonly input: unknown;
    readonly idempotencyKey: string | undefined;
  },
  options: ChangeOptions,
  decide: (invoice: Invoice, context: DecisionContext) => Decision<I>,
): Promise<I> {
  const claim = await claimOf(command.idempotencyKey, command.name, [command.id, command.input]);
  return changeInvoice(settings, command.id, options, decide, claim);
}
