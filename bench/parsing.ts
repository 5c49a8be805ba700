import { calculate, type OneOffInvoiceInput, validateOneOffInvoice } from 'oneoff';
import { oneOffInvoiceSchema } from 'oneoff/zod';
import { makeInputs, makeRequests } from './inputs.ts';
import { table, takeTurns, turnOf } from './measure.ts';
import { plainZod } from './plain-zod.ts';

const LINES = 1000;
const INPUTS = 16;

/** What a request costs before and beside its arithmetic, each step on its own. */
export async function benchParsing(): Promise<void> {
  const requests = makeRequests(LINES, INPUTS);
  const texts = requests.map((request) => JSON.stringify(request));
  const inputs = makeInputs(LINES, INPUTS);
  for (const request of requests) check(request);
  const { names, micros, ratio } = await takeTurns({
    'JSON.parse of the request': turnOf(texts, (text) => JSON.parse(text)),
    validateOneOffInvoice: turnOf(requests, (request) => validateOneOffInvoice(request)),
    'oneoff/zod: oneOffInvoiceSchema.parse': turnOf(requests, (request) => oneOffInvoiceSchema.parse(request)),
    'plain zod, comparable rules by hand': turnOf(requests, (request) => plainZod.parse(request)),
    calculate: turnOf(inputs, calculate),
  });
  table(
    `a request of ${LINES} lines, step by step (1 × = calculate)`,
    names.map((name) => [name, `${micros(name).toFixed(0)} µs`, `${ratio(name, 'calculate').toFixed(2)} ×`]),
  );
  const factor = ratio('validateOneOffInvoice', 'calculate');
  console.log(`  validateOneOffInvoice ÷ calculate = ${factor.toFixed(2)} (goal: at most 2)`);
  console.log('  the schema of oneoff/zod runs the same checks as validateOneOffInvoice; plain zod runs none of them');
}

/** Every reader accepts the request, returns it unchanged, and refuses it with a line spoiled. */
function check(request: OneOffInvoiceInput): void {
  const same = JSON.stringify(request);
  if (validateOneOffInvoice(request).length > 0) throw new Error('the core refuses the request');
  if (JSON.stringify(oneOffInvoiceSchema.parse(request)) !== same) throw new Error('the schema changes the request');
  if (JSON.stringify(plainZod.parse(request)) !== same) throw new Error('plain zod changes the request');
  const [first, ...others] = request.lines;
  for (const spoiled of [{ ...first, quantity: '1,5' }, { ...first, nmae: 'x' }, { unitPrice: '1' }]) {
    const bad = { ...request, lines: [...others, spoiled] };
    if (validateOneOffInvoice(bad).length === 0) throw new Error('the core accepts a spoiled request');
    if (plainZod.safeParse(bad).success) throw new Error('plain zod accepts a spoiled request');
  }
}
