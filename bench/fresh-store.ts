import { heap } from './heap.ts';
import { makeRequests } from './inputs.ts';
import { freshInvoicing, ways } from './invoicing.ts';

/** The heap in bytes after garbage collection, before and after. */
export interface Heap {
  readonly before: number;
  readonly after: number;
}

/** Run by `import.ts` in a separate process: issue `count` invoices, and keep the store. */
const [count, lines] = process.argv.slice(2).map(Number) as [number, number];
const before = heap();
const invoicing = freshInvoicing();
let last = '';
for (let index = 0; index < count; index++) {
  // Created and dropped here, so that only the store's own memory is left.
  const [request] = makeRequests(lines, 1);
  last = (await ways['create, finalize'](invoicing, request as NonNullable<typeof request>)).id;
}
const after = heap();
if ((await invoicing.get(last)) === null) throw new Error('nothing was stored');
console.log(JSON.stringify({ before, after } satisfies Heap));
