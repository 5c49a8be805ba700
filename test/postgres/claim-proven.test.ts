import type { PgQuery } from 'oneoff/postgres';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimSql } from '../../src/postgres/deliveries/claim-sql.ts';
import { createSchema, openPool } from './databases.ts';
import { planOf } from './plan-of.ts';
import { fillEndpoints } from './waiting-endpoints.ts';

describe('10,000 proven endpoints that wait', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
    await fillEndpoints(pool, schema, { proven: true });
  }, 120_000);
  afterAll(() => pool.end());

  const claimOf = (
    after: readonly [tenant: string, id: string],
    looks: number,
    busy: readonly string[] = [],
  ): PgQuery => {
    const numbers = [60_000, 64, 16, 1, 16_777_216, 8, 64, 10].map(String);
    return {
      text: claimSql(`"${schema}"`),
      values: [...numbers, '[]', JSON.stringify(busy), '[]', '', '', '64', ...after, `${looks}`],
    };
  };

  it.each([
    ['at the beginning', ['', '']],
    ['in the middle', ['hostile-300', 'e4500']],
  ] as const)('cost a claim that begins %s no more than those it looks at', async (_, after) => {
    const few = await planOf(pool, claimOf(after, 256));
    expect(few.buffers).toBeLessThan(6000);
    expect((await planOf(pool, claimOf(after, 2048))).buffers).toBeGreaterThan(1.5 * few.buffers);
  });

  it('of tenants that are busy cost one look for each tenant', async () => {
    const { rows } = await pool.query(`select distinct tenant from "${schema}".endpoints where tenant < 'hostile-4'`);
    const busy = rows.map(({ tenant }) => tenant as string);
    const { rows: claimed } = await pool.query(claimOf(['', ''], busy.length + 10, busy));
    expect(claimed.filter(({ status }) => status === 'leased').map(({ tenant }) => tenant >= 'hostile-4')).toContain(
      true,
    );
  });
});
