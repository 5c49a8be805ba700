import { StoreError } from 'oneoff';
import { migrate, migrationSql, postgresStore } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, freshSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

describe('migrate', () => {
  let pool: pg.Pool;
  beforeAll(() => {
    pool = openPool({ max: 16 });
  });
  afterAll(() => pool.end());

  const versions = async (schema: string): Promise<readonly number[]> =>
    (await pool.query(`select version from "${schema}".migrations order by version`)).rows.map((row) => row.version);

  it('creates the schema once when sixteen processes start at once', async () => {
    const schema = freshSchema();
    await Promise.all(Array.from({ length: 16 }, () => migrate({ pool }, { schema, rowLevelSecurity: true })));
    expect(await versions(schema)).toEqual([1, 2]);
  });

  it('changes nothing when it runs again', async () => {
    const schema = await createSchema(pool);
    const store = postgresStore({ pool }, { schema });
    const { id } = await invoicingOn(store).createOneOffInvoice(input);
    await migrate({ pool }, { schema });
    expect((await store.get('default', id))?.id).toBe(id);
    expect(await versions(schema)).toEqual([1, 2]);
  });

  it('takes a schema of any name', async () => {
    const schema = `odd"; drop table x; -- ${freshSchema()} é`.slice(0, 60);
    await migrate({ pool }, { schema });
    const issued = await invoicingOn(postgresStore({ pool }, { schema })).createOneOffInvoice({
      ...input,
      issue: 'now',
    });
    expect(issued.number).toMatch(/-0001$/);
  });

  it('is also plain SQL, which may run twice, and then leaves nothing to do for a role without rights', async () => {
    const schema = freshSchema();
    await pool.query(migrationSql({ schema, rowLevelSecurity: true }));
    await pool.query(migrationSql({ schema, rowLevelSecurity: true }));
    expect(await versions(schema)).toEqual([1, 2]);
    const role = `${schema}_app`;
    await pool.query(`create role "${role}"; grant usage on schema "${schema}" to "${role}"`);
    await pool.query(`grant select on "${schema}".migrations to "${role}"`);
    const client = await pool.connect();
    try {
      await client.query(`begin; set local role "${role}"`);
      await migrate({ transaction: client }, { schema, rowLevelSecurity: true });
      await expect(migrate({ transaction: client }, { schema: freshSchema() })).rejects.toBeInstanceOf(StoreError);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('turns row level security on for a schema that is there already', async () => {
    const schema = await createSchema(pool);
    await migrate({ pool }, { schema, rowLevelSecurity: true });
    const { rows } = await pool.query('select count(*)::int as count from pg_policies where schemaname = $1', [schema]);
    expect(rows).toEqual([{ count: 12 }]);
  });

  it("is part of the host's transaction when it is given one", async () => {
    const schema = freshSchema();
    const client = await pool.connect();
    await client.query('begin');
    await migrate({ transaction: client }, { schema });
    await client.query('rollback');
    client.release();
    const { rows } = await pool.query('select to_regnamespace($1)::text as schema', [schema]);
    expect(rows).toEqual([{ schema: null }]);
  });
});
