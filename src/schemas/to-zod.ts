import * as z from 'zod';
import type { Fault } from '../errors/fault.ts';
import { isDinero } from '../money/price.ts';
import { isPlainObject, unknownFields } from '../validation/object.ts';
import type { AnyLeaf, AnyObjectShape, AnyShape, Shape } from '../validation/shape.ts';
import { leafSchemas } from './leaf-schemas.ts';

const ALWAYS = { when: () => true } as Parameters<z.ZodType['superRefine']>[1];

/**
 * A zod schema of a shape, for hosts that compose schemas and for JSON Schema: the same members, types and checks that
 * the core itself uses, so there is one set of rules.
 *
 * @param shape - the shape of `T`
 * @param rules - what the core checks beyond the shape; its faults become issues, once per path
 */
export function toZod<T>(shape: Shape<T>, rules?: (value: unknown) => readonly Fault[]): z.ZodType<T, T> {
  const schema = convert(shape) as z.ZodType<T, T>;
  if (rules === undefined) return schema;
  return schema.superRefine((value, context) => {
    const faults = rules(value);
    const told = new Set(faults.map((fault) => fault.path));
    // The core names the value, the rule and the way out: where it speaks, zod's own words go.
    const kept = context.issues.filter((issue) => !told.has(pathOf(issue as unknown as z.core.$ZodIssue)));
    context.issues.splice(0, context.issues.length, ...kept);
    for (const fault of faults)
      context.addIssue({ code: 'custom', message: fault.message, path: keysOf(fault.path), params: { fault } });
  }, ALWAYS);
}

/** The JSON Pointer of a zod issue. */
export function pathOf(issue: z.core.$ZodIssue): string {
  return (issue.path ?? []).map(escapeKey).join('');
}

function escapeKey(key: PropertyKey): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function keysOf(path: string): (string | number)[] {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.map((key) => (/^(0|[1-9]\d{0,9})$/.test(key) ? Number(key) : key));
}

function convert(shape: AnyShape): z.ZodType {
  switch (shape.kind) {
    case 'leaf':
      return leaf(shape);
    case 'nullable':
      return z.nullable(convert(shape.shape));
    case 'list':
      return z.array(convert(shape.item));
    case 'record':
      return record(shape);
    case 'object':
      return object(shape);
  }
}

function object(shape: AnyObjectShape): z.ZodType {
  const members = Object.entries(shape.fields).map(([key, field]) => [
    key,
    'optional' in field ? z.optional(convert(field.shape)) : convert(field),
  ]);
  const loose = z.looseObject(Object.fromEntries(members)).superRefine((value, context) => {
    if (!isPlainObject(value)) return;
    for (const fault of unknownFields(shape, value, '')) {
      context.addIssue({ code: 'custom', message: fault.message, path: keysOf(fault.path), params: { fault } });
    }
  }, ALWAYS);
  // zod's own strict objects drop what they do not know before the rules can speak of it.
  return loose.meta({ additionalProperties: false });
}

// zod drops entries whose keys it refuses before the rules can speak of them, so the shape alone decides.
function record(shape: Extract<AnyShape, { kind: 'record' }>): z.ZodType {
  return checked(z.record(z.string(), z.unknown()), shape).meta({
    maxProperties: shape.maxKeys,
    propertyNames: { type: 'string', maxLength: shape.maxKeyLength },
    additionalProperties: { type: 'string', maxLength: shape.maxValueLength },
  });
}

function checked(schema: z.ZodType, shape: AnyShape): z.ZodType {
  return schema.superRefine((value, context) => {
    for (const fault of [shape.check(value, '') ?? []].flat()) {
      context.addIssue({ code: 'custom', message: fault.message, path: keysOf(fault.path), params: { fault } });
    }
  });
}

function leaf(shape: AnyLeaf): z.ZodType {
  return checked(base(shape), shape).meta({
    ...(shape.format !== undefined && { format: shape.format }),
    ...(shape.values !== undefined && { enum: [...shape.values] }),
    ...(shape.max !== undefined && { maxLength: shape.max }),
    ...leafSchemas.get(shape),
  });
}

function base({ type }: AnyLeaf): z.ZodType {
  switch (type) {
    case 'string':
      return z.string();
    case 'integer':
      // A fault of z.int() would keep the rules from running at all.
      return z.number().meta({ type: 'integer' });
    case 'boolean':
      return z.boolean();
    case 'decimal':
      return z.union([z.string(), z.number()]);
    case 'price':
      return z.union([z.string(), z.custom(isDinero)]);
    case 'currency':
      return z.union([z.string(), z.looseObject({ code: z.string(), exponent: z.number().meta({ type: 'integer' }) })]);
    case 'object':
      return z.looseObject({});
  }
}
