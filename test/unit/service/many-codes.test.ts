import type { Directory } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, INPUT, openAcme, reasonsOf, rejection } from '../acme.ts';

/** A directory that keeps how many codes it was asked for each time. */
function counting(records = acmeRecords()): { readonly directory: Directory; readonly asked: number[] } {
  const inner = memoryDirectory(records);
  const asked: number[] = [];
  const counted =
    <T>(ask: (tenant: string, codes: readonly string[]) => Promise<T>) =>
    (tenant: string, codes: readonly string[]): Promise<T> => {
      asked.push(codes.length);
      return ask(tenant, codes);
    };
  return { asked, directory: { ...inner, addOns: counted(inner.addOns), taxes: counted(inner.taxes) } };
}

const lines = (count: number, line: (index: number) => object): never =>
  Array.from({ length: count }, (_, index) => ({ name: 'Setup', unitPrice: '1.00', ...line(index) })) as never;
const misspelt = (index: number): object => ({ taxCodes: Array.from({ length: 10 }, (_, at) => `v-${index}-${at}`) });

describe('an input that names many codes', () => {
  it.each<[what: string, line: (index: number) => object]>([
    ['taxes', misspelt],
    ['add-ons', (index) => ({ addOn: `fee-${index}` })],
    ['both', (index) => ({ addOn: `fee-${index}`, taxCodes: [`v-${index}`] })],
  ])('asks the directory for no more %s than a report names', async (_, line) => {
    const { directory, asked } = counting();
    const error = await rejection(
      openAcme({ directory }).invoicing.createOneOffInvoice({ ...INPUT, lines: lines(5000, line) }),
    );
    expect(reasonsOf(error)).toHaveLength(1000);
    expect(new Set(reasonsOf(error).map((reason) => reason.split(' ')[0]))).toEqual(
      new Set(reasonsOf(error).map((reason) => (reason.includes('/addOn') ? 'add_on.not_found' : 'tax.not_found'))),
    );
    expect(asked.every((count) => count <= 1000)).toBe(true);
    expect(asked.reduce((a, b) => a + b)).toBeLessThanOrEqual(4000);
  });

  it('finds them all where they exist, and names the one that does not', async () => {
    const records = acmeRecords();
    const known = Array.from({ length: 2500 }, (_, index) => ({
      ...(records.addOns[0] as (typeof records.addOns)[number]),
      code: `fee-${index}`,
    }));
    const { directory, asked } = counting({ ...records, addOns: known });
    const { invoicing } = openAcme({ directory });
    const input = { ...INPUT, lines: lines(2500, (index) => ({ addOn: `fee-${index}` })) };
    expect((await invoicing.preview(input)).lines).toHaveLength(2500);
    expect(asked.slice(0, 3)).toEqual([1000, 1000, 500]);
    const wrong = { ...INPUT, lines: lines(2501, (index) => ({ addOn: `fee-${index}` })) };
    expect(reasonsOf(await rejection(invoicing.preview(wrong)))).toEqual(['add_on.not_found /lines/2500/addOn']);
  });

  it('in an edit reports what does not exist, and nothing that was not looked up', async () => {
    const { directory } = counting();
    const { invoicing } = openAcme({ directory });
    const { id } = await invoicing.createOneOffInvoice(INPUT);
    const addLines = lines(1, () => ({ taxCodes: ['vat-19'] }));
    const error = await rejection(invoicing.updateDraft(id, { lines: lines(300, misspelt), addLines }));
    expect(reasonsOf(error)).toHaveLength(1000);
    expect(reasonsOf(error).every((reason) => reason.startsWith('tax.not_found /lines/'))).toBe(true);
  });
});
