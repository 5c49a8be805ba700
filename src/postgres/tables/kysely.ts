import type { TABLE_COLUMNS } from './table-columns.ts';

type Tables = typeof TABLE_COLUMNS;

/** What node-postgres and postgres.js read a column as, unless a type parser of yours reads it otherwise. */
interface TypeOf {
  readonly text: string;
  readonly integer: number;
  readonly bigint: string;
  readonly numeric: string;
  readonly boolean: boolean;
  readonly date: Date;
  readonly timestamptz: Date;
  readonly json: unknown;
}

type ValueOf<T> = T extends `${infer Type extends keyof TypeOf}?`
  ? TypeOf[Type] | null
  : T extends keyof TypeOf
    ? TypeOf[T]
    : never;

/** A column as Kysely's `ColumnType` describes it: it is read, and only the store writes it. */
interface ReadColumn<T> {
  readonly __select__: T;
  readonly __insert__: never;
  readonly __update__: never;
}

/** A table of the schema, with its columns. */
export type OneoffTable<T extends keyof Tables> = {
  readonly [C in keyof Tables[T]]: ReadColumn<ValueOf<Tables[T][C]>>;
};

/**
 * The tables of `migrate` for Kysely, by their names with the schema: to join them with yours, and for reports.
 *
 * They are read only; what changes an invoice goes through the store. Amounts are `numeric`, which drivers read as text.
 *
 * @example
 * ```ts
 * interface Database extends OneoffTables {
 *   orders: OrdersTable;
 * }
 *
 * const rows = await db
 *   .selectFrom('orders as o')
 *   .innerJoin('oneoff.invoices as i', 'i.id', 'o.invoice')
 *   .where('i.tenant', '=', 'default')
 *   .select(['o.id', 'i.number', 'i.amount_due'])
 *   .execute();
 * ```
 */
export type OneoffTables<Schema extends string = 'oneoff'> = {
  readonly [T in keyof Tables as `${Schema}.${T}`]: OneoffTable<T>;
};
