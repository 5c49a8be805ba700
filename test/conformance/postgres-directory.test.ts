import { ValidationError } from 'oneoff';
import { postgresDirectory } from 'oneoff/postgres';
import { directorySuite, suiteMasters } from 'oneoff/testing';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, emptying, openPool } from '../postgres/databases.ts';

describe('postgresDirectory', () => {
  let pool: pg.Pool;
  let schema: string;
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
  });
  afterAll(() => pool.end());

  directorySuite({
    it,
    otherTenant: 'other',
    async createDirectory(masters) {
      await pool.query(emptying(schema));
      const directory = postgresDirectory({ pool }, { schema });
      await directory.save('default', masters);
      return directory;
    },
  });

  it('replaces what it knows, and removes what it is told to', async () => {
    const directory = postgresDirectory({ pool }, { schema });
    await directory.save('own', suiteMasters);
    await directory.save('own', { customers: [{ id: 'hooli', name: 'Hooli II' }] });
    expect(await directory.customer('own', 'hooli')).toEqual({ id: 'hooli', name: 'Hooli II' });
    await directory.remove('own', { customers: ['hooli'] });
    expect(await directory.customer('own', 'hooli')).toBeNull();
    expect(await directory.customer('own', 'tyrell')).not.toBeNull();
  });

  it('refuses masters with faults and stores none of them', async () => {
    const directory = postgresDirectory({ pool }, { schema });
    const saved = directory.save('strict', {
      taxes: [{ code: 'good', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
      customers: [{ id: '', name: 'Nobody' }],
    });
    await expect(saved).rejects.toBeInstanceOf(ValidationError);
    expect(await directory.taxes('strict', ['good'])).toEqual([]);
    const twice = { id: 'hooli', name: 'Hooli' };
    await expect(directory.save('strict', { customers: [twice, twice] })).rejects.toMatchObject({
      faults: [{ code: 'field.conflict', path: '/customers/1/id' }],
    });
  });
});
