import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { getViewConfig, type PgColumn, pgTable, text } from 'drizzle-orm/pg-core';
import { Kysely, PostgresDialect } from 'kysely';
import { migrate, postgresStore } from 'oneoff/postgres';
import { drizzleTables } from 'oneoff/postgres/drizzle';
import type { OneoffTables } from 'oneoff/postgres/kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { TABLE_COLUMNS } from '../../src/postgres/tables/table-columns.ts';
import { freshSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

describe('the tables for Drizzle and Kysely', () => {
  const name = freshSchema();
  let admin: pg.Pool;
  let pool: pg.Pool;
  let columns: readonly {
    readonly column: string;
    readonly type: string;
    readonly optional: boolean;
  }[];
  beforeAll(async () => {
    admin = openPool({ max: 1 });
    await admin.query(`create database "${name}"`);
    pool = openPool({ connectionString: inject('databaseUrl').replace(/[^/]*$/, name) });
    await migrate({ pool });
    await pool.query('create table orders (id text primary key, invoice text not null)');
    const { rows } = await pool.query(
      `select table_name || '.' || column_name as "column", data_type as type, is_nullable = 'YES' as optional
       from information_schema.columns where table_schema = 'oneoff' and table_name <> 'migrations'`,
    );
    columns = rows;
  });
  afterAll(async () => {
    await pool.end();
    await admin.query(`drop database "${name}" with (force)`);
    await admin.end();
  });

  it('have the columns and types that migrate creates', () => {
    const described = Object.entries(TABLE_COLUMNS).flatMap(([table, ofTable]) =>
      Object.entries(ofTable).map(([column, type]) => `${table}.${column} ${type}`),
    );
    const migrated = columns.map(({ column, type, optional }) => {
      const short = type === 'timestamp with time zone' ? 'timestamptz' : type;
      return `${column} ${short}${optional ? '?' : ''}`;
    });
    expect(described.sort()).toEqual(migrated.sort());
  });

  it.each(['oneoff', 'public'])('are for Drizzle views that exist in the schema %s, with those columns', (schema) => {
    const described = Object.values(drizzleTables({ schema })).flatMap((table) => {
      const view = getViewConfig(table);
      expect([view.schema ?? 'public', view.isExisting]).toEqual([schema, true]);
      return Object.values(view.selectedFields as Record<string, PgColumn>).map(
        (one) => `${view.name}.${one.name} ${one.getSQLType()} ${!one.notNull}`,
      );
    });
    const migrated = columns.map(({ column, type, optional }) => `${column} ${type} ${optional}`);
    expect(described.sort()).toEqual(migrated.sort());
  });

  it('join an invoice with the row of the host', async () => {
    const invoice = await invoicingOn(postgresStore({ pool })).createOneOffInvoice({ ...input, issue: 'now' });
    const { number, amountDue, issueDate } = invoice;
    const at = new Date(invoice.createdAt);
    await pool.query('insert into orders values ($1, $2)', ['order-1', invoice.id]);

    const { invoices } = drizzleTables();
    const orders = pgTable('orders', { id: text('id').primaryKey(), invoice: text('invoice').notNull() });
    const inDrizzle = await drizzle({ client: pool })
      .select({
        order: orders.id,
        number: invoices.number,
        due: invoices.amountDue,
        issueDate: invoices.issueDate,
        at: invoices.createdAt,
      })
      .from(orders)
      .innerJoin(invoices, and(eq(invoices.tenant, 'default'), eq(invoices.id, orders.invoice)));
    expect(inDrizzle).toEqual([{ order: 'order-1', number, due: amountDue, issueDate, at }]);

    const db = new Kysely<OneoffTables & { readonly orders: { readonly id: string; readonly invoice: string } }>({
      dialect: new PostgresDialect({ pool }),
    });
    const inKysely = await db
      .selectFrom('orders as o')
      .innerJoin('oneoff.invoices as i', 'i.id', 'o.invoice')
      .where('i.tenant', '=', 'default')
      .select(['o.id as order', 'i.number', 'i.amount_due as due', 'i.created_at as at'])
      .execute();
    expect(inKysely).toEqual([{ order: 'order-1', number, due: amountDue, at }]);
  });
});
