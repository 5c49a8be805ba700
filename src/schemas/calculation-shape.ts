import type { CalculationInput } from '../calculation/calculation.ts';
import { calculationShape } from '../calculation/validate-calculation.ts';
import { OWN_CODE } from '../money/currency.ts';
import type { ObjectShape } from '../validation/shape.ts';

const { fields } = calculationShape;

/** {@link calculationShape} with the keywords of its currency, which `calculate` itself does not need in a browser. */
export const describedCalculationShape: ObjectShape<CalculationInput> = {
  ...calculationShape,
  fields: {
    ...fields,
    currency: {
      kind: 'leaf',
      check: fields.currency.check,
      json: {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: {
              code: { type: 'string', pattern: OWN_CODE.source },
              exponent: { type: 'integer', minimum: 0, maximum: 12 },
            },
            required: ['code', 'exponent'],
          },
        ],
      },
    },
  },
};
