import type { DirectoryStore, Invoice, Invoicing, Tax } from 'oneoff';
import type { LagoNotes } from './notes.ts';

/** What the routes of a request share; everything belongs to the tenant of its key. */
export interface LagoServices {
  readonly tenant: string;
  readonly invoicing: Invoicing;
  readonly directory: DirectoryStore;
  readonly notes: LagoNotes;
  /** The request's `Idempotency-Key`, which Lago's API does not have. */
  readonly once: { readonly idempotencyKey?: string };
  /** Whether this key has a stored answer. */
  readonly isRepeated: () => Promise<boolean>;
  readonly now: () => string;
  readonly toTax: ToTax;
  readonly collectPayment: CollectPayment;
}

/** Turns a tax of Lago into one of oneoff, with its scheme, and for VAT its category. */
export type ToTax = (tax: { readonly code: string; readonly name: string; readonly rate: string }) => Tax;

/** Asks the host's payment provider to collect an invoice again; `"busy"` while a payment is under way. */
export type CollectPayment = (invoice: Invoice) => Promise<'started' | 'busy'>;

/** The variables that hono passes to the routes. */
export interface LagoEnv {
  Variables: { lago: LagoServices };
}
