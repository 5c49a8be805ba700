import { StoreError } from 'oneoff';
import { migrate, migrationSql, postgresDeliveryStore, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { createEndpoint } from 'oneoff/webhooks';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations, TENANT_TABLES } from '../../src/postgres/migrations/migrations.ts';
import { createSchema, freshSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const EVERY_VERSION = migrations('oneoff').map((_, index) => index + 1);
const NEWEST = EVERY_VERSION.length;

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
    expect(await versions(schema)).toEqual(EVERY_VERSION);
  });

  it('changes nothing when it runs again', async () => {
    const schema = await createSchema(pool);
    const store = postgresStore({ pool }, { schema });
    const { id } = await invoicingOn(store).createOneOffInvoice(input);
    await migrate({ pool }, { schema });
    expect((await store.get('default', id))?.id).toBe(id);
    expect(await versions(schema)).toEqual(EVERY_VERSION);
  });

  it('divides the tables that grow by tenant, also as SQL and again, and refuses another number', async () => {
    const schema = freshSchema();
    await pool.query(migrationSql({ schema, partitions: 3, rowLevelSecurity: true }));
    await migrate({ pool }, { schema, partitions: 3, rowLevelSecurity: true });
    await migrate({ pool }, { schema });
    const { rows } = await pool.query(
      `select p.relname as parent, count(*)::int as count from pg_inherits i join pg_class p on p.oid = i.inhparent
       where p.relkind = 'p' and p.relnamespace = '"${schema}"'::regnamespace group by 1 order by 1`,
    );
    expect(rows.map(({ parent, count }) => `${parent} ${count}`)).toEqual(
      ['credit_notes', 'deliveries', 'events', 'idempotency_keys', 'invoice_metadata', 'invoices'].map(
        (table) => `${table} 3`,
      ),
    );
    await expect(migrate({ pool }, { schema, partitions: 4 })).rejects.toThrow(/have 3 partitions, not 4/);
    const undivided = await createSchema(pool);
    await expect(migrate({ pool }, { schema: undivided, partitions: 4 })).rejects.toThrow(/have no partitions, not 4/);
    await expect(migrate({ pool }, { schema: freshSchema(), partitions: 1 })).rejects.toThrow(/partitions/);
  });

  it('divides every table that has more rows with every invoice', async () => {
    const schema = await createSchema(pool, { partitions: 2 });
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    await deliveries.saveEndpoint(createEndpoint({ url: 'app:books', eventTypes: ['*'] }));
    const invoicing = invoicingOn(postgresStore({ pool }, { schema }));
    const bill = async (order: string) => {
      const key = { idempotencyKey: order };
      const { id } = await invoicing.createOneOffInvoice({ ...input, issue: 'now', metadata: { order } }, key);
      await invoicing.createCreditNote(id, { reason: 'other', reasonText: order });
    };
    const rows = async () => {
      const counts = TENANT_TABLES.map((table) => `(select count(*)::int from "${schema}".${table}) as ${table}`);
      return (await pool.query(`select ${counts.join(', ')}`)).rows[0];
    };
    await bill('order-1');
    const before = await rows();
    await bill('order-2');
    const after = await rows();
    const growing = TENANT_TABLES.filter((table) => after[table] > before[table]);
    expect(growing).toContain('events');
    const divided = await pool.query(
      `select relname from pg_class where relkind = 'p' and relnamespace = $1::regnamespace`,
      [`"${schema}"`],
    );
    expect(divided.rows.map(({ relname }) => relname).sort()).toEqual([...growing].sort());
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
    expect(await versions(schema)).toEqual(EVERY_VERSION);
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

  it.each([NEWEST + 1, 17, 1000])(
    'refuses by name a schema that a later version has migrated: to %d',
    async (version) => {
      const schema = await createSchema(pool);
      await pool.query(`insert into "${schema}".migrations (version) values ($1)`, [version]);
      const error = await migrate({ pool }, { schema }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'StoreError', retryable: false });
      expect((error as StoreError).message).toContain(`the schema "${schema}" has migration ${version}`);
      await expect(migrate({ pool }, { schema, rowLevelSecurity: true })).rejects.toThrow('upgrade oneoff');
      expect(() => migrationSql({ from: version })).toThrow(`${version} is later than migration ${NEWEST}`);
    },
  );

  it('is what a database without the schema, without a table or without a column asks for', async () => {
    const missing = freshSchema();
    const tableless = await createSchema(pool);
    await pool.query(`drop table "${tableless}".invoices`);
    const older = await createSchema(pool);
    await pool.query(`alter table "${older}".invoices drop column overdue_at cascade`);
    for (const schema of [missing, tableless, older]) {
      const store = postgresStore({ pool }, { schema });
      const invoicing = invoicingOn(store);
      const calls: (() => Promise<unknown>)[] = [() => invoicing.createOneOffInvoice(input)];
      if (schema !== older)
        calls.push(
          () => invoicing.get('id'),
          () => invoicing.finalize('id'),
        );
      for (const call of calls) {
        const error = await call().catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ name: 'StoreError', retryable: false, outcome: 'failed' });
        expect((error as StoreError).message).toContain('run migrate');
      }
    }
    const directory = postgresDirectory({ pool }, { schema: missing });
    await expect(directory.customer('default', 'hooli')).rejects.toThrow(`"${missing}.customers" does not exist`);
    await expect(directory.save('default', { customers: [] })).rejects.toThrow('run migrate');
  });

  it('is plain SQL too, for a migrator that opens a transaction of its own', async () => {
    const schema = freshSchema();
    const sql = migrationSql({ schema, transaction: false });
    expect(sql).not.toMatch(/^(?:begin|commit);$/m);
    const client = await pool.connect();
    await client.query('begin');
    await client.query(sql);
    await client.query('rollback');
    expect((await client.query('select to_regnamespace($1)::text as schema', [schema])).rows).toEqual([
      { schema: null },
    ]);
    await client.query('begin');
    for (const statement of sql.split(/;\n\n/)) await client.query(statement);
    await client.query('commit');
    client.release();
    expect(await versions(schema)).toEqual(EVERY_VERSION);
  });

  it.each([
    ['plain SQL', () => 0],
    ['plain SQL in transactions of three migrators', () => 1],
    ['plain SQL and migrate', (index: number) => (index % 2 === 0 ? 2 : 0)],
  ])('may run three times at once: %s', async (_, kindOf) => {
    for (let round = 0; round < 5; round++) {
      const schema = freshSchema();
      const kinds = [
        () => pool.query(migrationSql({ schema, rowLevelSecurity: true })),
        () => pool.query(`begin; ${migrationSql({ schema, rowLevelSecurity: true, transaction: false })} commit`),
        () => migrate({ pool }, { schema, rowLevelSecurity: true }),
      ];
      await Promise.all([0, 1, 2].map((index) => kinds[kindOf(index)]?.()));
      expect(await versions(schema)).toEqual(EVERY_VERSION);
    }
  });

  it('turns row level security on for a schema that is there already', async () => {
    const schema = await createSchema(pool);
    await migrate({ pool }, { schema, rowLevelSecurity: true });
    const { rows } = await pool.query('select count(*)::int as count from pg_policies where schemaname = $1', [schema]);
    expect(rows).toEqual([{ count: TENANT_TABLES.length }]);
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
