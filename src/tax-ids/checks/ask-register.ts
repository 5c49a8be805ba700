import { checkInstant, toEpochMs, toInstant } from '../../calendar/instant.ts';
import type { TaxIdVerification } from '../../directory/tax-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TaxIdAnswer } from '../../ports/tax-id-check.ts';
import { integer } from '../../validation/leaves.ts';
import { optional } from '../../validation/object.ts';
import { callback, methodsOf } from '../../validation/require-options.ts';
import type { Fields } from '../../validation/shape.ts';

/** How a register is reached. */
export interface RegisterAccess {
  /** Default the global one. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds for one request, default 20,000: some member states take that long. */
  readonly timeoutMs?: number;
  /** For answers without a time of their own. */
  readonly clock?: Clock;
}

/** The shapes of {@link RegisterAccess}. */
export const registerAccessFields: Fields<RegisterAccess> = {
  fetch: optional(callback<NonNullable<RegisterAccess['fetch']>>('fetch')),
  timeoutMs: optional(integer(1, 2_147_483_647)),
  clock: optional(methodsOf<Clock>(['now'], '{ now: () => Date.now() }')),
};

/** The answer of a register that says nothing about the id. */
export type Unavailable = Extract<TaxIdAnswer, { readonly status: 'unavailable' }>;

/** An answer over HTTP with its JSON; `null` where the body is no object. */
export interface RegisterReply {
  readonly status: number;
  readonly body: { readonly [member: string]: unknown } | null;
}

/** Sends one request to a register. */
export async function askRegister(
  { fetch = globalThis.fetch, timeoutMs = 20_000 }: RegisterAccess,
  url: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
): Promise<RegisterReply | Unavailable> {
  try {
    const timeout = AbortSignal.timeout(timeoutMs);
    const ended = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    const response = await fetch(url, { ...init, signal: ended, redirect: 'manual' });
    return { status: response.status, body: objectIn(await response.text()) };
  } catch (error) {
    return unavailable(`${new URL(url).host} did not answer: ${error instanceof Error ? error.message : error}`, true);
  }
}

export function unavailable(reason: string, retryable: boolean): Unavailable {
  return { status: 'unavailable', reason, retryable };
}

/** The evidence of an answer, in texts that a record can hold. */
export function evidence(
  source: string,
  told: { readonly [member in 'at' | 'reference' | 'name' | 'address']?: unknown },
  { clock = { now: () => Date.now() } }: RegisterAccess,
): TaxIdVerification {
  const at = checkInstant(told.at, '') === undefined ? toEpochMs(told.at as string) : clock.now();
  const [reference, name, address] = [storable(told.reference), storable(told.name), storable(told.address)];
  return {
    source,
    checkedAt: toInstant(at),
    ...(reference !== undefined && { reference: reference.slice(0, 255) }),
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
  };
}

/** VIES writes `---` for what a member state does not tell. */
function storable(told: unknown): string | undefined {
  if (typeof told !== 'string') return undefined;
  const clean = told
    .slice(0, 1000)
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim();
  return clean === '' || clean === '---' ? undefined : clean;
}

function objectIn(text: string): RegisterReply['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as RegisterReply['body']) : null;
  } catch {
    return null;
  }
}
