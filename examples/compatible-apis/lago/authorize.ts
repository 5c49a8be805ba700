import { timingSafeEqual } from 'hono/utils/buffer';
import { forbidden, unauthorized } from './errors.ts';

/** An API key and its permissions. */
export interface LagoApiKey {
  readonly key: string;
  /** The tenant, which Lago calls an organization. Default `"default"`. */
  readonly tenant?: string;
  /** The key has read access only. */
  readonly readOnly?: boolean;
}

/** Lago's names for the objects under its paths. */
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
 * The request's key, if it permits the request.
 *
 * Every key is compared in constant time, so that the delay of an answer reveals nothing about the keys.
 *
 * @throws {LagoError} 401 without a valid key, 403 such as `write_action_not_allowed_for_invoice`
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
