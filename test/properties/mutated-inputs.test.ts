import fc from 'fast-check';
import { createInvoicing, type Invoice, type Invoicing, type OneOffInvoiceInput } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { expect, it } from 'vitest';
import { acmeRecords, NOW } from '../unit/acme.ts';

type Loose = { [member: string]: unknown };

const text = fc.constantFrom('Setup', 'Audit', 'Support');
const input: fc.Arbitrary<OneOffInvoiceInput> = fc.record(
  {
    customerId: fc.constantFrom('hooli', 'initech'),
    lines: fc.array(
      fc.record(
        {
          name: text,
          unitPrice: fc.constantFrom('100.00', '19.99'),
          quantity: fc.constantFrom('1', '2'),
          metadata: fc.constantFrom({ project: 'p-7' }, {}),
          taxCodes: fc.constantFrom(['vat-19'], ['vat-7']),
        },
        { requiredKeys: ['name', 'unitPrice'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    memo: text,
    metadata: fc.constantFrom({ region: 'south' }, {}),
  },
  { requiredKeys: ['customerId', 'lines'] },
) as fc.Arbitrary<OneOffInvoiceInput>;

/** Change everything that an object holds: other texts, other lists, members gone and new. */
function scramble(value: unknown, seed: number): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Loose;
  for (const [index, name] of Object.keys(holder).entries()) {
    scramble(holder[name], seed + index);
    if ((seed + index) % 3 === 0) delete holder[name];
    else if (typeof holder[name] === 'string') holder[name] = 'initech';
  }
  if (Array.isArray(value)) value.splice(0, 1);
  else holder['unknown'] = 'member';
}

/** A service whose directory takes a while, and whose clock stands. */
function open() {
  let count = 0;
  const records = memoryDirectory(acmeRecords());
  const directory = {
    ...records,
    customer: async (...given: Parameters<typeof records.customer>) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return records.customer(...given);
    },
  };
  const ids = { next: () => `id-${String(++count).padStart(6, '0')}` };
  return createInvoicing({ store: memoryStore(), directory, ids, clock: { now: () => Date.parse(NOW) } });
}

/** What a command came to, without reading its input again. */
async function outcome(call: Promise<Invoice>): Promise<string> {
  return JSON.stringify(await call.catch((error: Error) => `${error}`));
}

type Open = typeof open;

/** A service that looks at its input only after an await. */
const openCareless: Open = () => {
  const inner = open();
  return {
    ...inner,
    createOneOffInvoice: (async (given: OneOffInvoiceInput, options) => {
      await undefined;
      return inner.createOneOffInvoice(given, options);
    }) as Invoicing['createOneOffInvoice'],
  };
};

/** Hold what a command makes of an input that is changed right after the call against what it makes of one that stays. */
async function check(opened: Open): Promise<{ readonly failed: boolean; readonly counterexample: unknown }> {
  const command = fc.constantFrom('create', 'edit', 'preview');
  return fc.check(
    fc.asyncProperty(input, input, fc.nat(), command, async (first, next, seed, what) => {
      const run = async (isMutated: boolean): Promise<string> => {
        const invoicing = opened();
        const { id } = await invoicing.createOneOffInvoice(structuredClone(first));
        const given = structuredClone(next) as unknown as Loose;
        if (what === 'edit') delete given['customerId'];
        const commands = {
          create: () => invoicing.createOneOffInvoice(given as never, { idempotencyKey: 'k' }),
          edit: () => invoicing.updateDraft(id, given),
          preview: () => invoicing.preview(given as never),
        };
        const call: Promise<Invoice> = commands[what]();
        if (isMutated) scramble(given, seed);
        return outcome(call);
      };
      expect(await run(true)).toBe(await run(false));
    }),
    { numRuns: 150, seed: 20250331 },
  );
}

it('an input that is changed right after the call is billed as it was', async () => {
  expect((await check(open)).counterexample).toBeNull();
});

it('a service that reads its input again is found out', async () => {
  expect((await check(openCareless)).failed).toBe(true);
});
