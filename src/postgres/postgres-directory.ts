import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { type AddOn, validateAddOn } from '../invoice/add-on.ts';
import { type BillingEntity, validateBillingEntity } from '../invoice/billing-entity.ts';
import { type Customer, validateCustomer } from '../invoice/customer.ts';
import type { Currency } from '../money/currency.ts';
import type { Directory } from '../ports/directory.ts';
import { refuse } from '../shape/require-shape.ts';
import type { Tax } from '../tax/tax.ts';
import { validateTax } from '../tax/validate-tax.ts';
import { databaseOf } from './database-of.ts';
import type { PostgresSource } from './source.ts';
import { identifier, isStorable, type SqlQuery } from './sql.ts';

/** Masters to store; what is left out stays as it is. */
export interface PostgresMasters {
  readonly billingEntities?: readonly BillingEntity[];
  readonly customers?: readonly Customer[];
  readonly addOns?: readonly AddOn[];
  readonly taxes?: readonly Tax[];
}

/** Options of {@link postgresDirectory}. */
export interface PostgresDirectoryOptions {
  /** The schema that {@link migrate} created, default `"oneoff"`. */
  readonly schema?: string;
  /** Tell every transaction its tenant, for a schema with row level security. Default `false`. */
  readonly rowLevelSecurity?: boolean;
  /** Currencies of your own, beside ISO 4217. */
  readonly currencies?: readonly Currency[];
}

/** A directory in the store's own schema, for hosts that have no masters of their own. */
export interface PostgresDirectory extends Directory {
  /**
   * Store masters of a tenant, each under its id or code: new ones are added, known ones replaced.
   *
   * @throws {ValidationError} every fault of every master, with paths into `masters`; then nothing is stored
   */
  save(tenant: string, masters: PostgresMasters): Promise<void>;
  /** Remove masters of a tenant by their ids or codes. Invoices keep the copies that they were issued with. */
  remove(tenant: string, masters: { readonly [kind in keyof PostgresMasters]?: readonly string[] }): Promise<void>;
}

const KINDS = {
  billingEntities: { table: 'billing_entities', key: 'id', validate: validateBillingEntity },
  customers: { table: 'customers', key: 'id', validate: validateCustomer },
  addOns: { table: 'add_ons', key: 'code', validate: validateAddOn },
  taxes: { table: 'taxes', key: 'code', validate: validateTax },
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

/**
 * Sellers, customers, catalogue and taxes in PostgreSQL, per tenant.
 *
 * @example
 * ```ts
 * const directory = postgresDirectory({ pool });
 * await directory.save('default', { billingEntities: [seller], customers: [buyer] });
 * ```
 */
export function postgresDirectory(source: PostgresSource, options: PostgresDirectoryOptions = {}): PostgresDirectory {
  const schema = identifier(options.schema ?? 'oneoff');
  const database = databaseOf(source, options);

  const select = async <T>(kind: Kind, tenant: string, names: readonly string[]): Promise<readonly T[]> => {
    const { table, key } = KINDS[kind];
    const known = names.filter(isStorable);
    if (known.length === 0 || !isStorable(tenant)) return [];
    const rows = await database.read(tenant, {
      text: `select document::text as document from ${schema}.${table}
where tenant = $1::text and ${key} in (select json_array_elements_text($2::text::json))`,
      values: [tenant, JSON.stringify(known)],
    });
    return rows.map(({ document }) => JSON.parse(document as string) as T);
  };
  const onlySeller = async (tenant: string): Promise<BillingEntity | null> => {
    if (!isStorable(tenant)) return null;
    const rows = await database.read(tenant, {
      text: `select document::text as document from ${schema}.billing_entities where tenant = $1::text limit 2`,
      values: [tenant],
    });
    return rows.length === 1 ? (JSON.parse(rows[0]?.['document'] as string) as BillingEntity) : null;
  };
  return {
    async billingEntity(tenant, id) {
      if (id === undefined) return onlySeller(tenant);
      return (await select<BillingEntity>('billingEntities', tenant, [id]))[0] ?? null;
    },
    customer: async (tenant, id) => (await select<Customer>('customers', tenant, [id]))[0] ?? null,
    addOns: (tenant, codes) => select<AddOn>('addOns', tenant, codes),
    taxes: (tenant, codes) => select<Tax>('taxes', tenant, codes),
    async save(tenant, masters) {
      refuse(faultsOf(masters, options.currencies ?? []));
      await database.write(tenant, saveQuery(schema, tenant, masters));
    },
    remove: (tenant, masters) => database.write(tenant, removeQuery(schema, tenant, masters)),
  };
}

function faultsOf(masters: PostgresMasters, currencies: readonly Currency[]): readonly Fault[] {
  return kinds.flatMap((kind) => {
    const { key, validate } = KINDS[kind];
    const seen = new Set<unknown>();
    const list: readonly unknown[] = masters[kind] ?? [];
    return list.flatMap((one, index) => {
      const at = pointer(`/${kind}`, index);
      const name = (one as { readonly [name: string]: unknown } | null)?.[key];
      const isTwice = name !== undefined && seen.has(name);
      seen.add(name);
      return isTwice
        ? [fault('field.conflict', pointer(at, key), `${show(name)} stands twice; each ${key} is unique`)]
        : validate(one, at, currencies);
    });
  });
}

function saveQuery(schema: string, tenant: string, masters: PostgresMasters): SqlQuery {
  const clauses = kinds.map((kind, index) => {
    const { table, key } = KINDS[kind];
    return `${table} as (
  insert into ${schema}.${table} (tenant, ${key}, document)
  select $1::text, r.document ->> '${key}', r.document
  from (select value as document from json_array_elements($${index + 2}::text::json)) r
  on conflict (tenant, ${key}) do update set document = excluded.document
)`;
  });
  const values = kinds.map((kind) => JSON.stringify(masters[kind] ?? []));
  return { text: `with ${clauses.join(',\n')}\nselect 'written' as answer`, values: [tenant, ...values] };
}

function removeQuery(
  schema: string,
  tenant: string,
  masters: { readonly [kind in Kind]?: readonly string[] },
): SqlQuery {
  const clauses = kinds.map((kind, index) => {
    const { table, key } = KINDS[kind];
    return `${table} as (
  delete from ${schema}.${table}
  where tenant = $1::text and ${key} in (select json_array_elements_text($${index + 2}::text::json))
)`;
  });
  const values = kinds.map((kind) => JSON.stringify(masters[kind] ?? []));
  return { text: `with ${clauses.join(',\n')}\nselect 'removed' as answer`, values: [tenant, ...values] };
}
