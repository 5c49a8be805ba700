import assert from 'node:assert/strict';
import type { InvoiceStore } from 'oneoff';
import type { Transaction } from 'oneoff/postgres';

/** A call that was answered. */
export interface Acknowledged {
  readonly id: string;
  readonly number: string | null;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
}

/**
 * What must hold after any fault: numbers run from 1 without a hole, no invoice without its events, no event without
 * its invoice, and every answered call is there.
 *
 * @returns how many numbers were taken
 */
export async function checkLedger(
  sql: Transaction,
  schema: string,
  store: InvoiceStore,
  acknowledged: readonly Acknowledged[],
  tenant = 'default',
): Promise<number> {
  const rows = async <T>(text: string): Promise<readonly T[]> => (await sql.query(text, [tenant])).rows as readonly T[];
  const invoices = await rows<Row>(`select id, version, number from "${schema}".invoices where tenant = $1::text`);
  const numbers = invoices.flatMap(({ number }) => (number === null ? [] : [sequenceOf(number)]));
  numbers.sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, index) => index + 1),
  );
  const [series] = await rows<{ last: string | null }>(
    `select max(last)::text as last from "${schema}".number_series where tenant = $1::text`,
  );
  assert.equal(Number(series?.last ?? 0), numbers.length);

  const events = await rows<{ invoice: string; count: number; last: number }>(
    `select invoice, count(*)::int as count, max(sequence)::int as last from "${schema}".events
     where tenant = $1::text group by invoice`,
  );
  assert.deepEqual(
    events.map(({ invoice, last, count }) => `${invoice} ${last} ${count}`).sort(),
    invoices.map(({ id, version }) => `${id} ${version} ${version}`).sort(),
  );
  const unanswered = await rows(
    `select key from "${schema}".idempotency_keys where tenant = $1::text and answer is null`,
  );
  assert.deepEqual(unanswered, []);

  const byId = new Map(invoices.map((one) => [one.id, one]));
  for (const { id, number } of acknowledged) {
    assert.ok(byId.has(id), `${id} was acknowledged and is gone`);
    if (number !== null) assert.equal(byId.get(id)?.number, number);
  }
  for (const { id } of invoices.slice(0, 20))
    assert.deepEqual((await store.history(tenant, id)).items.at(-1)?.data.invoice, await store.get(tenant, id));
  return numbers.length;
}

function sequenceOf(number: string): number {
  return Number(number.split('-').at(-1));
}
