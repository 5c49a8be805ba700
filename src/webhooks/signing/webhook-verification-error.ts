import { InvoicingError } from '../../errors/errors.ts';

/** A request is not a webhook of the sender, or not one of now: answer it with 400 and do nothing else. */
export class WebhookVerificationError extends InvoicingError {
  protected static override readonly className = 'WebhookVerificationError';
}
