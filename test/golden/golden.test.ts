import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  type CalculationInput,
  type CalculationLine,
  type CountryTaxTable,
  calculate,
  countryTaxes,
  createInvoicing,
  type Invoice,
  type Invoicing,
  type OneOffInvoiceInput,
  type Policy,
  policies,
} from 'oneoff';
import { type MemoryRecords, memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';

/** Records, an instant, and the commands to run. */
interface InvoiceCase {
  readonly now: string;
  readonly policy: keyof typeof policies;
  /** Changes to the policy. */
  readonly policyChanges?: Partial<Policy>;
  readonly countryTaxes?: CountryTaxTable;
  readonly records: MemoryRecords;
  readonly input: OneOffInvoiceInput;
  /** Commands after the first, without input. */
  readonly then?: readonly ('release' | 'open' | 'finalize')[];
}
interface CalculationCase {
  readonly calculate: CalculationInput;
}
type Case = { readonly title: string } & (InvoiceCase | CalculationCase);

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
const here = new URL('.', import.meta.url);
const at = (name: string, file: string): URL => new URL(`${name}/${file}`, here);
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const readCase = (name: string): Case => JSON.parse(readFileSync(at(name, 'case.json'), 'utf8'));
const cases = names.map((name) => ({ name, ...readCase(name) }));

/** Compare with the recorded result, or record it with UPDATE_GOLDEN. */
function compare(name: string, result: unknown): void {
  const text = `${JSON.stringify(result, null, 2)}\n`;
  if (UPDATE) writeFileSync(at(name, 'out.json'), text);
  expect(existsSync(at(name, 'out.json')), `${name}/out.json is missing; record it with UPDATE_GOLDEN=1`).toBe(true);
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(at(name, 'out.json'), 'utf8')));
  expect(text).toBe(readFileSync(at(name, 'out.json'), 'utf8'));
}

function openCase({ now, policy, policyChanges, countryTaxes: table, records }: InvoiceCase): Invoicing {
  let count = 0;
  return createInvoicing({
    store: memoryStore(),
    directory: memoryDirectory(records),
    policy: { ...policies[policy], ...policyChanges },
    clock: { now: () => Date.parse(now) },
    ids: { next: () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}` },
    ...(table && { taxResolver: countryTaxes(table) }),
  });
}

/** The answers of all commands, in order. */
async function play(
  invoicing: Invoicing,
  { input, then = [] }: InvoiceCase,
  seen: (answer: Invoice) => Promise<void> = async () => {},
): Promise<Invoice[]> {
  const answers = [await invoicing.createOneOffInvoice(input)];
  await seen(answers[0] as Invoice);
  for (const command of then) {
    answers.push(await invoicing[command]((answers[0] as Invoice).id));
    await seen(answers.at(-1) as Invoice);
  }
  return answers;
}

/** What a reader computes from the stored document alone. */
function recompute({ currency, lines, taxes, pricesIncludeTax, rounding }: Invoice): ReturnType<typeof calculate> {
  return calculate({
    currency,
    pricesIncludeTax,
    rounding,
    lines: lines.map(
      ({ quantity, unitPrice, baseQuantity, taxes: own }): CalculationLine => ({
        quantity,
        unitPrice,
        baseQuantity,
        taxes: own.map(({ code, rate }) => {
          const { name, scheme, category, exemption, jurisdiction } = taxes.find(
            (row) => row.code === code,
          ) as (typeof taxes)[number];
          const said = Object.entries({ category, exemption, jurisdiction }).filter(([, value]) => value !== null);
          return { code, rate, name, scheme, ...Object.fromEntries(said) };
        }),
      }),
    ),
  });
}

describe('the recorded cases', () => {
  it('all have a recorded result', () => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !existsSync(at(name, 'case.json')))).toEqual([]);
    expect(UPDATE ? [] : names.filter((name) => !existsSync(at(name, 'out.json')))).toEqual([]);
  });
});

describe.each(cases.filter((one) => 'calculate' in one).map((one) => [one.title, one] as const))(
  '%s',
  (_title, one) => {
    it('is computed as recorded', () => compare(one.name, calculate((one as CalculationCase).calculate)));
  },
);

describe.each(cases.filter((one) => 'input' in one).map((one) => [one.title, one.name] as const))(
  '%s',
  (_title, name) => {
    const open = (): InvoiceCase => readCase(name) as InvoiceCase;

    it('has the recorded result', async () => {
      const given = open();
      const invoicing = openCase(given);
      const answers = await play(invoicing, given);
      const events = (await invoicing.history((answers[0] as Invoice).id)).items;
      compare(name, {
        answers,
        events: events.map(({ id, type, timestamp, sequence }) => ({ id, type, timestamp, sequence })),
      });
    });

    it('returns the stored document, byte for byte, after every command', async () => {
      const given = open();
      const invoicing = openCase(given);
      await play(invoicing, given, async (answer) => {
        const shown = JSON.stringify(answer);
        expect(JSON.stringify(await invoicing.get(answer.id))).toBe(shown);
        expect(JSON.stringify((await invoicing.history(answer.id)).items.at(-1)?.data.invoice)).toBe(shown);
        if (answer.number !== null)
          expect(JSON.stringify(await invoicing.getByNumber(answer.billingEntity.id, answer.number))).toBe(shown);
      });
    });

    it('needs nothing but the stored document to be shown: records and input can change', async () => {
      const given = open();
      const invoicing = openCase(given);
      const answer = (await play(invoicing, given)).at(-1) as Invoice;
      const shown = JSON.stringify(answer);
      wreck(given.records);
      wreck(given.input);
      expect(JSON.stringify(await invoicing.get(answer.id))).toBe(shown);
    });

    it('has amounts that follow from the stored document', async () => {
      const given = open();
      const answer = (await play(openCase(given), given)).at(-1) as Invoice;
      const { lines, taxes, subtotal, taxAmount, total } = recompute(answer);
      expect({ taxes, subtotal, taxAmount, total }).toEqual({
        taxes: answer.taxes,
        subtotal: answer.subtotal,
        taxAmount: answer.taxAmount,
        total: answer.total,
      });
      expect(lines).toEqual(
        answer.lines.map((one) => ({
          amount: one.amount,
          taxAmount: one.taxAmount,
          total: one.total,
          taxes: one.taxes,
        })),
      );
    });
  },
);

/** Overwrite every text and drop every list, in place. */
function wreck(value: object): void {
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'object' && member !== null) wreck(member);
    if (Array.isArray(member)) member.length = 0;
    else if (typeof member === 'string') (value as { [key: string]: unknown })[key] = 'changed later';
  }
}
