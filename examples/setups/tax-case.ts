// What a block of the documentation that opens with "```ts runnable setup=tax-case" may use without a word about it.
import assert from 'node:assert/strict';
import type { BillingEntity, Customer, Invoicing, InvoicingOptions, Tax } from 'oneoff';
import { policies } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { acme, hooli, openAcme } from '../acme.ts';

interface TaxCase extends Partial<InvoicingOptions> {
  /** What differs from Acme, a seller in Berlin. */
  readonly seller?: Partial<BillingEntity>;
  /** What differs from Hooli, a customer in Munich without a tax of its own. */
  readonly customer?: Partial<Customer>;
  readonly customers?: readonly Customer[];
  readonly taxes?: readonly Tax[];
}

/** The service of one seller and its customers. */
function openCase({ seller, customer, customers, taxes = [], ...options }: TaxCase): Invoicing {
  const directory = memoryDirectory({
    billingEntities: [{ ...acme, ...seller }],
    customers: customers ?? [{ ...hooli, ...customer }],
    taxes,
  });
  return openAcme({ directory, ...options }).invoicing;
}

export { acme, assert, hooli, openCase, policies };
