import * as z from 'zod';
import { checkShape } from '../validation/check-shape.ts';
import type { Shape } from '../validation/shape.ts';
import { jsonSchemaOf } from './json-schemas.ts';
import { pointerKeys } from './pointer-keys.ts';

/**
 * A zod schema of a shape, for hosts that compose zod schemas: the core's own check decides, and `z.toJSONSchema` gets
 * the shape's JSON Schema. The value is returned unchanged.
 *
 * @param shape - the shape of `T`
 */
export function toZod<T>(shape: Shape<T>): z.ZodType<T, T> {
  const schema = z.unknown().superRefine((value, context) => {
    for (const fault of checkShape(shape, value)) {
      const path = pointerKeys(value, fault.path);
      context.addIssue({ code: 'custom', message: fault.message, path, params: { fault } });
    }
  });
  schema._zod.processJSONSchema = (_context, json) => void Object.assign(json, jsonSchemaOf(shape));
  return schema as z.ZodType as z.ZodType<T, T>;
}
