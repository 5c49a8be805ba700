import type { PgQuery } from 'oneoff/postgres';
import type pg from 'pg';

/** How the server answered a statement: the steps of its plan, and the pages that they touched. */
export interface Plan {
  readonly nodes: readonly string[];
  readonly buffers: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** The plan of a statement. It runs twice: the first reading after a fill sets hint bits, and is not what it costs. */
export async function planOf(pool: pg.Pool, { text, values = [] }: PgQuery): Promise<Plan> {
  await pool.query({ text, values });
  const { rows } = await pool.query(`explain (analyze, buffers, format json) ${text}`, values);
  const [{ Plan: plan }] = rows[0]['QUERY PLAN'] as [{ readonly Plan: PlanNode }];
  return { nodes: nodesOf(plan), buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] };
}

function nodesOf(plan: PlanNode): readonly string[] {
  return [plan['Node Type'], ...(plan.Plans ?? []).flatMap(nodesOf)];
}
