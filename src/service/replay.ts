import { IdempotencyConflictError, StoreError, ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Answer, KeyClaim, Replay } from '../ports/invoice-store.ts';
import { checkText } from '../shape/leaves.ts';
import { fingerprint } from './fingerprint.ts';
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
        `${show(key)} is not an idempotency key; pass 1 to ${LONGEST_KEY} characters without NUL, such as a UUID`,
      ),
    ]);
  }
  return { key, fingerprint: await fingerprint(command, input) };
}

/**
 * The answer that a key was given before, as that command left it.
 *
 * @throws {IdempotencyConflictError} when the key came with another input
 */
export async function answerOf(claim: KeyClaim, replay: Replay, settings: Settings): Promise<Invoice> {
  if (replay.fingerprint !== claim.fingerprint) throw new IdempotencyConflictError(claim.key);
  return invoiceAsOf(replay.answer, settings);
}

async function invoiceAsOf(answer: Answer, { store, tenant }: Settings): Promise<Invoice> {
  if ('invoice' in answer) {
    const events = await store.history(tenant, answer.invoice);
    const event = events.find((one) => one.sequence === answer.version);
    if (event) return event.data.invoice;
  }
  throw new StoreError('the store kept an idempotency key but lost its answer', { retryable: false });
}
