import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as schemas from '../../../src/schemas/schemas.ts';

/** The interface of https://standardschema.dev, version 1, as any library declares it. */
interface StandardSchemaV1<T = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<T> | Promise<Result<T>>;
  };
}
type Result<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[] };

const every = Object.entries(schemas).filter(([name]) => name.endsWith('Schema')) as [string, StandardSchemaV1][];

/** What a library does with a schema that it knows nothing of but the standard. */
async function parse<T>(schema: StandardSchemaV1<T>, value: unknown): Promise<T> {
  const result = await schema['~standard'].validate(value);
  if (result.issues) throw new Error(JSON.stringify(result.issues.map(({ path, message }) => ({ path, message }))));
  return result.value;
}

describe('a schema of oneoff/schemas, as a Standard Schema', () => {
  it('is one, whichever it is', () => {
    expect(every.length).toBeGreaterThan(15);
    for (const [name, schema] of every) {
      expect(schema['~standard'], name).toMatchObject({ version: 1, vendor: 'oneoff' });
      expect(schema['~standard'].validate(5), name).toMatchObject({ issues: [{ path: [] }] });
    }
  });

  it('returns a valid value itself', async () => {
    const input = { customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: '500.00' }] };
    expect(await parse(schemas.oneOffInvoiceSchema, input)).toBe(input);
  });

  it('names the place of each issue by its keys, with a number where a list is', () => {
    const result = schemas.oneOffInvoiceSchema['~standard'].validate({
      customerId: '',
      lines: [{ name: 'Setup', unitPrice: 500, metadata: { 'a/b': 5 } }],
    });
    const places = (result.issues ?? []).map(({ path, fault }) => [path, fault.code]);
    expect(places).toContainEqual([['customerId'], 'text.empty']);
    expect(places).toContainEqual([['lines', 0, 'unitPrice'], 'price.is_number']);
    expect(places).toContainEqual([['lines', 0, 'metadata', 'a/b'], 'field.type']);
  });

  it('composes with a schema of another library', async () => {
    const order = z.object({
      orderId: z.string(),
      invoice: z.unknown().superRefine((value, context) => {
        const result = schemas.oneOffInvoiceSchema['~standard'].validate(value);
        for (const { message, path } of result.issues ?? [])
          context.addIssue({ code: 'custom', message, path: [...path] });
      }),
    });
    const good = { orderId: '1', invoice: { customerId: 'hooli', lines: [{ name: 'A', unitPrice: '1.00' }] } };
    expect(order.parse(good)).toEqual(good);
    const bad = order.safeParse({
      orderId: '1',
      invoice: { customerId: 'hooli', lines: [{ name: 'A', unitPrice: 1 }] },
    });
    expect(bad.error?.issues.map(({ path }) => path)).toEqual([['invoice', 'lines', 0, 'unitPrice']]);
  });
});
