import type { SqlQuery } from './sql.ts';

/** The setting that row level security compares with, for the length of one transaction. */
export const TENANT_SETTING = 'oneoff.tenant';

/** Set the tenant in a transaction that is open already. */
export function tenantSettingOf(tenant: string): SqlQuery {
  return { text: `select set_config('${TENANT_SETTING}', $1::text, true)`, values: [tenant] };
}
