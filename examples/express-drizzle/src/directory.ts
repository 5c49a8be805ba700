// What oneoff asks for, read from the shop's tables.
import { eq, inArray } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { type Directory, fromMinorUnits } from 'oneoff';
import { seller, taxes } from './seller.ts';
import { customers, products } from './tables.ts';

/** The database or a transaction of it. */
export type Reader = Pick<NodePgDatabase, 'select'>;

const LARGEST_INTEGER = 2_147_483_647;

/** @param reader - inside a transaction that transaction, so that no second connection is needed */
export function directoryOver(reader: Reader): Directory {
  return {
    billingEntity: async (_tenant, id) => (id === undefined || id === seller.id ? seller : null),
    billingEntities: async () => [seller],

    async customer(_tenant, id) {
      const [row] = await reader
        .select()
        .from(customers)
        .where(eq(customers.id, integerOf(id)));
      return row === undefined ? null : customerOf(row);
    },

    async addOns(_tenant, codes) {
      const rows = await reader
        .select()
        .from(products)
        .where(inArray(products.sku, [...codes]));
      return rows.map(addOnOf);
    },

    taxes: async (_tenant, codes) => taxes.filter(({ code }) => codes.includes(code)),
  };
}

/** The id of a row from its text; 0, which no row has, for a text that is the id of none, such as "abc" and "07". */
function integerOf(id: string): number {
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= LARGEST_INTEGER ? Number(id) : 0;
}

export function customerOf({
  id,
  name,
  email,
  street,
  postalCode,
  city,
  country,
  vatId,
}: typeof customers.$inferSelect) {
  return {
    id: String(id),
    name,
    email,
    address: country === null ? null : { line1: street, postalCode, city, country },
    taxIds: vatId === null || country === null ? null : [{ country, type: 'vat', value: vatId }],
  };
}

export function addOnOf({ sku, name, description, priceCents, priceUsdCents }: typeof products.$inferSelect) {
  return {
    code: sku,
    name,
    description,
    prices: {
      EUR: fromMinorUnits(BigInt(priceCents), 'EUR'),
      USD: priceUsdCents === null ? null : fromMinorUnits(BigInt(priceUsdCents), 'USD'),
    },
  };
}
