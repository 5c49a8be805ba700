import { toSortable } from '../../calendar/instant.ts';
import type { EventType, InvoiceEvent } from '../../invoice/events.ts';
import type { DeliveryStore, ResendChoice } from '../../ports/delivery-store.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { isStorable } from '../../validation/storable.ts';
import { connectionOf } from '../connection.ts';
import { requireSqliteSource } from '../require-source.ts';
import type { DurableObjectStorage, SqliteDatabase } from '../source.ts';
import { claim, hasDue } from './claim.ts';
import { deliveryKey, timeOf } from './delivery-rows.ts';
import { queueing, WAITING } from './delivery-sql.ts';
import { endpointRows } from './endpoint-rows.ts';
import { finish } from './finish.ts';

/** Options of {@link sqliteDeliveryStore}. */
export interface SqliteDeliveryStoreOptions {
  /** How many endpoints a tenant may have, default 16. */
  readonly endpointsPerTenant?: number;
}

const optionsShape = object<SqliteDeliveryStoreOptions>({ endpointsPerTenant: optional(integer(1, 1_000_000_000)) });

/**
 * Endpoints and deliveries in SQLite, filled by the commits of {@link sqliteStore} on the same database.
 *
 * A claim runs in one turn of the event loop, under SQLite's write lock, and is committed before anything is sent.
 * Leases and due times are by the clock of the machine.
 *
 * @throws {ValidationError} `field.*`: the source is not an open database, or an option is misspelt
 * @example
 * ```ts
 * const relay = createRelay({ store: sqliteDeliveryStore({ database }), sinks: { https: httpSink() } });
 * ```
 */
export function sqliteDeliveryStore(
  source: { readonly database: SqliteDatabase } | { readonly storage: DurableObjectStorage },
  options: SqliteDeliveryStoreOptions = {},
): DeliveryStore {
  requireSqliteSource(source, 'sqliteDeliveryStore', ['database', 'storage']);
  requireOptions(optionsShape, options, 'sqliteDeliveryStore');
  const connection = connectionOf(source);
  return {
    ...endpointRows(connection, options.endpointsPerTenant ?? 16),
    async resend(tenant, endpointId, which) {
      const [where, ...values] = chosen(which);
      if (![tenant, endpointId, ...values].every(isStorable)) return 0;
      const sql = `${queueing(`e.tenant = ? and e.id = ? and ${where}`)} ${AGAIN}`;
      return (await connection.transact((on) => on.all(sql, tenant, endpointId, ...values))).length;
    },
    async deadLetters(tenant, endpointId, limit) {
      if (![tenant, endpointId].every(isStorable)) return [];
      const rows = await connection.read((on) => on.all(DEAD_LETTERS, tenant, endpointId, limit));
      return rows.map((row) => ({
        eventId: row['id'] as string,
        type: row['type'] as EventType,
        invoiceId: row['invoice'] as string,
        sequence: Number(row['sequence']),
        attempts: Number(row['attempt']),
        error: (row['error'] ?? '') as string,
      }));
    },
    async claim(request) {
      // An idle relay takes no lock.
      if (!(await connection.read(hasDue)))
        return { deliveries: [], dead: [], stoppedAt: { proven: null, small: null } };
      return connection.transact((on) => claim(on, request));
    },
    events: async (deliveries) =>
      connection.read((on) =>
        deliveries.map(({ id }) => {
          const [row] = on.all(EVENT, ...deliveryKey(id));
          return row ? (JSON.parse(row['event'] as string) as InvoiceEvent) : null;
        }),
      ),
    async finish(tries) {
      if (tries.length === 0) return [];
      return connection.transact((on) => {
        const now = timeOf(on);
        return tries.filter((one) => finish(on, one, now)).map(({ id }) => id);
      });
    },
    prune: (olderThanMs) =>
      connection.transact((on) => {
        on.run(`delete from oneoff_deliveries where status = 'delivered' and settled_at < ?`, timeOf(on) - olderThanMs);
        return Number(on.all('select changes() as count')[0]?.['count']);
      }),
    async lag() {
      const [row] = await connection.read((on) => on.all(LAG, timeOf(on)));
      const oldest = row?.['oldest'] ?? null;
      return { pending: Number(row?.['pending']), oldestMs: oldest === null ? null : Math.max(0, Number(oldest)) };
    },
  };
}

/** Which events are sent again, as a condition with its values. */
function chosen(which: ResendChoice): readonly [where: string, ...values: string[]] {
  if ('eventId' in which) return ['v.id = ?', which.eventId];
  if ('since' in which) return ['v.occurred_at >= ?', toSortable(which.since)];
  return [
    `exists (
    select 1 from oneoff_deliveries x
    where x.tenant = e.tenant and x.endpoint = e.id and x.invoice = v.invoice and x.sequence = v.sequence
      and x.status = 'dead'
  )`,
  ];
}

const AGAIN = `on conflict (tenant, endpoint, invoice, sequence) do update set status = 'pending', attempt = 0, token = null,
  error = null, settled_at = null, due_at = excluded.due_at, queued_at = excluded.queued_at
where status <> 'leased' returning sequence`;

const DEAD_LETTERS = `select v.id, v.type, d.invoice, d.sequence, d.attempt, d.error from oneoff_deliveries d
join oneoff_events v on v.tenant = d.tenant and v.invoice = d.invoice and v.sequence = d.sequence
where d.tenant = ? and d.endpoint = ? and d.status = 'dead' order by d.invoice, d.sequence limit ?`;

const EVENT = `select v.event from oneoff_deliveries d
join oneoff_events v on v.tenant = d.tenant and v.invoice = d.invoice and v.sequence = d.sequence
where d.tenant = ? and d.endpoint = ? and d.invoice = ? and d.sequence = ?`;

const LAG = `select count(*) as pending, ? - min(d.queued_at) as oldest
from oneoff_endpoints e join oneoff_deliveries d on d.tenant = e.tenant and d.endpoint = e.id
where e.state = 'active' and d.${WAITING}`;
