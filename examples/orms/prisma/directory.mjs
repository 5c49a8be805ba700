// A directory over the shop's own tables, which have integer ids and prices in cents. It reads through `db`: a Prisma
// client, or a transaction of one, which then sees what it inserted itself and waits for no second connection.
import { fromMinorUnits } from 'oneoff';

const seller = {
  id: 'acme',
  name: 'Acme Software GmbH',
  address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
  taxIds: [{ country: 'DE', type: 'vat', value: 'DE136695976' }],
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  taxCodes: ['vat-19'],
  numberSeries: { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } },
};

const taxes = [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }];

/** 0, which no row has, for a text that is the id of none: "abc", "07", or more than the column holds. */
const integerOf = (id) => (/^[1-9]\d{0,9}$/.test(id) && Number(id) <= 2_147_483_647 ? Number(id) : 0);

/**
 * @param {import('@prisma/client').Prisma.TransactionClient} db
 * @returns {import('oneoff').Directory}
 */
export function directoryIn(db) {
  return {
    billingEntity: async (_tenant, id) => (id === undefined || id === seller.id ? seller : null),

    async customer(_tenant, id) {
      const row = await db.buyer.findUnique({ where: { id: integerOf(id) } });
      if (row === null) return null;
      const { name, email, city, country } = row;
      return { id: String(row.id), name, email, address: country === null ? null : { city, country } };
    },

    async addOns(_tenant, codes) {
      const rows = await db.product.findMany({ where: { sku: { in: [...codes] } } });
      return rows.map(({ sku, name, description, cents }) => ({
        code: sku,
        name,
        description,
        prices: { EUR: fromMinorUnits(BigInt(cents), 'EUR') },
      }));
    },

    taxes: async (_tenant, codes) => taxes.filter(({ code }) => codes.includes(code)),
  };
}
