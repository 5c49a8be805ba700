import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type Args, type Terminal, UsageError } from './command.ts';
import { type OpenConfig, openConfig } from './config.ts';
import { readJsonInput } from './read-input.ts';

/** A document, and for a credit note the invoice that it corrects where that is known. */
export interface FoundDocument {
  readonly document: Invoice | CreditNote;
  readonly invoice?: Invoice;
}

/**
 * A document from a JSON file, or from the host's store by its id or number.
 *
 * @throws {UsageError} if no document matches
 */
export async function findDocument(what: string, args: Args, terminal: Terminal): Promise<FoundDocument> {
  if (existsSync(resolve(terminal.cwd, what)))
    return { document: readJsonInput(what, terminal.cwd) as Invoice | CreditNote };
  if (what.endsWith('.json')) throw new UsageError(`there is no file ${what}`);
  const config = await openConfig(args, terminal);
  try {
    for (const tenant of config.tenants) {
      const found = await inStore(config, tenant, what);
      if (found !== undefined) return found;
    }
  } finally {
    await config.close?.();
  }
  const tenants = config.tenants.map((tenant) => JSON.stringify(tenant)).join(', ');
  throw new UsageError(`no invoice or credit note of ${tenants} has the id or the number ${JSON.stringify(what)}`);
}

async function inStore({ store }: OpenConfig, tenant: string, what: string): Promise<FoundDocument | undefined> {
  const [numbered] = (await store.list(tenant, { number: what, limit: 1 })).items;
  const document = (await store.get(tenant, what)) ?? numbered;
  if (document !== undefined) return { document };
  const [numberedNote] = (await store.listCreditNotes(tenant, { number: what, limit: 1 })).items;
  const note = (await store.getCreditNote(tenant, what)) ?? numberedNote;
  if (note === undefined) return undefined;
  const invoice = await store.get(tenant, note.invoice.id);
  return { document: note, ...(invoice !== null && { invoice }) };
}
