import { fromDrizzle, migrate } from 'oneoff/postgres';
import { describe, expect, it } from 'vitest';
import { checkShape } from '../../../src/validation/check-shape.ts';
import { object } from '../../../src/validation/object.ts';
import { INPUT, openAcme } from '../acme.ts';

/** The message that a call is refused with. */
async function messageOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

const withLine = (member: object): never =>
  ({ ...INPUT, lines: [{ name: 'A', unitPrice: '1.00', ...member }] }) as never;

describe('a message', () => {
  it('says to pass the id where the invoice is passed, or a promise of it', async () => {
    const { invoicing } = openAcme();
    const draft = await invoicing.createOneOffInvoice(INPUT);
    for (const call of ['finalize', 'hold', 'deleteDraft', 'void', 'recordPayment'] as const) {
      if (!(call in invoicing)) continue;
      const run = (id: unknown) =>
        (invoicing as never as { [name: string]: (id: unknown, input?: unknown) => unknown })[call]?.(
          id,
          call === 'recordPayment' ? { amount: '1.00' } : undefined,
        );
      expect(await messageOf(() => run(draft))).toContain(`pass its id: "${draft.id}"`);
      expect(await messageOf(() => run(Promise.resolve(draft)))).toMatch(/await it.* pass draft\.id/);
    }
  });

  it.each([
    [{ price: '1.00' }, 'did you mean "unitPrice"?'],
    [{ taxRate: '19' }, 'did you mean "taxCodes"?'],
    [{ tax_rate: '19' }, 'did you mean "taxCodes"?'],
    [{ notes: 'x' }, 'did you mean "note"?'],
    [{ addOnCode: 'setup' }, 'did you mean "addOn"?'],
    [{ qty: 2 }, 'did you mean "quantity"?'],
  ])('on a line with %j says what is meant', async (member, hint) => {
    const { invoicing } = openAcme();
    expect(await messageOf(() => invoicing.createOneOffInvoice(withLine(member)))).toContain(hint);
  });

  it('says where an option belongs', async () => {
    const { invoicing } = openAcme();
    const input = { ...INPUT, idempotencyKey: 'k' } as never;
    expect(await messageOf(() => invoicing.createOneOffInvoice(input))).toMatch(/last argument.*idempotencyKey/);
    expect(await messageOf(() => invoicing.createOneOffInvoice({ ...INPUT, items: [] } as never))).toContain('"lines"');
  });

  it('lists no fields where there are none', () => {
    expect(checkShape(object<object>({}), { a: 1 })[0]?.message).toBe(
      '"a" is not a field here; no field is taken here',
    );
  });

  it('about the whole input begins with no path', async () => {
    const { invoicing } = openAcme();
    expect(await messageOf(() => invoicing.createOneOffInvoice('x' as never))).toMatch(/^"x" is not an object/);
  });

  it('names what an adapter misses', async () => {
    const pool = { query: () => undefined, connect: () => undefined, end: () => undefined };
    expect(await messageOf(() => migrate(pool as never))).toContain('migrate({ pool })');
    expect(await messageOf(() => fromDrizzle({ execute: () => undefined } as never, undefined as never))).toContain(
      'fromDrizzle(tx, sql)',
    );
  });
});
