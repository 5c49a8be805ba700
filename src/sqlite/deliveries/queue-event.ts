import type { SqliteStatements } from '../statements.ts';
import { queueing } from './delivery-sql.ts';

/** Queue a stored event for every endpoint of its tenant that gets it and is not disabled. */
export function queueEvent(on: SqliteStatements, tenant: string, invoice: string, sequence: number): void {
  on.run(QUEUE, tenant, invoice, sequence);
}

const QUEUE = queueing(`e.tenant = ? and e.state <> 'disabled' and v.invoice = ? and v.sequence = ?`);
