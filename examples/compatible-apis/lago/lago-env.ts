import type { DirectoryStore, Invoice, Invoicing, Tax } from 'oneoff';
import type { LagoNotes } from './notes.ts';

/** What a request works with: all of it is of the tenant of its key. */
export interface LagoServices {
  readonly tenant: string;
  readonly invoicing: Invoicing;
  readonly directory: DirectoryStore;
  readonly notes: LagoNotes;
  /** The request's `Idempotency-Key`, which Lago does not know. */
  readonly once: { readonly idempotencyKey?: string };
  /** Whether that key was answered before. */
  readonly isRepeated: () => Promise<boolean>;
  readonly now: () => string;
  readonly toTax: ToTax;
  readonly collectPayment: CollectPayment;
}

/** What Lago knows of a tax, as a tax of oneoff: its scheme, and for VAT its category. */
export type ToTax = (tax: { readonly code: string; readonly name: string; readonly rate: string }) => Tax;

/** Ask the host's payment provider to collect an invoice once more; `"busy"` while a try is under way. */
export type CollectPayment = (invoice: Invoice) => Promise<'started' | 'busy'>;

/** What hono passes on from route to route. */
export interface LagoEnv {
  Variables: { lago: LagoServices };
}
