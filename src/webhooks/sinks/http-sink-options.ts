import type { Clock } from '../../ports/clock.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { callback, methodsOf, requireOptions } from '../../validation/require-options.ts';
import { type UrlRules, urlRuleShapes } from '../endpoints/url-rules.ts';
import type { WebhookDialect } from './dialect.ts';
import type { PayloadOptions } from './payload-options.ts';
import { payloadShapes } from './payload-options.ts';

/** Options of `httpSink`. */
export interface HttpSinkOptions extends UrlRules, PayloadOptions {
  /** Default `standardDialect` with the payload options given here. */
  readonly dialect?: WebhookDialect;
  /** The addresses of a name, each of which must be public; default on Node the resolver of the machine. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** Default on Node one that connects to checked addresses only, elsewhere the global one. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds for one try, default 15,000; keep it below the relay's lease. */
  readonly timeoutMs?: number;
  /** How much of an answer is read, in bytes, default 65,536. */
  readonly maxResponseBytes?: number;
  /** Default `"oneoff-webhooks/1"`. */
  readonly userAgent?: string;
  readonly clock?: Clock;
}

const whole = (least: number) => optional(integer(least, 2_147_483_647));

const shape = object<HttpSinkOptions>({
  ...urlRuleShapes,
  ...payloadShapes,
  dialect: optional(callback<WebhookDialect>('standardDialect()')),
  resolve: optional(callback<NonNullable<HttpSinkOptions['resolve']>>('async (name) => [address]')),
  fetch: optional(callback<NonNullable<HttpSinkOptions['fetch']>>('fetch')),
  timeoutMs: whole(1),
  maxResponseBytes: whole(0),
  userAgent: optional(text()),
  clock: optional(methodsOf<Clock>(['now'], '{ now: () => Date.now() }')),
});

/**
 * Refuse options of an HTTP sink that cannot work.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value`
 */
export function checkHttpSinkOptions(options: unknown): void {
  requireOptions(shape, options, 'httpSink');
}
