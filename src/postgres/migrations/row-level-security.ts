import { identifier } from '../connection/sql.ts';
import { TENANT_SETTING } from '../connection/tenant-setting.ts';
import { TENANT_TABLES } from './migrations.ts';

/** The name of the policy on every table. */
export const POLICY = 'oneoff_tenant';

/** The statements that hide every row of another tenant than the transaction's from all but the tables' owner. */
export function rowLevelSecurity(schema: string): readonly string[] {
  const own = `tenant = current_setting('${TENANT_SETTING}', true)`;
  return TENANT_TABLES.flatMap((table) => {
    const name = `${identifier(schema)}.${table}`;
    return [
      `alter table ${name} enable row level security`,
      `drop policy if exists ${POLICY} on ${name}`,
      `create policy ${POLICY} on ${name} using (${own}) with check (${own})`,
    ];
  });
}
