import type { PgQuery } from 'oneoff/postgres';
import type pg from 'pg';

/** How the server answered a statement: the steps of its plan, and the pages that they touched. */
export interface Plan {
  readonly nodes: readonly string[];
  readonly buffers: number;
  /** Rows of the table that were read although an index has what is wanted. */
  readonly heapFetches: number;
  readonly milliseconds: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly 'Heap Fetches'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The plan of a statement. It runs twice: the first reading after a fill sets hint bits, and is not what it costs. */
export async function planOf(pool: pg.Pool, { text, values = [] }: PgQuery): Promise<Plan> {
  await pool.query({ text, values });
  const { rows } = await pool.query(`explain (analyze, buffers, format json) ${text}`, values);
  const [{ Plan: plan, 'Execution Time': milliseconds }] = rows[0]['QUERY PLAN'] as [
    { readonly Plan: PlanNode; readonly 'Execution Time': number },
  ];
  const nodes = nodesOf(plan);
  return {
    nodes: nodes.map((node) => node['Node Type']),
    buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    heapFetches: nodes.reduce((sum, node) => sum + (node['Heap Fetches'] ?? 0), 0),
    milliseconds,
  };
}

function nodesOf(plan: PlanNode): readonly PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
