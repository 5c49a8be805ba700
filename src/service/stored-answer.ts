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
 * When the stored answer of a key is looked up: before the command runs; or only when it is refused, because its records
 * have changed since the first call; or never. Its commit finds an answer in any case.
 */
type LookUp = 'before' | 'when refused' | 'never';

/**
 * Run a command once per idempotency key: a key that was used before has a stored answer, and nothing happens again.
 *
 * @param read - finds what the stored answer refers to
 * @param run - runs the command under the claim of its key; resolves with `undefined` where another call used the key
 * @param lookUp - a command that asks nobody outside learns of the answer from its commit, and saves a round trip
 * @throws {ValidationError} `idempotency.key_invalid`
 * @throws {IdempotencyConflictError} when the key was used with another input
 */
export async function answerOnce<R>(
  settings: Settings,
  command: KeyedCommand,
  read: (settings: Settings, answer: Answer) => Promise<R | null>,
  run: (claim: KeyClaim | undefined) => Promise<R | undefined>,
  lookUp: LookUp = 'before',
): Promise<R> {
  const claim = command.idempotencyKey === undefined ? undefined : await claimKey(command);
  const stored = async (): Promise<R | undefined> => claim && readStored(settings, claim, read);
  const known = lookUp === 'before' ? await stored() : undefined;
  if (known !== undefined) return known;
  const done = await run(claim).catch(async (error: unknown) => {
    const answer = lookUp === 'when refused' && !(error instanceof StoreError) ? await stored() : undefined;
    if (answer === undefined) throw error;
    return answer;
  });
  return done ?? (await stored()) ?? refuseLost();
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
