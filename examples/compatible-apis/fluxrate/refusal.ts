// Errors: `{ error: { code, message, faults? } }`. The page documents none, so the shape is ours.
import type { Fault } from 'oneoff';
import type * as z from 'zod';

/** One error in the body; `path` is a JSON Pointer. */
export interface ApiFault {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** A request that the handler itself refuses. */
export class Refusal extends Error {
  readonly status: 401 | 403 | 404 | 413 | 415 | 422 | 502;
  readonly code: string;
  readonly faults: readonly ApiFault[] | undefined;

  constructor(status: Refusal['status'], code: string, message: string, faults?: readonly ApiFault[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }
}

const API_NAMES: Readonly<Record<string, string>> = {
  customerId: 'customer_id',
  dueDate: 'due_date',
  lines: 'line_items',
  name: 'description',
  unitPrice: 'unit_amount',
};

/** Errors that the page's schema finds. */
export function faultsOfIssues(issues: readonly z.core.$ZodIssue[]): ApiFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => `/${String(step)}`).join('');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ code: 'field.unknown', path: `${path}/${key}`, message: 'not a field here' }));
    }
    if (issue.input === undefined) return [{ code: 'field.required', path, message: 'it is missing' }];
    return [{ code: issue.code === 'custom' ? 'decimal.invalid' : 'field.value', path, message: issue.message }];
  });
}

/** Errors that the library finds, with the API's names in their paths. */
export function faultsWithApiNames(faults: readonly Fault[]): ApiFault[] {
  return faults.map(({ code, path, message }) => ({
    code,
    path: path
      .split('/')
      .map((step) => API_NAMES[step] ?? step)
      .join('/'),
    message,
  }));
}
