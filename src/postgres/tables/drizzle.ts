import type { BuildColumns, NotNull } from 'drizzle-orm/column-builder';
import {
  bigint,
  boolean,
  date,
  integer,
  json,
  numeric,
  type PgBigInt64BuilderInitial,
  type PgBooleanBuilderInitial,
  type PgDateStringBuilderInitial,
  type PgIntegerBuilderInitial,
  type PgJsonBuilderInitial,
  type PgNumericBuilderInitial,
  type PgTextBuilderInitial,
  type PgTimestampBuilderInitial,
  type PgViewWithSelection,
  pgSchema,
  pgView,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { schemaName } from '../connection/option-shapes.ts';
import { TABLE_COLUMNS } from './table-columns.ts';

type Tables = typeof TABLE_COLUMNS;

interface Builders {
  readonly text: PgTextBuilderInitial<'', [string, ...string[]]>;
  readonly integer: PgIntegerBuilderInitial<''>;
  readonly bigint: PgBigInt64BuilderInitial<''>;
  readonly numeric: PgNumericBuilderInitial<''>;
  readonly boolean: PgBooleanBuilderInitial<''>;
  readonly date: PgDateStringBuilderInitial<''>;
  readonly timestamptz: PgTimestampBuilderInitial<''>;
  readonly json: PgJsonBuilderInitial<''>;
}

type BuilderOf<T> = T extends `${infer Type extends keyof Builders}?`
  ? Builders[Type]
  : T extends keyof Builders
    ? NotNull<Builders[T]>
    : never;

type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** A table of the schema, for queries of Drizzle: its columns in camel case. */
export type DrizzleTable<T extends keyof Tables> = PgViewWithSelection<
  T,
  true,
  BuildColumns<T, { [C in keyof Tables[T] & string as Camel<C>]: BuilderOf<Tables[T][C]> }, 'pg'>
>;

/** All tables of the schema, by their names in camel case. */
export type DrizzleTables = { readonly [T in keyof Tables as Camel<T>]: DrizzleTable<T> };

/** Options of {@link drizzleTables}. */
export interface DrizzleTablesOptions {
  /** The schema that was migrated, default `"oneoff"`. */
  readonly schema?: string;
}

const shape = object<DrizzleTablesOptions>({ schema: optional(schemaName) });

const build: { readonly [type in keyof Builders]: (name: string) => { notNull(): unknown } } = {
  text: (name) => text(name),
  integer: (name) => integer(name),
  bigint: (name) => bigint(name, { mode: 'bigint' }),
  numeric: (name) => numeric(name),
  boolean: (name) => boolean(name),
  date: (name) => date(name),
  timestamptz: (name) => timestamp(name, { withTimezone: true }),
  json: (name) => json(name),
};

/**
 * The tables of `migrate` for Drizzle: to join them with yours, and for reports.
 *
 * They are declared as existing views, so Drizzle reads and joins them, offers no insert and no update, and drizzle-kit
 * makes no migration of them; what changes an invoice goes through the store. Amounts are `numeric`, read as text; dates
 * are text, times `Date`.
 *
 * @throws {ValidationError} `field.*`: an option
 * @example
 * ```ts
 * const { invoices } = drizzleTables();
 *
 * const rows = await db
 *   .select({ order: orders.id, number: invoices.number, due: invoices.amountDue })
 *   .from(orders)
 *   .innerJoin(invoices, and(eq(invoices.tenant, 'default'), eq(invoices.id, orders.invoice)));
 * ```
 */
export function drizzleTables(options: DrizzleTablesOptions = {}): DrizzleTables {
  requireOptions(shape, options, 'drizzleTables');
  const { schema = 'oneoff' } = options;
  // Drizzle has the schema "public" without a name only.
  const view = schema === 'public' ? pgView : pgSchema(schema).view;
  const tables = Object.entries(TABLE_COLUMNS).map(([table, columns]) => [
    camel(table),
    view(table, Object.fromEntries(Object.entries(columns).map(column)) as never).existing(),
  ]);
  return Object.fromEntries(tables) as DrizzleTables;
}

function column([name, type]: readonly [string, string]): readonly [string, unknown] {
  const kind = type.replace('?', '') as keyof Builders;
  const builder = build[kind](name);
  return [camel(name), type === kind ? builder.notNull() : builder];
}

function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
