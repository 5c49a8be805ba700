// Refusals of the Fluxrate dialect: `{ error: { code, message, faults? } }`. The page shows none, so the shape is ours.
import type { Fault } from 'oneoff';
import type * as z from 'zod';

/** What is wrong at one place of the body; `path` is a JSON Pointer. */
export interface WireFault {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** A request that the dialect itself refuses. */
export class Refusal extends Error {
  readonly status: 401 | 403 | 404 | 413 | 415 | 422 | 502;
  readonly code: string;
  readonly faults: readonly WireFault[] | undefined;

  constructor(status: Refusal['status'], code: string, message: string, faults?: readonly WireFault[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }
}

const WIRE_NAMES: Readonly<Record<string, string>> = {
  customerId: 'customer_id',
  dueDate: 'due_date',
  lines: 'line_items',
  name: 'description',
  unitPrice: 'unit_amount',
};

/** What the page's schema refuses. */
export function faultsOfIssues(issues: readonly z.core.$ZodIssue[]): WireFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => `/${String(step)}`).join('');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ code: 'field.unknown', path: `${path}/${key}`, message: 'not a field here' }));
    }
    if (issue.input === undefined) return [{ code: 'field.required', path, message: 'it is missing' }];
    return [{ code: issue.code === 'custom' ? 'decimal.invalid' : 'field.value', path, message: issue.message }];
  });
}

/** What the library refuses, with the wire's names in its paths. */
export function faultsOnTheWire(faults: readonly Fault[]): WireFault[] {
  return faults.map(({ code, path, message }) => ({
    code,
    path: path
      .split('/')
      .map((step) => WIRE_NAMES[step] ?? step)
      .join('/'),
    message,
  }));
}
