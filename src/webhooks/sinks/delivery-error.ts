/** What a receiver answered beside its refusal. */
export interface DeliveryErrorOptions extends ErrorOptions {
  /** Milliseconds before which it asks not to be called again. */
  readonly retryAfterMs?: number;
  /** It wants no more events at all: its endpoint is disabled. */
  readonly gone?: boolean;
  /** No later try can succeed: it becomes a dead letter at once. */
  readonly permanent?: boolean;
}

/** A sink could not hand an event over. Any other error says the same, without the details. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** Milliseconds before which the receiver asks not to be called again. */
  readonly retryAfterMs: number | undefined;
  /** Whether it wants no more events at all. */
  readonly gone: boolean;
  /** Whether no later try can succeed. */
  readonly permanent: boolean;

  constructor(
    message: string,
    { retryAfterMs, gone = false, permanent = false, ...options }: DeliveryErrorOptions = {},
  ) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
    this.gone = gone;
    this.permanent = permanent;
  }
}
