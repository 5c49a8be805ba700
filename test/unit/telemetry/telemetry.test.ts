import { metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { memoryDeliveryStore, memoryStore } from 'oneoff/memory';
import { createTelemetry } from 'oneoff/telemetry';
import { createRelay, DeliveryError, functionSink } from 'oneoff/webhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INPUT, openAcme } from '../acme.ts';
import { endpointAt } from '../webhooks/samples.ts';

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const spans = new InMemorySpanExporter();
let provider: MeterProvider;
beforeEach(() => {
  exporter.reset();
  spans.reset();
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 100_000 });
  provider = new MeterProvider({ readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
});
afterEach(async () => {
  metrics.disable();
  trace.disable();
  await provider.shutdown();
});

/** The sums of all instruments by name. */
async function figures(): Promise<Record<string, unknown>> {
  await provider.forceFlush();
  const last = exporter.getMetrics().at(-1)?.scopeMetrics[0]?.metrics ?? [];
  return Object.fromEntries(
    last.map(({ descriptor, dataPoints }) => [
      descriptor.name,
      dataPoints.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : value.count), 0),
    ]),
  );
}

describe('telemetry', () => {
  it('counts what happened to invoices and their deliveries, with a span for each try', async () => {
    const telemetry = createTelemetry();
    const deliveries = memoryDeliveryStore();
    const { invoicing } = openAcme({ store: telemetry.observe(memoryStore({ deliveries })) });
    const unwatch = telemetry.watch(deliveries);
    for (const id of ['well', 'failing', 'gone'])
      await deliveries.saveEndpoint(endpointAt({ id, url: 'app:', eventTypes: ['invoice.finalized'] }));
    const draft = await invoicing.createOneOffInvoice(INPUT);
    await invoicing.finalize(draft.id);
    await invoicing.createOneOffInvoice(INPUT);
    expect(await figures()).toMatchObject({ 'oneoff.webhook.pending': 3 });
    const relay = createRelay({
      store: deliveries,
      observer: telemetry.observer,
      sinks: {
        app: functionSink((_, { endpoint: { id } }) => {
          if (id !== 'well') throw new DeliveryError(`answered ${id}`, { gone: id === 'gone' });
        }),
      },
    });
    await relay.runOnce();
    expect(await figures()).toMatchObject({
      'oneoff.invoice.created': 2,
      'oneoff.invoice.finalized': 1,
      'oneoff.webhook.delivered': 1,
      'oneoff.webhook.retried': 1,
      'oneoff.webhook.dead': 1,
      'oneoff.webhook.duration': 3,
      'oneoff.webhook.pending': 1,
      'oneoff.webhook.lag': expect.any(Number),
    });
    unwatch();
    const tries = spans.getFinishedSpans();
    expect(tries.map((span) => span.name)).toEqual(Array(3).fill('oneoff.webhook.deliver'));
    const failed = tries.find((span) => span.attributes['oneoff.endpoint.id'] === 'failing');
    expect(failed?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'answered failing' });
    expect(failed?.attributes).toMatchObject({
      'oneoff.tenant': 'default',
      'oneoff.event.type': 'invoice.finalized',
      'oneoff.invoice.id': draft.id,
      'oneoff.webhook.attempt': 1,
      'oneoff.webhook.result': 'retry',
    });
  });
});
