import { Hono } from 'hono';
import { customerSchema } from './customer-request.ts';
import { customerView } from './customer-view.ts';
import { notFound } from './errors.ts';
import type { LagoEnv } from './lago-env.ts';
import { everyItem, pageOf } from './pages.ts';
import { readBody } from './read-body.ts';
import { saveCustomer } from './save-customer.ts';

/** Customers, by the caller's external id. */
export const customerRoutes = new Hono<LagoEnv>()
  .post('/', async (c) => {
    const customer = await saveCustomer(await readBody(c, 'customer', customerSchema), c.var.lago);
    return c.json({ customer: await customerView(customer, c.var.lago) });
  })
  .get('/', async (c) => {
    const lago = c.var.lago;
    const all = await everyItem((query) => lago.directory.list(lago.tenant, 'customers', query));
    const { items, meta } = pageOf(c, all);
    return c.json({ customers: await Promise.all(items.map((one) => customerView(one, lago))), meta });
  })
  .get('/:external_id', async (c) => {
    const lago = c.var.lago;
    const customer = await lago.directory.customer(lago.tenant, c.req.param('external_id'));
    if (customer === null) throw notFound('customer');
    return c.json({ customer: await customerView(customer, lago) });
  });
