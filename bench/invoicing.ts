import { createInvoicing, type FinalizedInvoice, type Invoicing, type OneOffInvoiceInput } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { taxes } from './inputs.ts';

/** The service over an empty memory store. */
export function freshInvoicing(): Invoicing {
  return createInvoicing({
    store: memoryStore(),
    directory: memoryDirectory({
      billingEntities: [
        {
          id: 'acme',
          name: 'Acme GmbH',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ}', reset: 'never' },
        },
      ],
      customers: [{ id: 'hooli', name: 'Hooli GmbH' }],
      taxes,
    }),
  });
}

/** The two ways to an issued invoice. */
export const ways = {
  'create, finalize': async (invoicing: Invoicing, request: OneOffInvoiceInput): Promise<FinalizedInvoice> =>
    invoicing.finalize((await invoicing.createOneOffInvoice(request)).id),
  "issue: 'now'": async (invoicing: Invoicing, request: OneOffInvoiceInput): Promise<FinalizedInvoice> =>
    (await invoicing.createOneOffInvoice({ ...request, issue: 'now' })) as FinalizedInvoice,
} as const;
