import { IdempotencyConflictError, StoreError, ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Answer, KeyClaim } from '../ports/invoice-store.ts';
import { checkText } from '../validation/leaves.ts';
import { fingerprint } from './input/fingerprint.ts';
import type { Settings } from './options.ts';

const LONGEST_KEY = 255;

/** A command as an idempotency key remembers it: its name and what it was called with. */
export interface KeyedCommand {
  readonly name: string;
  readonly input: unknown;
  readonly idempotencyKey: string | undefined;
}

/**
 * Run a command once per idempotency key: a key that was used before has a stored answer, and nothing happens again.
 *
 * @param read - finds what the stored answer refers to
 * @param run - runs the command under the claim of its key; resolves with `undefined` where another call used the key
 * meanwhile
 * @param looksFirst - whether to look for a stored answer before the command runs; a command that prepares nothing
 * learns of it from its commit, and saves a round trip
 * @throws {ValidationError} `idempotency.key_invalid`
 * @throws {IdempotencyConflictError} when the key was used with another input
 */
export async function answerOnce<R>(
  settings: Settings,
  command: KeyedCommand,
  read: (settings: Settings, answer: Answer) => Promise<R | null>,
  run: (claim: KeyClaim | undefined) => Promise<R | undefined>,
  looksFirst = true,
): Promise<R> {
  const claim = command.idempotencyKey === undefined ? undefined : await claimKey(command);
  const stored = claim && looksFirst ? await readStored(settings, claim, read) : undefined;
  return stored ?? (await run(claim)) ?? (await readStored(settings, claim as KeyClaim, read)) ?? refuseLost();
}

/**
 * Claim an idempotency key for a command and its input.
 *
 * @throws {ValidationError} `idempotency.key_invalid`
 */
export async function claimKey({ name, input, idempotencyKey }: KeyedCommand): Promise<KeyClaim | undefined> {
  if (idempotencyKey === undefined) return undefined;
  if (checkText(idempotencyKey, '', LONGEST_KEY)) {
    throw new ValidationError([
      fault(
        'idempotency.key_invalid',
        '/idempotencyKey',
        `${show(idempotencyKey)} is not an idempotency key; pass 1 to ${LONGEST_KEY} characters, such as a UUID`,
      ),
    ]);
  }
  return { key: idempotencyKey, fingerprint: await fingerprint(name, input) };
}

/**
 * The stored answer of a key; `undefined` where the key was not used.
 *
 * @throws {IdempotencyConflictError} when the key was used with another input
 */
export async function readStored<R>(
  settings: Settings,
  { key, fingerprint: wanted }: KeyClaim,
  read: (settings: Settings, answer: Answer) => Promise<R | null>,
): Promise<R | undefined> {
  const stored = await settings.store.findAnswer(settings.tenant, key);
  if (stored === null) return undefined;
  if (stored.fingerprint !== wanted) throw new IdempotencyConflictError(key);
  return (await read(settings, stored.answer)) ?? refuseLost();
}

/** The invoice of a stored answer, as the command left it. */
export async function answeredInvoice({ store, tenant }: Settings, answer: Answer): Promise<Invoice | null> {
  if (!('invoice' in answer)) return null;
  const { version } = answer;
  const { items } = await store.history(tenant, answer.invoice, { fromSequence: version, limit: 1 });
  const [event] = items;
  return event?.sequence === version ? event.data.invoice : null;
}

/** The credit note of a stored answer. */
export async function answeredCreditNote({ store, tenant }: Settings, answer: Answer): Promise<CreditNote | null> {
  return 'creditNote' in answer ? store.getCreditNote(tenant, answer.creditNote) : null;
}

function refuseLost(): never {
  throw new StoreError('the store kept an idempotency key but lost its answer', { retryable: false });
}
