import { PGlite } from '@electric-sql/pglite';
import { migrate, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { expect, it } from 'vitest';
import { postgresNotes } from '../../../examples/compatible-apis/lago/postgres-notes.ts';
import { issue, SELLER, serveLago, stock } from './serve-lago.ts';

it('on PostgreSQL everything survives a restart, also what only Lago stores', async () => {
  const pglite = await PGlite.create();
  await migrate({ pglite });
  const directory = postgresDirectory({ pglite });
  await directory.add('default', { billingEntities: [SELLER] });
  const start = async () =>
    serveLago({ store: postgresStore({ pglite }), directory, notes: await postgresNotes(pglite) });
  const before = await start();
  await stock(before);
  const { lago_id } = await issue(before);
  const metadata = [{ key: 'colour\u0000', value: 'blue \ud800' }];
  const update = { invoice: { payment_status: 'failed' as const, metadata } };
  const updated = (await before.client.invoices.updateInvoice(lago_id, update)).data.invoice;
  expect(updated).toMatchObject({ payment_status: 'failed', metadata });

  const { client } = await start();
  expect((await client.invoices.findInvoice(lago_id)).data.invoice).toEqual(updated);
  expect((await client.invoices.findAllInvoices({ 'payment_statuses[]': ['failed'] })).data.meta.total_count).toBe(1);
  expect((await client.addOns.findAddOn('setup_fee')).data.add_on.created_at).toBe('2025-06-15T12:00:00.000Z');
  const invoice = { external_customer_id: 'hooli_1234', fees: [{ add_on_code: 'setup\u0000fee' }] };
  await expect(client.invoices.createInvoice({ invoice })).rejects.toMatchObject({ status: 404 });
}, 60_000);
