import { timingSafeEqual } from 'hono/utils/buffer';
import { forbidden, unauthorized } from './errors.ts';

/** A key of the API, and what it opens. */
export interface LagoApiKey {
  readonly key: string;
  /** Whose invoices: what Lago calls an organization. Default `"default"`. */
  readonly tenant?: string;
  /** It may read and nothing else. */
  readonly readOnly?: boolean;
}

/** Lago's words for the objects under its paths. */
const RESOURCES: { readonly [segment: string]: string } = {
  add_ons: 'add_on',
  billing_entities: 'billing_entity',
  credit_notes: 'credit_note',
  customers: 'customer',
  invoices: 'invoice',
  payments: 'payment',
  taxes: 'tax',
};

/**
 * The key that a request carries, which may do what it asks.
 *
 * Every key is compared, each in the same time, so that an answer's delay tells nothing of the keys.
 *
 * @throws {LagoError} 401 for no or another key, 403 `write_action_not_allowed_for_invoice` and the like
 */
export async function authorize(request: Request, keys: readonly LagoApiKey[]): Promise<LagoApiKey> {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const fits = await Promise.all(keys.map(({ key }) => timingSafeEqual(key, given)));
  const found = keys[fits.indexOf(true)];
  if (found === undefined || given === '') throw unauthorized();
  if (found.readOnly && request.method !== 'GET') {
    const segment = new URL(request.url).pathname.split('/')[3] ?? '';
    throw forbidden(`write_action_not_allowed_for_${RESOURCES[segment] ?? segment}`);
  }
  return found;
}
