import { saidBy } from '../connection/driver-error.ts';

// The clauses of a write without locks before it: they claim, lock and compare on their own. `$1` is the tenant.

/** How long the statement waits for a lock; everything that may wait reads from here. */
export function limitWait(parameter: string): string {
  return `limited as materialized (
  select set_config('lock_timeout', ${parameter}, true) as waits
)`;
}

/** Whether a series is still where it was expected, as far as one can see without a lock: then a key is worth a claim. */
export function lookAtSeries(schema: string, rows: string): string {
  return `seen as materialized (
  select true from ${rows} join ${schema}.number_series s on ${EXPECTED}
)`;
}

/** Claim keys and answer them at once; a key that somebody has claimed is left alone, after its transaction has ended. */
export function claimWithAnswers(schema: string, rows: string): string {
  return `claimed as (
  insert into ${schema}.idempotency_keys (tenant, key, fingerprint, answer)
  select $1::text, r.key, r.fingerprint, r.answer from ${rows}
  order by r.key collate "C"
  on conflict (tenant, key) do nothing
  returning key
)`;
}

/** One row if all keys were claimed, none if none was; in between the statement fails, for claims must not stay. */
export function requireClaims(count: string): string {
  return `free as materialized (
  select true from (select count(*) from claimed) c
  where case when c.count = ${count}::int then true when c.count = 0 then false else ${failing('c.count')} end
)`;
}

/** Move a series on, if it is where it was expected. */
export function moveSeriesOn(schema: string, rows: string): string {
  return `numbered as (
  update ${schema}.number_series s set last = r.last, last_issue_date = r.last_issue_date
  from ${rows} where ${EXPECTED}
  returning s.key
)`;
}

/** One row if the series moved on, else none; the statement fails if keys were claimed before. */
export function requireMove(claims: boolean): string {
  return `sure as materialized (
  select true from (select count(*) from numbered) c
  where ${claims ? `case when c.count = 1 then true else ${failing('c.count')} end` : 'c.count = 1'}
)`;
}

const EXPECTED = 's.tenant = $1::text and s.key = r.key and s.last = r.was and s.last_issue_date = r.was_issue_date';

/** What the server's log shows of it. */
const RACE = 'another process was faster, so the commit is repeated under locks';

function failing(count: string): string {
  return `(${count} || ': ${RACE}')::boolean`;
}

/** Whether a statement failed because of {@link requireClaims} or {@link requireMove}. */
export function isRace(error: unknown): boolean {
  return saidBy(error).some((text) => text.includes(RACE));
}
