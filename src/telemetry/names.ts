/** The instruments and spans, by the naming rules of OpenTelemetry. */
export const names = {
  /** Counter, `{invoice}`: invoices created. */
  created: 'oneoff.invoice.created',
  /** Counter, `{invoice}`: invoices finalized. */
  finalized: 'oneoff.invoice.finalized',
  /** Counter, `{delivery}`: deliveries that a receiver accepted. */
  delivered: 'oneoff.webhook.delivered',
  /** Counter, `{delivery}`: tries that failed and will be repeated. */
  retried: 'oneoff.webhook.retried',
  /** Counter, `{delivery}`: deliveries that were given up. */
  dead: 'oneoff.webhook.dead',
  /** Histogram, `s`: how long a try took. */
  duration: 'oneoff.webhook.duration',
  /** Gauge, `s`: the age of the oldest event that waits. */
  lag: 'oneoff.webhook.lag',
  /** Gauge, `{delivery}`: how many deliveries wait. */
  pending: 'oneoff.webhook.pending',
  /** Span, kind producer: one try. */
  span: 'oneoff.webhook.deliver',
} as const;
