import { Hono } from 'hono';
import type { Tax } from 'oneoff';
import * as z from 'zod';
import { requestDecimal } from '../request-decimal.ts';
import { notFound } from './errors.ts';
import type { LagoEnv, LagoServices } from './lago-env.ts';
import { everyItem, pageOf } from './pages.ts';
import { readBody } from './read-body.ts';
import { taxViews } from './tax-view.ts';

const taxSchema = z.object({
  name: z.string().min(1),
  code: z.string().min(1),
  rate: requestDecimal,
  description: z.string().nullish(),
  applied_to_organization: z.boolean().nullish(),
});

/** Taxes. */
export const taxRoutes = new Hono<LagoEnv>()
  .post('/', async (c) => {
    const lago = c.var.lago;
    const { tenant, directory, notes } = lago;
    const { description, applied_to_organization: applied, ...named } = await readBody(c, 'tax', taxSchema);
    const tax = lago.toTax(named);
    await directory.add(tenant, { taxes: [tax] });
    await notes.save(tenant, 'tax', tax.code, { created_at: lago.now(), description: description ?? null });
    if (applied) await applyToSeller(tax, lago);
    return c.json({ tax: (await taxViews([tax], lago))[0] });
  })
  .get('/', async (c) => {
    const lago = c.var.lago;
    const all = await everyItem((query) => lago.directory.list(lago.tenant, 'taxes', query));
    const { items, meta } = pageOf(c, all);
    return c.json({ taxes: await taxViews(items, lago), meta });
  })
  .get('/:code', async (c) => {
    const lago = c.var.lago;
    const [tax] = await lago.directory.taxes(lago.tenant, [c.req.param('code')]);
    if (tax === undefined) throw notFound('tax');
    return c.json({ tax: (await taxViews([tax], lago))[0] });
  });

/** Lago's `applied_to_organization`: a default tax of the only billing entity. */
async function applyToSeller({ code }: Tax, { tenant, directory }: LagoServices): Promise<void> {
  const seller = await directory.billingEntity(tenant, undefined);
  if (seller === null) throw notFound('billing_entity');
  await directory.save(tenant, { billingEntities: [{ ...seller, taxCodes: [...(seller.taxCodes ?? []), code] }] });
}
