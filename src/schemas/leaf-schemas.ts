import { paymentTermLeaf } from '../calendar/payment-term.ts';
import { periodLeaf } from '../calendar/period.ts';
import { pricesLeaf } from '../directory/add-on.ts';
import { numberSeriesLeaf } from '../directory/billing-entity.ts';
import type { AnyLeaf } from '../validation/shape.ts';
import { faultLeaf } from './fault-leaf.ts';

type Keywords = { readonly [keyword: string]: unknown };

const members = (properties: Keywords, optional: readonly string[] = []): Keywords => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const days: Keywords = { type: 'integer', minimum: 0, maximum: 3650 };
const end: Keywords = { type: 'string', description: 'A day as YYYY-MM-DD or a moment as RFC 3339; both ends alike.' };

/** What JSON Schema says of the leaves that are objects: their own checks decide, these tell generators what to write. */
export const leafSchemas: ReadonlyMap<AnyLeaf, Keywords> = new Map<AnyLeaf, Keywords>([
  [periodLeaf, members({ from: end, to: end })],
  [paymentTermLeaf, members({ type: { type: 'string', enum: ['net', 'end_of_month', 'on_receipt'] }, days }, ['days'])],
  [pricesLeaf, { additionalProperties: { type: 'string', format: 'decimal' } }],
  [
    numberSeriesLeaf,
    members(
      {
        scope: {
          oneOf: [
            { type: 'string', enum: ['billing_entity', 'customer'] },
            members({ name: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]{0,19}$' } }),
          ],
        },
        pattern: { type: 'string' },
        reset: {
          oneOf: [
            { type: 'string', enum: ['never', 'monthly'] },
            members({ yearly: { type: 'integer', minimum: 1, maximum: 12 } }),
          ],
        },
        startAt: { type: 'integer', minimum: 1 },
        maxLength: { type: 'integer', minimum: 1, maximum: 255 },
        chronological: { type: 'boolean' },
      },
      ['startAt', 'maxLength', 'chronological'],
    ),
  ],
  [
    faultLeaf,
    members(
      {
        code: { type: 'string', description: 'Dotted and stable; branch on it.' },
        path: { type: 'string', description: 'A JSON Pointer (RFC 6901) into the input.' },
        message: { type: 'string', description: 'For people: the value, the rule and the way out.' },
        details: { type: 'object', additionalProperties: true },
      },
      ['details'],
    ),
  ],
]);
