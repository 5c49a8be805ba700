import { calculate, createInvoicing, type FinalizedInvoice, type OneOffInvoiceInput } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { benchAllocations } from './allocations.ts';
import { type Ceiling, createCeiling } from './ceiling.ts';
import { makeInputs, makeRequests } from './inputs.ts';
import { directory, freshInvoicing, ways } from './invoicing.ts';
import { type Turn, table, takeTurns, turnOf } from './measure.ts';
import { benchSteps } from './steps.ts';

type Way = (typeof ways)[keyof typeof ways];

/** Numbers of lines, and how many invoices of each are issued per turn. */
const SIZES = [
  [1, 640],
  [10, 160],
  [100, 16],
] as const;
const CALLERS = [1, 16];
const INPUTS = 64;
const CEILINGS = { 'by hand, priced once': false, 'by hand, priced again at finalize': true };

/** Complete invoices through the service, from the request to the stored, numbered document. */
export async function benchService(): Promise<void> {
  for (const [lines, count] of SIZES) {
    const inputs = makeRequests(lines, INPUTS);
    const requests = Array.from({ length: count }, (_, index) => inputs[index % INPUTS] as OneOffInvoiceInput);
    const turns: { [name: string]: Turn } = { calculate: turnOf(makeInputs(lines, INPUTS), calculate) };
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
    for (const [name, reprices] of Object.entries(CEILINGS)) {
      await compare(inputs, reprices);
      turns[name] = () => {
        const start = performance.now();
        const ceiling = createCeiling({ ...random, reprices });
        for (const request of requests) ceiling.finalize(ceiling.create(request).id);
        return ((performance.now() - start) * 1000) / count;
      };
    }
    const { names, micros, ratio } = await takeTurns(turns);
    const [, first = '', ...others] = names;
    table(
      `service over the memory store, ${lines} line(s) per invoice (1 × = create and finalize, one caller)`,
      [first, ...others].map((name) => [
        name,
        `${(1e6 / micros(name)).toFixed(0)} invoices/s`,
        `${ratio(first, name).toFixed(2)} ×`,
        `time of ${ratio(name, 'calculate').toFixed(1)} calculates each`,
      ]),
    );
    await benchSteps(lines);
  }
  benchAllocations();
}

/** A clock and ids as the service has them by default. */
const random = { clock: { now: () => Date.now() }, ids: { next: () => crypto.randomUUID() as string } };

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

/** Check that what is written by hand gives the same documents and events as the service, byte for byte. */
async function compare(requests: readonly OneOffInvoiceInput[], reprices: boolean): Promise<void> {
  const clock = { now: () => Date.UTC(2026, 2, 2, 11) };
  const counter = (): { next(): string } => {
    let count = 0;
    return { next: () => `id-${++count}` };
  };
  const ceiling: Ceiling = createCeiling({ clock, ids: counter(), reprices });
  const invoicing = createInvoicing({ clock, ids: counter(), store: memoryStore(), directory: directory() });
  for (const request of requests) {
    const draft = ceiling.create(request);
    const byHand = [draft, ceiling.finalize(draft.id), ceiling.history(draft.id)];
    const created = await invoicing.createOneOffInvoice(request);
    const issued = await invoicing.finalize(created.id);
    const served = [created, issued, (await invoicing.history(created.id)).items];
    if (JSON.stringify(byHand) !== JSON.stringify(served))
      throw new Error(`by hand: ${JSON.stringify(byHand)}, by the service: ${JSON.stringify(served)}`);
  }
}
