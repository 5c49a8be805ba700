import { IdempotencyConflictError, StoreError, ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Answer, KeyClaim } from '../ports/invoice-store.ts';
import { checkText } from '../validation/leaves.ts';
import { fingerprint as fingerprintOf } from './fingerprint.ts';
import type { Settings } from './options.ts';

const LONGEST_KEY = 255;

/**
 * Claim an idempotency key for a command and its input.
 *
 * @throws {ValidationError} `idempotency.key_invalid`
 */
export async function claimOf(key: string | undefined, command: string, input: unknown): Promise<KeyClaim | undefined> {
  if (key === undefined) return undefined;
  if (checkText(key, '', LONGEST_KEY)) {
    throw new ValidationError([
      fault(
        'idempotency.key_invalid',
        '/idempotencyKey',
        `${show(key)} is not an idempotency key; pass 1 to ${LONGEST_KEY} characters, such as a UUID`,
      ),
    ]);
  }
  return { key, fingerprint: await fingerprintOf(command, input) };
}

/**
 * The invoice that a key was answered with before, as that command left it.
 *
 * @throws {IdempotencyConflictError} when the key came with another input
 */
export async function answerOf(claim: KeyClaim, settings: Settings): Promise<Invoice> {
  const answer = await findAnswer(claim, settings);
  if ('invoice' in answer) {
    const { version } = answer;
    const { items } = await settings.store.history(settings.tenant, answer.invoice, {
      fromSequence: version,
      limit: 1,
    });
    const [event] = items;
    if (event?.sequence === version) return event.data.invoice;
  }
  throw lostAnswer();
}

/**
 * What a key that was used before was answered with.
 *
 * @throws {IdempotencyConflictError} when the key came with another input
 */
export async function findAnswer({ key, fingerprint }: KeyClaim, { store, tenant }: Settings): Promise<Answer> {
  const replay = await store.findReplay(tenant, key);
  if (replay === null) throw lostAnswer();
  if (replay.fingerprint !== fingerprint) throw new IdempotencyConflictError(key);
  return replay.answer;
}

/** The error of a store that broke its promise. */
export function lostAnswer(): StoreError {
  return new StoreError('the store kept an idempotency key but lost its answer', { retryable: false });
}
