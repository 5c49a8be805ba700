// A shop on Prisma 7: its buyer, its order and the invoice are stored together, or none of them is.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { fromPrisma } from 'oneoff/postgres';
import { directoryIn } from './directory.mjs';

export async function openShop(url, { connections = 10 } = {}) {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) });
  return {
    transact: (work) =>
      prisma.$transaction(
        (tx) =>
          work({
            transaction: fromPrisma(tx),
            directory: directoryIn(tx),
            addBuyer: (id, name) => tx.buyer.create({ data: { id, name } }),
            addOrder: (id, invoice) => tx.order.create({ data: { id, invoice } }),
          }),
        // Without these Prisma waits 2 s for a connection, and gives a transaction 5 s.
        { maxWait: 60_000, timeout: 300_000 },
      ),
    close: () => prisma.$disconnect(),
  };
}
