import { Hono } from 'hono';
import type { AddOn } from 'oneoff';
import * as z from 'zod';
import { addOnView } from './add-on-view.ts';
import { fromCents, positiveCents } from './amounts.ts';
import { notFound } from './errors.ts';
import { requireTaxes } from './known-taxes.ts';
import type { LagoEnv } from './lago-env.ts';
import { everyItem, pageOf } from './pages.ts';
import { readBody } from './read-body.ts';

const addOnSchema = z.object({
  name: z.string().min(1),
  code: z.string().min(1),
  amount_cents: positiveCents,
  amount_currency: z.string(),
  invoice_display_name: z.string().nullish(),
  description: z.string().nullish(),
  tax_codes: z.array(z.string()).nullish(),
});

/** Add-ons. Lago prices an add-on in one currency; here that is one entry of its price list. */
export const addOnRoutes = new Hono<LagoEnv>()
  .post('/', async (c) => {
    const lago = c.var.lago;
    const { tenant, directory, notes } = lago;
    const given = await readBody(c, 'add_on', addOnSchema);
    const { code, name, description, amount_cents, amount_currency, tax_codes } = given;
    await requireTaxes(tax_codes ?? [], lago);
    const addOn: AddOn = {
      code,
      name,
      prices: { [amount_currency]: fromCents(amount_cents, amount_currency, 'amount_currency') },
      ...(description && { description }),
      ...(tax_codes && tax_codes.length > 0 && { taxCodes: tax_codes }),
    };
    await directory.add(tenant, { addOns: [addOn] });
    const invoice_display_name = given.invoice_display_name ?? null;
    await notes.save(tenant, 'add_on', code, { created_at: lago.now(), invoice_display_name });
    return c.json({ add_on: await addOnView(addOn, lago) });
  })
  .get('/', async (c) => {
    const lago = c.var.lago;
    const all = await everyItem((query) => lago.directory.list(lago.tenant, 'addOns', query));
    const { items, meta } = pageOf(c, all);
    return c.json({ add_ons: await Promise.all(items.map((addOn) => addOnView(addOn, lago))), meta });
  })
  .get('/:code', async (c) => {
    const lago = c.var.lago;
    const [addOn] = await lago.directory.addOns(lago.tenant, [c.req.param('code')]);
    if (addOn === undefined) throw notFound('add_on');
    return c.json({ add_on: await addOnView(addOn, lago) });
  });
