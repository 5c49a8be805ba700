import { Hono } from 'hono';
import { billingEntityView } from './billing-entity-view.ts';
import { notFound } from './errors.ts';
import type { LagoEnv } from './lago-env.ts';
import { everyItem, pageOf } from './pages.ts';

/** Billing entities are read only: the host sets number series, time zone and legal data. */
export const billingEntityRoutes = new Hono<LagoEnv>()
  .get('/', async (c) => {
    const lago = c.var.lago;
    const all = await everyItem((query) => lago.directory.list(lago.tenant, 'billingEntities', query));
    const { items, meta } = pageOf(c, all);
    return c.json({ billing_entities: await Promise.all(items.map((one) => billingEntityView(one, lago))), meta });
  })
  .get('/:code', async (c) => {
    const lago = c.var.lago;
    const found = await lago.directory.billingEntity(lago.tenant, c.req.param('code'));
    if (found === null) throw notFound('billing_entity');
    return c.json({ billing_entity: await billingEntityView(found, lago) });
  });
