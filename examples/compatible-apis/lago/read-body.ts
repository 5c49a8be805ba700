import type { Context } from 'hono';
import type * as z from 'zod';
import { MalformedJson, parseJson } from '../exact-json.ts';
import { badRequest, type ErrorDetails, invalid } from './errors.ts';

/** Fields that Lago reports under another name. */
const REPORTED_AS: { readonly [field: string]: readonly [field: string, code: string] } = {
  from_datetime: ['boundaries', 'values_are_invalid'],
  to_datetime: ['boundaries', 'values_are_invalid'],
  payment_method_type: ['payment_method', 'invalid_payment_method'],
  payment_method_id: ['payment_method', 'invalid_payment_method'],
};

/**
 * The object under `root` of a body, parsed by a schema. Fields that are not in the schema are ignored, as Lago does.
 *
 * @throws {LagoError} 400 without that object, 422 with its errors
 */
export async function readBody<T>(c: Context, root: string, schema: z.ZodType<T>): Promise<T> {
  const body = await readJson(c);
  const value = isObject(body) ? body[root] : undefined;
  if (!isObject(value) || Object.keys(value).length === 0)
    throw badRequest(`param is missing or the value is empty: ${root}`);
  return parse(schema, value);
}

/** A body without a root, or no body at all. */
export async function readBareBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body = await readJson(c);
  return parse(schema, isObject(body) ? body : {});
}

/** Check a value by a schema. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  const details: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = String(issue.path.findLast((segment) => typeof segment === 'string') ?? 'base');
    const [name, code] = REPORTED_AS[field] ?? [field, codeOf(issue, value)];
    details[name] = [...new Set([...(details[name] ?? []), code])];
  }
  throw invalid(details satisfies ErrorDetails);
}

async function readJson(c: Context): Promise<unknown> {
  const bytes = await c.req.arrayBuffer();
  try {
    return bytes.byteLength === 0 ? undefined : parseJson(bytes);
  } catch (error) {
    throw error instanceof MalformedJson ? badRequest(error.message) : error;
  }
}

function codeOf(issue: z.core.$ZodIssue, root: unknown): string {
  // A schema with a code of its own has it as its message.
  if (/^[a-z_]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'value_is_too_long' : 'value_is_out_of_range';
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'value_is_mandatory' : 'value_is_out_of_range';
  const found = issue.path.reduce<unknown>((value, segment) => (value as Record<PropertyKey, unknown>)[segment], root);
  return found === undefined || found === null ? 'value_is_mandatory' : 'value_is_invalid';
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
