// A shop on an empty database of its own, on the server of DATABASE_URL.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { migrate } from 'oneoff/postgres';
import pg from 'pg';
import { type Billing, createBilling } from '../src/billing.ts';
import { hashPassword } from '../src/sessions.ts';
import { customers, products, staff } from '../src/tables.ts';

export interface Shop {
  /** Of its database. */
  readonly url: string;
  readonly pool: pg.Pool;
  readonly billing: Billing;
  close(): Promise<void>;
}

/** @param max - connections of the pool; receivers of webhooks are on this machine */
export async function openShop(max = 10): Promise<Shop> {
  const server = process.env['DATABASE_URL'];
  if (server === undefined) throw new Error('set DATABASE_URL to a PostgreSQL server');
  const name = `shop_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(`/${name}`, server).href;
  const pool = new pg.Pool({ connectionString: url, max });
  await pool.query(readFileSync(new URL('../tables.sql', import.meta.url), 'utf8'));
  await migrate({ pool });
  return {
    url,
    pool,
    billing: createBilling(pool, { allowPrivate: ['127.0.0.1'] }),
    async close() {
      await pool.end();
      await onServer(server, `drop database ${name}`);
    },
  };
}

/** One customer, two products, a clerk and an issuer. */
export async function fill({ db }: Billing): Promise<void> {
  await db.insert(customers).values({
    name: 'Hooli GmbH',
    email: 'ap@hooli.example',
    street: 'Leopoldstraße 8',
    postalCode: '80802',
    city: 'München',
    country: 'DE',
  });
  await db.insert(products).values([
    { sku: 'drill', name: 'Bohrmaschine', priceCents: 12_990 },
    { sku: 'bits', name: 'Bohrer, 10 Stück', description: 'HSS', priceCents: 1_995, priceUsdCents: 2_195 },
  ]);
  await db.insert(staff).values([
    { email: 'clerk@shop.example', name: 'Kim', mayIssue: false, password: hashPassword('apples') },
    { email: 'issuer@shop.example', name: 'Robin', mayIssue: true, password: hashPassword('pears') },
  ]);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
