import { createInvoicing } from 'oneoff';
import { memoryDeliveryStore, memoryDirectory, memoryStore } from 'oneoff/memory';
import { createEndpoint, createRelay } from 'oneoff/webhooks';

const directory = memoryDirectory({
  billingEntities: [
    {
      id: 'acme',
      name: 'ACME GmbH',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' },
    },
  ],
  customers: [{ id: 'hooli', name: 'Hooli GmbH' }],
});

/** Issue some invoices and relay their events to a sink; returns the numbers. */
export async function relayInvoices(sink, count = 3) {
  const deliveries = memoryDeliveryStore();
  await deliveries.saveEndpoint(createEndpoint({ url: 'queue:events', eventTypes: ['invoice.finalized'] }));
  const relay = createRelay({ store: deliveries, sinks: { queue: sink } });
  const invoicing = createInvoicing({ store: memoryStore({ deliveries }), directory });
  const numbers = [];
  for (let index = 0; index < count; index++) {
    const lines = [{ name: 'Setup', unitPrice: '100.00' }];
    numbers.push((await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines })).number);
  }
  const { delivered } = await relay.runOnce();
  if (delivered !== count) throw new Error(`${delivered} of ${count} delivered`);
  return numbers;
}
