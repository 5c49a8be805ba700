import * as z from 'zod';

/**
 * A request of `createOneOffInvoice` in plain zod, as a host would write it by hand: the same members, types, lengths and
 * limits, decimals and dates by pattern, and the rules over several members.
 *
 * It is still the cheaper check: it has no codes, no suggestions and fewer rules on dates and metadata.
 */
const DECIMAL = /^-?\d{1,18}(\.\d{1,12})?$/;
const NO_NUL = /^[^\0]*$/;

const text = (max = 255) =>
  z
    .string()
    .max(max)
    .regex(NO_NUL)
    .refine((value) => value.trim() !== '' && !/\p{Surrogate}/u.test(value));
const decimalText = z.string().regex(DECIMAL);
const decimal = z.union([decimalText, z.number()]);
const date = z.iso.date();
const shortTexts = z.record(z.string().max(40), z.string().max(500)).refine((map) => Object.keys(map).length <= 50);
const period = z.strictObject({ from: z.string(), to: z.string() }).refine(({ from, to }) => from <= to);

const line = z
  .strictObject({
    addOn: text().optional(),
    name: text().optional(),
    description: text(5000).optional(),
    group: text().optional(),
    quantity: decimal.optional(),
    unit: text(10).optional(),
    unitPrice: decimalText.refine((price) => !price.startsWith('-')).optional(),
    baseQuantity: decimal.refine((value) => Number(value) > 0).optional(),
    amount: decimalText.optional(),
    period: period.optional(),
    taxCodes: z
      .array(text())
      .max(100)
      .refine((codes) => new Set(codes).size === codes.length)
      .optional(),
    metadata: shortTexts.optional(),
  })
  .refine((one) => one.addOn !== undefined || one.name !== undefined || one.description !== undefined)
  .refine((one) => one.addOn !== undefined || one.unitPrice !== undefined);

/** The schema of a request. */
export const plainZod = z
  .strictObject({
    customerId: text(),
    billingEntityId: text().optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    issue: z.enum(['draft', 'held', 'now']).optional(),
    documentType: z.enum(['invoice', 'prepayment', 'corrective']).optional(),
    pricesIncludeTax: z.boolean().optional(),
    issueDate: date.optional(),
    dueDate: date.optional(),
    supplyDate: date.optional(),
    taxPointDate: date.optional(),
    servicePeriod: period.optional(),
    purchaseOrderNumber: text().optional(),
    buyerReference: text().optional(),
    contractReference: text().optional(),
    memo: text(5000).optional(),
    metadata: shortTexts.optional(),
    customFields: shortTexts.optional(),
    expectedTotal: decimalText.optional(),
    lines: z.array(line).min(1).max(10_000),
  })
  .refine((one) => one.issueDate === undefined || one.dueDate === undefined || one.issueDate <= one.dueDate);
