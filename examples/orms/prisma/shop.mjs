// A shop on Prisma 7: its order and the invoice of it are stored together, or neither is.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { fromPrisma } from 'oneoff/postgres';

export async function openShop(url) {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  return {
    transact: (work) =>
      prisma.$transaction(
        (tx) =>
          work({
            transaction: fromPrisma(tx),
            addOrder: (id, invoice) => tx.order.create({ data: { id, invoice } }),
          }),
        { timeout: 300_000 },
      ),
    close: () => prisma.$disconnect(),
  };
}
