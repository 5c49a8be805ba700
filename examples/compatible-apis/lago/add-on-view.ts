import type { AddOn } from 'oneoff';
import { lagoId } from 'oneoff/lago';
import { toCents } from './amounts.ts';
import type { LagoServices } from './lago-env.ts';
import { taxViews } from './tax-view.ts';

/** An add-on in Lago's shape: with the first price of its list. */
export async function addOnView({ code, name, description, prices, taxCodes = [] }: AddOn, lago: LagoServices) {
  const note = (await lago.notes.find(lago.tenant, 'add_on', [code])).get(code);
  const [currency, price] = Object.entries(prices)[0] ?? [null, null];
  return {
    lago_id: await lagoId(lago.tenant, 'add_on', code),
    code,
    name,
    invoice_display_name: note?.invoice_display_name ?? null,
    description: description ?? null,
    amount_cents: currency === null ? null : toCents(price, currency),
    amount_currency: currency,
    created_at: note?.created_at ?? null,
    taxes: await taxViews(await lago.directory.taxes(lago.tenant, taxCodes), lago),
  };
}
