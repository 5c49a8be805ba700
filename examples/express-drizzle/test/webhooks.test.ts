import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import express from 'express';
import { createEndpoint, verifyWebhook, WebhookVerificationError } from 'oneoff/webhooks';
import { placeOrder } from '../src/orders.ts';
import { fill, openShop } from './shop.ts';

/** The bookkeeping of the shop: another server, which trusts only what is signed. */
function bookkeeping(secret: () => string, booked: string[]) {
  const app = express();
  app.post('/hooks', express.raw({ type: '*/*' }), async (request, response) => {
    try {
      const { type, data } = await verifyWebhook({ headers: request.headers, body: request.body }, secret());
      booked.push(`${type} ${data.invoice.reference ? data.invoice.url : data.invoice.number}`);
      response.sendStatus(204);
    } catch (error) {
      response.sendStatus(error instanceof WebhookVerificationError ? 400 : 500);
    }
  });
  return createServer(app);
}

describe('webhooks', () => {
  it('tell another server of an invoice once the order is stored, and of none that was rolled back', async () => {
    const shop = await openShop();
    const booked: string[] = [];
    const server = bookkeeping(() => endpoint.secrets[0] ?? '', booked).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    const endpoint = createEndpoint({ url, eventTypes: ['invoice.finalized'] }, { allowPrivate: ['127.0.0.1'] });
    try {
      await fill(shop.billing);
      await shop.billing.deliveries.saveEndpoint(endpoint);
      await assert.rejects(placeOrder(shop.billing, 1, [{ productId: 1, quantity: 0 }]));
      const { invoice } = await placeOrder(shop.billing, 1, [{ productId: 1, quantity: 1 }]);
      await shop.billing.relay.runOnce();
      assert.deepEqual(booked, [`invoice.finalized ${invoice.number}`]);

      const forged = await fetch(url, { method: 'POST', body: '{"type":"invoice.finalized"}' });
      assert.deepEqual([forged.status, booked.length], [400, 1]);
    } finally {
      server.close();
      await shop.close();
    }
  });
});
