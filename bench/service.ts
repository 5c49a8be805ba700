import { calculate, type FinalizedInvoice, type OneOffInvoiceInput } from 'oneoff';
import { makeInputs, makeRequests } from './inputs.ts';
import { freshInvoicing, ways } from './invoicing.ts';
import { type Turn, table, takeTurns, turnOf } from './measure.ts';

type Way = (typeof ways)[keyof typeof ways];

/** Numbers of lines, and how many invoices of each are issued per turn. */
const SIZES = [
  [1, 160],
  [10, 80],
  [100, 16],
] as const;
const CALLERS = [1, 16];

/** Complete invoices through the service, from the request to the stored, numbered document. */
export async function benchService(): Promise<void> {
  for (const [lines, count] of SIZES) {
    const requests = makeRequests(lines, count);
    const turns: { [name: string]: Turn } = { calculate: turnOf(makeInputs(lines, count), calculate) };
    for (const [name, way] of Object.entries(ways)) {
      for (const callers of CALLERS) {
        await check(requests, way, callers);
        turns[`${name}, ${callers === 1 ? 'one caller' : `${callers} callers`}`] = async () => {
          const start = performance.now();
          await issueAll(requests, way, callers);
          return ((performance.now() - start) * 1000) / count;
        };
      }
    }
    const { names, micros, ratio } = await takeTurns(turns);
    const [, first = '', ...others] = names;
    table(
      `service over the memory store, ${lines} line(s) per invoice (1 × = create and finalize, one caller)`,
      [first, ...others].map((name) => [
        name,
        `${(1e6 / micros(name)).toFixed(0)} invoices/s`,
        `${ratio(first, name).toFixed(2)} ×`,
        `time of ${ratio(name, 'calculate').toFixed(0)} calculates each`,
      ]),
    );
  }
}

/** Issue all requests on an empty store; each caller takes the next request when its own is done. */
async function issueAll(
  requests: readonly OneOffInvoiceInput[],
  way: Way,
  callers: number,
): Promise<FinalizedInvoice[]> {
  const invoicing = freshInvoicing();
  const issued: FinalizedInvoice[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < requests.length) issued.push(await way(invoicing, requests[next++] as OneOffInvoiceInput));
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return issued;
}

/** Check that every request became an invoice, and that the numbers run from 1 without a gap. */
async function check(requests: readonly OneOffInvoiceInput[], way: Way, callers: number): Promise<void> {
  const numbers = new Set((await issueAll(requests, way, callers)).map((invoice) => invoice.number));
  for (let sequence = 1; sequence <= requests.length; sequence++)
    if (!numbers.has(`INV-${sequence}`)) throw new Error(`number INV-${sequence} is missing`);
}
