import { type Signal, signal } from '@preact/signals';
import type { Currency } from '../../../money/currency.ts';
import type { Policy } from '../../../policy/policy.ts';
import { call } from '../call/api.ts';

/** A billing entity as the session lists it. */
interface SessionEntity {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** Who reads the page, and what the API lets them do. */
export interface DeskSession {
  readonly tenant: string;
  readonly scopes: readonly string[];
  readonly caller: { readonly name?: string; readonly locale?: string };
  /** What the mount has, such as `"directory"`. */
  readonly serves: readonly string[];
  /** The media types that documents come in beside JSON. */
  readonly documents?: readonly string[];
  readonly policy: Policy;
  readonly currencies: readonly Currency[];
  readonly billingEntities: readonly SessionEntity[];
}

/** The session; `null` until it is known. */
export const session: Signal<DeskSession | null> = signal(null);

/** Ask who reads. */
export async function loadSession(): Promise<DeskSession> {
  session.value = await call<DeskSession>('GET', '/session');
  return session.value;
}

/** Whether the reader may do something. `invoices:write` is the sum of the finer scopes. */
export function may(scope: string): boolean {
  const scopes = session.value?.scopes ?? [];
  const isPartOfWriting = /^(?:invoices:(?:draft|issue)|payments:write|corrections:write)$/.test(scope);
  return scopes.includes(scope) || (isPartOfWriting && scopes.includes('invoices:write'));
}

/** Whether the mount has something. */
export function isServed(what: string): boolean {
  return session.value?.serves.includes(what) ?? false;
}
