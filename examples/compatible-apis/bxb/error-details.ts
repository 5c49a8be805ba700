// Errors in the shape of FastAPI, which bxb uses: `{ detail: [{ loc, msg, type }] }`.
import type { Fault } from 'oneoff';
import type * as z from 'zod';

/** One error in the body. */
export interface ErrorDetail {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

const API_NAMES: Readonly<Record<string, string>> = {
  customerId: 'customer_id',
  billingEntityId: 'billing_entity_id',
  dueDate: 'due_date',
  lines: 'line_items',
  unitPrice: 'unit_price',
};

/** Errors that the page's schema finds. */
export function detailsOfIssues(issues: readonly z.core.$ZodIssue[]): ErrorDetail[] {
  return issues.flatMap((issue) => {
    const loc = ['body', ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys') {
      const msg = 'Extra inputs are not permitted';
      return issue.keys.map((key) => ({ loc: [...loc, key], msg, type: 'extra_forbidden' }));
    }
    if (issue.input === undefined) return [{ loc, msg: 'Field required', type: 'missing' }];
    return [{ loc, msg: issue.message, type: issue.code === 'custom' ? 'decimal_parsing' : issue.code }];
  });
}

/** Errors that the library finds: its codes become types, its paths get the names of the API. */
export function detailsOfFaults(faults: readonly Fault[]): ErrorDetail[] {
  return faults.map(({ code, path, message }) => {
    const steps = path.split('/').slice(1);
    const named = steps.filter((step) => step !== 'metadata').map((step) => API_NAMES[step] ?? step);
    return {
      loc: ['body', ...named.map((step) => (/^\d+$/.test(step) ? Number(step) : step))],
      msg: message,
      type: code,
    };
  });
}
