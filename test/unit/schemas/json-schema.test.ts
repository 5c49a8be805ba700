import * as shapes from 'oneoff/schemas';
import * as schemas from 'oneoff/zod';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

const jsonSchema = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema) as unknown as JsonSchema;

/** Every object with named members in a JSON Schema. */
function objectsIn(schema: JsonSchema): readonly JsonSchema[] {
  const { properties = {}, items, anyOf = [] } = schema;
  const below = [...Object.values(properties), ...(items ? [items] : []), ...anyOf].flatMap(objectsIn);
  return Object.keys(properties).length > 0 ? [schema, ...below] : below;
}

const all = Object.entries(schemas).flatMap(([name, schema]): [string, z.ZodType][] =>
  schema instanceof z.ZodType ? [[name, schema]] : [],
);

describe('the JSON Schema', () => {
  it('is there for every input, record and document', () => {
    expect(all.map(([name]) => name).sort()).toEqual([
      'addOnSchema',
      'billingEntitySchema',
      'calculationSchema',
      'creditNoteInputSchema',
      'creditNoteSchema',
      'customerSchema',
      'draftUpdateSchema',
      'finalizeSchema',
      'invoiceEventSchema',
      'invoiceSchema',
      'messageInputSchema',
      'oneOffInvoiceSchema',
      'openSchema',
      'paymentSchema',
      'policySchema',
      'reissueSchema',
      'reversalSchema',
      'taxSchema',
      'voidSchema',
      'writeOffReversalSchema',
      'writeOffSchema',
    ]);
  });

  it.each(all)('of %s allows no member that it does not name', (_name, schema) => {
    const json = jsonSchema(schema);
    expect(json.type).toBe('object');
    const currency = json.properties?.['currency']?.anyOf?.[1];
    for (const one of objectsIn(json)) if (one !== currency) expect(one.additionalProperties).toBe(false);
  });

  it('of an input names the required members', () => {
    const json = jsonSchema(schemas.oneOffInvoiceSchema);
    expect(json.required).toEqual(['customerId', 'lines']);
    expect(json.properties?.['exchangeRate']?.required).toEqual(['rate', 'date', 'source']);
    expect(jsonSchema(schemas.draftUpdateSchema).required).toBeUndefined();
    expect(jsonSchema(schemas.taxSchema).required).toEqual(['code', 'name', 'scheme', 'rate']);
  });

  it('of an invoice requires every member', () => {
    const json = jsonSchema(schemas.invoiceSchema);
    expect(json.required).toEqual(Object.keys(json.properties ?? {}));
    expect(json.properties?.['lines']?.items?.required).toContain('taxSource');
  });

  it('of an input has the types, enums, formats and lengths', () => {
    expect(jsonSchema(schemas.oneOffInvoiceSchema).properties).toMatchObject({
      customerId: { type: 'string', maxLength: 255 },
      issue: { type: 'string', enum: ['draft', 'held', 'now'] },
      documentType: { enum: ['invoice', 'prepayment', 'corrective', 'partial', 'self_billed', 'factored'] },
      pricesIncludeTax: { type: 'boolean' },
      issueDate: { type: 'string', format: 'date' },
      finalizeAt: { type: 'string', format: 'date-time' },
      expectedTotal: { type: 'string', format: 'decimal' },
      precedingInvoices: { type: 'array' },
      metadata: {
        type: 'object',
        maxProperties: 50,
        propertyNames: { maxLength: 40 },
        additionalProperties: { type: 'string', maxLength: 500 },
      },
      lines: {
        type: 'array',
        items: {
          properties: { quantity: { type: ['string', 'number'] }, unitPrice: { type: 'string' } },
        },
      },
    });
  });

  it('of an edit allows null where a member can be cleared', () => {
    const { memo, lines } = jsonSchema(schemas.draftUpdateSchema).properties ?? {};
    expect(memo).toEqual({ anyOf: [{ type: 'string', maxLength: 5000 }, { type: 'null' }] });
    expect(lines?.type).toBe('array');
  });

  it('of a calculation takes a currency by its code or as an object', () => {
    expect(jsonSchema(schemas.calculationSchema).properties?.['currency']).toMatchObject({
      anyOf: [{ type: 'string' }, { type: 'object', required: ['code', 'exponent'] }],
    });
  });

  it('of a policy has whole numbers and levels', () => {
    expect(jsonSchema(schemas.policySchema).properties).toMatchObject({
      taxChain: { items: { enum: ['line', 'exemption', 'add_on', 'customer', 'billing_entity', 'resolver'] } },
      limits: { properties: { lines: { type: 'integer' } } },
      issueDateWindow: { properties: { pastDays: { anyOf: [{ type: 'integer' }, { type: 'null' }] } } },
    });
  });

  it('of unions and maps describes their members', () => {
    const { paymentTerm, servicePeriod } = jsonSchema(schemas.oneOffInvoiceSchema).properties ?? {};
    expect(servicePeriod).toMatchObject({ required: ['from', 'to'], additionalProperties: false });
    expect(paymentTerm?.anyOf?.map((one) => one.properties?.['type']?.['enum'])).toEqual([
      ['net'],
      ['months'],
      ['end_of_month'],
      ['net_end_of_month'],
      ['day_of_month'],
      ['on_receipt'],
    ]);
    expect(jsonSchema(schemas.addOnSchema).properties?.['prices']).toMatchObject({
      additionalProperties: { type: 'string', format: 'decimal' },
    });
    expect(jsonSchema(schemas.billingEntitySchema).properties?.['numberSeries']?.required).toEqual([
      'scope',
      'pattern',
      'reset',
    ]);
  });
});

describe('JSON Schemas of several', () => {
  const named = {
    Invoice: shapes.invoiceSchema,
    Event: shapes.invoiceEventSchema,
    Input: shapes.oneOffInvoiceSchema,
  };
  const found = shapes.jsonSchemas(named, (name) => `#/$defs/${name}`) as unknown as Record<string, JsonSchema>;

  it('refer to each other where one holds another', () => {
    expect(found['Event']?.properties?.['data']?.properties?.['invoice']).toEqual({ $ref: '#/$defs/Invoice' });
    expect(found['Invoice']?.properties?.['lines']?.type).toBe('array');
    for (const schema of Object.values(found)) expect(Object.keys(schema)).not.toContain('$id');
  });

  it('know a price as a text, because JSON has no Dinero objects', () => {
    const line = found['Input']?.properties?.['lines']?.items?.properties ?? {};
    expect(line['unitPrice']).toEqual({ type: 'string' });
    expect(line['quantity']).toEqual({ type: ['string', 'number'] });
  });

  it.each(all)('of %s are the same from the shape and from zod', (name, schema) => {
    const shape = new Map<string, unknown>(Object.entries(shapes)).get(name) as shapes.Shape<unknown>;
    const { One } = shapes.jsonSchemas({ One: shape }, (other) => `#/${other}`);
    const { $schema: _, ...json } = jsonSchema(schema);
    expect(json).toEqual(One);
  });
});
