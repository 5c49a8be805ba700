import { createInvoicing, StoreError } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { migrate, postgresStore } from 'oneoff/postgres';
import pg from 'pg';

const CALLERS = 8;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Issue invoices from several callers at once; a retryable error is retried with the same idempotency key. */
export async function startLoad(url) {
  const pool = new pg.Pool({
    connectionString: url,
    max: CALLERS,
    connectionTimeoutMillis: 5000,
    query_timeout: 15_000,
  });
  // Connections break when the primary dies; the next query opens another.
  pool.on('error', () => undefined);
  await migrate({ pool });
  const store = postgresStore({ pool });
  const invoicing = createInvoicing({
    store,
    directory: memoryDirectory({
      billingEntities: [
        {
          id: 'acme',
          name: 'Acme Software GmbH',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ}', reset: 'never' },
        },
      ],
      customers: [{ id: 'hooli', name: 'Hooli GmbH' }],
    }),
  });

  let stopped = false;
  const at = [];
  const load = { acknowledged: new Map(), retryable: 0, others: new Set(), store };

  async function call(caller) {
    for (let count = 0; !stopped; count++) {
      const idempotencyKey = `${caller}-${count}`;
      for (;;) {
        try {
          const input = { customerId: 'hooli', issue: 'now', lines: [{ name: 'Setup', unitPrice: '500.00' }] };
          const { id, number } = await invoicing.createOneOffInvoice(input, { idempotencyKey });
          load.acknowledged.set(id, number);
          at.push(Date.now());
          break;
        } catch (error) {
          if (error instanceof StoreError && error.retryable) load.retryable += 1;
          else load.others.add(`${error.name}: ${error.message} (${error.cause?.message ?? ''})`);
          if (stopped) return;
          await pause(250);
        }
      }
    }
  }
  const callers = Array.from({ length: CALLERS }, (_, caller) => call(caller));

  return {
    ...load,
    get retryable() {
      return load.retryable;
    },
    /** Resolves with the second acknowledgement after a second of silence, or throws after three minutes. */
    async acknowledgedAgain() {
      const asked = Date.now();
      for (;;) {
        const last = at.at(-1) ?? 0;
        const silent = at.findIndex((time, index) => time > asked && time - (at[index - 1] ?? 0) > 1000);
        if (silent >= 0 && last > at[silent]) return;
        if (Date.now() - asked > 180_000) throw new Error('No invoice was acknowledged within three minutes.');
        await pause(100);
      }
    },
    /** Seconds. */
    longestSilence: () => Math.max(...at.map((time, index) => time - (at[index - 1] ?? time))) / 1000,
    async stop() {
      stopped = true;
      await Promise.all(callers);
    },
    close: () => pool.end(),
  };
}
