/** What the host's stack is, as far as the skeleton is concerned. */
export interface Stack {
  readonly name: string;
  /** The package that shows that a host uses it. */
  readonly package: string;
  /** How to write invoices in a transaction of the host. */
  readonly transaction: string;
}

/** The stacks that `init` knows; the first whose package is installed is the host's. */
export const stacks: readonly Stack[] = [
  {
    name: 'drizzle',
    package: 'drizzle-orm',
    transaction: `import { sql } from 'drizzle-orm';
// db.transaction(async (tx) => invoicingIn(fromDrizzle(tx, sql)).createOneOffInvoice(…))
export { fromDrizzle } from 'oneoff/postgres';`,
  },
  {
    name: 'kysely',
    package: 'kysely',
    transaction: `// db.transaction().execute(async (tx) => invoicingIn(fromKysely(tx)).createOneOffInvoice(…))
export { fromKysely } from 'oneoff/postgres';`,
  },
  {
    name: 'prisma',
    package: '@prisma/client',
    transaction: `// prisma.$transaction(async (tx) => invoicingIn(fromPrisma(tx)).createOneOffInvoice(…))
export { fromPrisma } from 'oneoff/postgres';`,
  },
  {
    name: 'knex',
    package: 'knex',
    transaction: `// knex.transaction(async (tx) => invoicingIn(fromKnex(tx)).createOneOffInvoice(…))
export { fromKnex } from 'oneoff/postgres';`,
  },
  {
    name: 'pg',
    package: 'pg',
    transaction: `// const client = await pool.connect(); await client.query('begin');
// invoicingIn(client).createOneOffInvoice(…); await client.query('commit');`,
  },
];

/** `oneoff.config.mjs`, which the command line reads. */
export const CONFIG = `// What "npx oneoff" works on. Your program imports billing/invoicing.mjs instead.
import { directory, pool, store } from './billing/invoicing.mjs';

/** What "npx oneoff check-directory" tries. */
async function keys() {
  const { rows: customers } = await pool.query('select id::text as key from customers');
  const { rows: addOns } = await pool.query('select sku as key from products');
  return { customers: customers.map(({ key }) => key), addOns: addOns.map(({ key }) => key) };
}

export default { store, directory, keys, tenants: ['default'], close: () => pool.end() };
`;

/** `billing/invoicing.mjs`: the store, the directory and the service. */
export function invoicingFile({ transaction }: Stack): string {
  return `import { createInvoicing } from 'oneoff';
import { postgresStore } from 'oneoff/postgres';
import pg from 'pg';
import { createDirectory } from './directory.mjs';

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
export const store = postgresStore({ pool });
export const directory = createDirectory(async (text, values) => (await pool.query(text, values)).rows);
export const invoicing = createInvoicing({ store, directory });

/** The service inside your own transaction: the directory reads in it, too. */
export function invoicingIn(transaction) {
  return createInvoicing({
    store: postgresStore({ transaction }),
    directory: createDirectory(async (text, values) => (await transaction.query(text, values)).rows),
  });
}

${transaction}
`;
}

/** `billing/directory.mjs`: a directory over the host's tables. */
export const DIRECTORY = `import { fromMinorUnits } from 'oneoff';

// Your seller, customers, products and taxes, as oneoff reads them. Change the queries to your tables.
// "npx oneoff check-directory" tries it on your rows.

/** The one company that bills. Put it into a table if there are several. */
const seller = {
  id: 'main',
  name: 'Your Company Ltd',
  address: { line1: '1 Main Street', postalCode: 'D02 X285', city: 'Dublin', country: 'IE' },
  taxIds: [{ country: 'IE', type: 'vat', value: 'IE6388047V' }],
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
  taxCodes: ['standard'],
  paymentTerm: { type: 'net', days: 30 },
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
};

const taxes = [{ code: 'standard', name: 'VAT', scheme: 'VAT', rate: '23', category: 'S' }];

/** @param query - runs SQL and answers rows; all values are text, so that it works in a transaction of any library */
export function createDirectory(query) {
  return {
    billingEntity: async (_tenant, id) => (id === undefined || id === seller.id ? seller : null),

    // A column that is NULL means that there is no such value.
    async customer(_tenant, id) {
      // Only a text that is written as an integer is one: the primary key finds it, and "abc" finds nothing.
      const [row] = await query(
        "select * from customers where id = case when $1::text ~ '^[1-9][0-9]{0,17}$' then $1::text::bigint end",
        [id],
      );
      if (row === undefined) return null;
      return {
        id: String(row.id),
        name: row.name,
        email: row.email,
        address: row.country && {
          line1: row.street,
          postalCode: row.postal_code,
          city: row.city,
          country: row.country,
        },
        taxIds: row.vat_id ? [{ country: row.country, type: 'vat', value: row.vat_id }] : [],
      };
    },

    // Prices are text in major units, made of an integer column of cents without a float.
    async addOns(_tenant, codes) {
      const rows = await query(
        'select sku, name, currency, price_cents from products where sku in (select jsonb_array_elements_text($1::text::jsonb))',
        [JSON.stringify(codes)],
      );
      return rows.map(({ sku, name, currency, price_cents }) => ({
        code: sku,
        name,
        prices: { [currency]: fromMinorUnits(BigInt(price_cents), currency) },
      }));
    },

    taxes: async (_tenant, codes) => taxes.filter(({ code }) => codes.includes(code)),
  };
}
`;
