import { type Attributes, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { InvoiceEvent } from '../invoice/events.ts';
import type { Delivery, DeliveryResult, DeliveryStore, Endpoint } from '../ports/delivery-store.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';
import { afterCommit } from '../webhooks/relay/after-commit.ts';
import type { RelayObserver } from '../webhooks/relay/relay-observer.ts';
import { names } from './names.ts';

/** Counters, gauges and spans of invoices and their webhooks. */
export interface Telemetry {
  /** For `createRelay`: a span around each try, counters of their results. */
  readonly observer: RelayObserver;
  /** A store whose commits are counted: invoices created and finalized. A joined store counts nothing. */
  observe(store: InvoiceStore): InvoiceStore;
  /** Report the lag of a store's deliveries at each collection; call the returned function to stop. */
  watch(deliveries: DeliveryStore): () => void;
}

const SCOPE = 'oneoff';

/**
 * Create the telemetry on the global providers of `@opentelemetry/api`, which do nothing until the host sets them up.
 *
 * Attributes name tenant, event type and endpoint, never what is in an invoice. Tenants and endpoints multiply the
 * series: if there are many, drop them with a view.
 *
 * @example
 * ```ts
 * const telemetry = createTelemetry();
 * const relay = createRelay({ store: deliveries, sinks, observer: telemetry.observer });
 * const invoicing = createInvoicing({ store: telemetry.observe(store), directory });
 * ```
 */
export function createTelemetry(): Telemetry {
  const meter = metrics.getMeter(SCOPE);
  const tracer = trace.getTracer(SCOPE);
  const counter = (name: 'created' | 'finalized' | 'delivered' | 'retried' | 'dead', unit: string) =>
    meter.createCounter(names[name], { unit });
  const created = counter('created', '{invoice}');
  const finalized = counter('finalized', '{invoice}');
  const byResult = {
    delivered: counter('delivered', '{delivery}'),
    retry: counter('retried', '{delivery}'),
    dead: counter('dead', '{delivery}'),
  };
  const duration = meter.createHistogram(names.duration, { unit: 's' });
  const lag = meter.createObservableGauge(names.lag, { unit: 's' });
  const pending = meter.createObservableGauge(names.pending, { unit: '{delivery}' });

  return {
    observer: {
      around: (delivery, run) =>
        tracer.startActiveSpan(names.span, { kind: SpanKind.PRODUCER, attributes: ofTry(delivery) }, async (span) => {
          const start = performance.now();
          try {
            const result = await run();
            span.setAttribute('oneoff.webhook.result', result.status);
            if ('error' in result) span.setStatus({ code: SpanStatusCode.ERROR, message: result.error });
            duration.record((performance.now() - start) / 1000, { ...ofDelivery(delivery), ...endOf(result) });
            return result;
          } finally {
            span.end();
          }
        }),
      finished(delivery, result, held) {
        if (held && result.status !== 'released') byResult[result.status].add(1, ofDelivery(delivery));
      },
      givenUp: ({ endpoint }) => byResult.dead.add(1, ofEndpoint(endpoint)),
    },
    observe: (store) =>
      afterCommit(store, (events) => {
        for (const event of events) {
          if (event.sequence === 1) created.add(1, ofEvent(event));
          if (event.type === 'invoice.finalized') finalized.add(1, ofEvent(event));
        }
      }),
    watch(deliveries) {
      const report: Parameters<typeof meter.addBatchObservableCallback>[0] = async (result) => {
        const { pending: count, oldestMs } = await deliveries.lag();
        result.observe(pending, count);
        result.observe(lag, (oldestMs ?? 0) / 1000);
      };
      meter.addBatchObservableCallback(report, [lag, pending]);
      return () => meter.removeBatchObservableCallback(report, [lag, pending]);
    },
  };
}

function ofEvent({ tenant }: InvoiceEvent): Attributes {
  return { 'oneoff.tenant': tenant };
}

function ofDelivery({ endpoint, event }: Delivery): Attributes {
  return { ...ofEndpoint(endpoint), 'oneoff.event.type': event.type };
}

function ofEndpoint({ tenant, id }: Endpoint): Attributes {
  return { 'oneoff.tenant': tenant, 'oneoff.endpoint.id': id };
}

function ofTry(delivery: Delivery): Attributes {
  return {
    ...ofDelivery(delivery),
    'oneoff.event.id': delivery.event.id,
    'oneoff.invoice.id': delivery.event.data.invoice.id,
    'oneoff.webhook.attempt': delivery.attempt,
  };
}

function endOf({ status }: DeliveryResult): Attributes {
  return { 'oneoff.webhook.result': status };
}
