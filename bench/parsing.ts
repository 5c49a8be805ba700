import { calculate, type OneOffInvoiceInput, validateOneOffInvoice } from 'oneoff';
import { oneOffInvoiceSchema } from 'oneoff/zod';
import { makeInputs, makeRequests } from './inputs.ts';
import { table, takeTurns, turnOf } from './measure.ts';

const LINES = 1000;
const INPUTS = 16;

/** What a request costs besides its arithmetic, each step measured separately. */
export async function benchParsing(): Promise<void> {
  const requests = makeRequests(LINES, INPUTS);
  const texts = requests.map((request) => JSON.stringify(request));
  const inputs = makeInputs(LINES, INPUTS);
  for (const request of requests) check(request);
  const { names, micros, ratio } = await takeTurns({
    'JSON.parse of the request': turnOf(texts, (text) => JSON.parse(text)),
    validateOneOffInvoice: turnOf(requests, (request) => validateOneOffInvoice(request)),
    'oneOffInvoiceSchema.parse (zod)': turnOf(requests, (request) => oneOffInvoiceSchema.parse(request)),
    calculate: turnOf(inputs, calculate),
  });
  table(
    `a request of ${LINES} lines, step by step (1 × = calculate)`,
    names.map((name) => [name, `${micros(name).toFixed(0)} µs`, `${ratio(name, 'calculate').toFixed(2)} ×`]),
  );
  console.log('  the schema also runs validateOneOffInvoice, so its figure includes that');
}

/** Check that both validators accept the request, and that zod returns it unchanged. */
function check(request: OneOffInvoiceInput): void {
  if (validateOneOffInvoice(request).length > 0) throw new Error('the core refuses the request');
  if (JSON.stringify(oneOffInvoiceSchema.parse(request)) !== JSON.stringify(request))
    throw new Error('the schema changes the request');
}
