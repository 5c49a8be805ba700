import { drizzle } from 'drizzle-orm/node-postgres';
import type { Insertable, Selectable, Updateable } from 'kysely';
import { drizzleTables } from 'oneoff/postgres/drizzle';
import type { OneoffTables } from 'oneoff/postgres/kysely';
import { describe, expectTypeOf, it } from 'vitest';

const { invoices, creditNotes, numberSeries } = drizzleTables();

describe('the tables for Drizzle and Kysely', () => {
  it('are read in Drizzle with the types of their columns', async () => {
    const db = drizzle('postgres://');
    const [row] = await db
      .select({
        number: invoices.number,
        total: invoices.total,
        version: invoices.version,
        onHold: invoices.onHold,
        dueDate: invoices.dueDate,
        at: invoices.createdAt,
        document: invoices.document,
      })
      .from(invoices);
    expectTypeOf(row).toEqualTypeOf<
      | {
          number: string | null;
          total: string;
          version: number;
          onHold: boolean;
          dueDate: string | null;
          at: Date;
          document: unknown;
        }
      | undefined
    >();
    const [note] = await db.select({ number: creditNotes.number, on: creditNotes.issueDate }).from(creditNotes);
    expectTypeOf(note).toEqualTypeOf<{ number: string; on: string } | undefined>();
    const [series] = await db.select({ last: numberSeries.last }).from(numberSeries);
    expectTypeOf(series).toEqualTypeOf<{ last: bigint | null } | undefined>();
    // @ts-expect-error what writes an invoice is the store
    db.insert(invoices);
    // @ts-expect-error what writes an invoice is the store
    db.update(invoices);
  });

  it('are read in Kysely with the types of their columns, under any schema', () => {
    type Row = Selectable<OneoffTables['oneoff.invoices']>;
    expectTypeOf<Pick<Row, 'number' | 'total' | 'due_date' | 'created_at' | 'on_hold'>>().toEqualTypeOf<{
      number: string | null;
      total: string;
      due_date: Date | null;
      created_at: Date;
      on_hold: boolean;
    }>();
    expectTypeOf<Selectable<OneoffTables<'billing'>['billing.number_series']>['last']>().toEqualTypeOf<string | null>();
  });

  it('are written in Kysely by nobody', () => {
    expectTypeOf<keyof Insertable<OneoffTables['oneoff.invoices']>>().toBeNever();
    expectTypeOf<keyof Updateable<OneoffTables['oneoff.invoices']>>().toBeNever();
  });
});
