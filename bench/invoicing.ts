import {
  createInvoicing,
  type Directory,
  type FinalizedInvoice,
  type Invoicing,
  type OneOffInvoiceInput,
} from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { records } from './inputs.ts';

/** One seller, one buyer and three taxes. */
export function directory(): Directory {
  return memoryDirectory(records);
}

/** The service on an empty memory store. */
export function freshInvoicing(): Invoicing {
  return createInvoicing({ store: memoryStore(), directory: directory() });
}

/** The two ways to an issued invoice. */
export const ways = {
  'create, finalize': async (invoicing: Invoicing, request: OneOffInvoiceInput): Promise<FinalizedInvoice> =>
    invoicing.finalize((await invoicing.createOneOffInvoice(request)).id),
  "issue: 'now'": async (invoicing: Invoicing, request: OneOffInvoiceInput): Promise<FinalizedInvoice> =>
    (await invoicing.createOneOffInvoice({ ...request, issue: 'now' })) as FinalizedInvoice,
} as const;
