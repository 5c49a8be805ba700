import type { Fault, Json } from './fault.ts';
import type { FaultCode } from './fault-codes.ts';

const brand: unique symbol = Symbol.for('oneoff.error');

/**
 * The base class of every error that this library throws on purpose.
 *
 * `instanceof` works across realms and across two copies of the package, because it reads a brand and not the prototype.
 * No class knows HTTP; branch on the class for the reaction and on `code` for the reason.
 */
export class InvoicingError extends Error {
  /** The reason, one of the listed codes. */
  readonly code: FaultCode;
  /** Figures behind the message; JSON-safe. */
  readonly details: { readonly [key: string]: Json };

  constructor(
    code: FaultCode,
    message: string,
    details: { readonly [key: string]: Json } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
    const { className } = new.target;
    Object.defineProperties(this, {
      name: { value: className, configurable: true },
      [brand]: { value: [className, 'InvoicingError'] },
    });
  }

  protected static readonly className: string = 'InvoicingError';

  static override [Symbol.hasInstance](value: unknown): boolean {
    const names = (value as { readonly [brand]?: readonly string[] } | null | undefined)?.[brand];
    // biome-ignore lint/complexity/noThisInStatic: every class looks for its own name
    return names?.includes(this.className) ?? false;
  }

  /** A JSON-safe copy without stack or cause: `{ name, code, message, details }`, and `faults` if there are any. */
  toJSON(): { readonly [key: string]: Json } {
    return { name: this.name, code: this.code, message: this.message, details: this.details };
  }
}

/** The input is wrong: fix it and call again. `faults` is never empty and holds everything that is wrong. */
export class ValidationError extends InvoicingError {
  protected static override readonly className = 'ValidationError';
  /** All faults found, in the order of the input. */
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const [first] = faults;
    if (first === undefined) throw new TypeError('no faults');
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    super(
      faults.length === 1 ? first.code : 'validation.failed',
      `${first.path && `${first.path}: `}${first.message}${more}`,
    );
    this.faults = faults;
  }

  override toJSON(): { readonly [key: string]: Json } {
    return { ...super.toJSON(), faults: this.faults as unknown as Json };
  }
}

/** The document that the call names does not exist in this tenant. */
export class NotFoundError extends InvoicingError {
  protected static override readonly className = 'NotFoundError';
}

/** The command cannot start from the invoice's state. */
export class InvoiceStateError extends InvoicingError {
  protected static override readonly className = 'InvoiceStateError';
  /** The invoice's state. */
  readonly actual: string;
  /** The states that the command starts from. */
  readonly expected: readonly string[];

  constructor(code: FaultCode, message: string, actual: string, expected: readonly string[]) {
    super(code, message, { actual, expected });
    this.actual = actual;
    this.expected = expected;
  }
}

/** Someone else changed the document in between, or took the number: reload and retry. */
export class ConflictError extends InvoicingError {
  protected static override readonly className = 'ConflictError';
}

/** The idempotency key was used before with another input: use a new key, or the first input. */
export class IdempotencyConflictError extends InvoicingError {
  protected static override readonly className = 'IdempotencyConflictError';

  constructor(key: string) {
    super(
      'idempotency.conflict',
      `idempotency key ${JSON.stringify(key)} was used before with another input; use a new key`,
      { key },
    );
  }
}

/** The tax resolver did not answer; nothing was stored. Try later. */
export class TaxUnavailableError extends InvoicingError {
  protected static override readonly className = 'TaxUnavailableError';

  constructor(reason: string, code: FaultCode = 'tax.unavailable', options?: ErrorOptions) {
    super(code, `the tax resolver could not answer: ${reason}; try later`, {}, options);
  }
}

/** An adapter of yours broke the promise of its port, such as a directory that returns another customer: fix it. */
export class AdapterError extends InvoicingError {
  protected static override readonly className = 'AdapterError';
}

/** How a store failed. */
export interface StoreFailure {
  /** `true` where the same call may succeed when made again. */
  readonly retryable: boolean;
  /** `"unknown"`: the answer to a commit was lost; the same idempotency key tells which. Default `"failed"`. */
  readonly outcome?: 'failed' | 'unknown';
  /** `"transaction"`: the host's own transaction is lost with it. Default `"commit"`. */
  readonly scope?: 'commit' | 'transaction';
  /** The driver's own error. */
  readonly cause?: unknown;
}

/** The store failed. Nothing is half-stored, whatever the cause. */
export class StoreError extends InvoicingError {
  protected static override readonly className = 'StoreError';
  /** `true` where the same call may succeed when made again. */
  readonly retryable: boolean;
  /** `"unknown"`: the answer to a commit was lost. */
  readonly outcome: 'failed' | 'unknown';
  /** `"transaction"`: the host's own transaction is lost with it. */
  readonly scope: 'commit' | 'transaction';

  constructor(message: string, failure: StoreFailure, code: FaultCode = 'store.failed') {
    const { retryable, outcome = 'failed', scope = 'commit' } = failure;
    super(code, message, { retryable, outcome, scope }, { cause: failure.cause });
    this.retryable = retryable;
    this.outcome = outcome;
    this.scope = scope;
  }
}
