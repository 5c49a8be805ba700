import { heap } from './heap.ts';
import { makeRequests } from './inputs.ts';
import { freshInvoicing, ways } from './invoicing.ts';

/** KiB per invoice, and how far the turns lie apart. */
export interface Allocated {
  readonly allocated: number;
  readonly spread: number;
  readonly kept: number;
}

const TURNS = 5;

/** Run by `allocations.ts` in a process whose young generation holds a whole turn, so that nothing is collected in it. */
const lines = Number(process.argv[2]);
const count = lines === 100 ? 30 : 100;
const requests = makeRequests(lines, 64);

async function issue(invoices: number): Promise<unknown> {
  const invoicing = freshInvoicing();
  for (let index = 0; index < invoices; index++)
    await ways['create, finalize'](invoicing, requests[index % 64] as (typeof requests)[number]);
  return invoicing;
}

// Until the engine has compiled everything, it allocates for itself.
await issue(lines === 100 ? 600 : 4000);
const turns: number[] = [];
for (let turn = 0; turn < TURNS; turn++) {
  const before = heap();
  await issue(count);
  turns.push((process.memoryUsage().heapUsed - before) / count / 1024);
}
turns.sort((a, b) => a - b);
const allocated = turns[TURNS >> 1] as number;
const spread = ((turns.at(-2) as number) - (turns[1] as number)) / 2 / allocated;
const before = heap();
const invoicing = await issue(300);
const kept = (heap() - before) / 300 / 1024;
if (invoicing === undefined) throw new Error('nothing was stored');
console.log(JSON.stringify({ allocated, spread, kept } satisfies Allocated));
