// The tables of oneoff and of the shop, beside the ORM under test.
import { migrate } from 'oneoff/postgres';
import pg from 'pg';

/** Where the suites work; the invoices of orders are in the usual schema. */
export const schema = 'suites';

export async function openOwner(url) {
  const owner = new pg.Pool({ connectionString: url, max: 4 });
  await migrate({ pool: owner });
  await migrate({ pool: owner }, { schema });
  await owner.query(`
    create table orders (id text primary key, invoice text not null);
    create table buyers (id integer primary key, name text not null, email text, city text, country text);
    create table products (sku text primary key, name text not null, description text, cents integer not null);
  `);
  return owner;
}

/** Empty every table; faster than `truncate`, which makes new files. */
export async function emptyTables(owner) {
  const { rows } = await owner.query(
    `select table_name as name from information_schema.tables where table_schema = $1 and table_name <> 'migrations'`,
    [schema],
  );
  await owner.query(rows.map(({ name }) => `delete from ${schema}.${name};`).join(' '));
}
