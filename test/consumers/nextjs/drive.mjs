// Start what `next build` made, and carry one invoice through its life over HTTP.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const ONEOFF_API_KEY = 'a-key-of-this-consumer';
const port = await freePort();
const url = `http://127.0.0.1:${port}/billing`;
const next = spawn(
  process.execPath,
  ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)],
  { env: { ...process.env, ONEOFF_API_KEY, NEXT_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 'pipe', 'inherit'] },
);

try {
  await ready();
  const input = { customerId: 'hooli', memo: 'Grüße aus Köln 🧾', lines: [{ addOn: 'setup_fee' }] };
  const draft = await send('POST', '/invoices', 201, input);
  assert.equal(draft.memo, input.memo);
  const edited = await send('PATCH', `/invoices/${draft.id}`, 200, { purchaseOrderNumber: 'PO-1' });
  assert.equal(edited.version, 2);
  const issued = await send('POST', `/invoices/${draft.id}/finalize`, 200);
  assert.match(issued.number, /^INV-\d{4}-0001$/);
  assert.equal(issued.total, '595.00');
  const paid = await send('POST', `/invoices/${draft.id}/payments`, 200, { amount: '595.00' });
  assert.equal(paid.paymentStatus, 'paid');
  assert.deepEqual(await send('GET', `/invoices/${draft.id}`, 200), paid);
  assert.deepEqual((await send('GET', '/invoices?status=finalized', 200)).items, [paid]);
  await send('HEAD', `/invoices/${draft.id}`, 200);
  assert.equal((await send('DELETE', `/invoices/${draft.id}`, 409)).code, 'invoice.wrong_state');
  assert.equal((await send('PUT', '/invoices', 405, {})).code, 'request.method_not_allowed');
  assert.equal((await send('GET', '/invoices', 401, undefined, 'another')).code, 'request.unauthenticated');
  assert.deepEqual((await send('GET', '/openapi.json', 200)).servers, [{ url: '/billing' }]);
  assert.equal((await send('POST', '/invoices', 413, { memo: 'x'.repeat(3_000_000) })).code, 'request.too_large');
} finally {
  next.kill();
}

async function send(method, path, status, body, key = ONEOFF_API_KEY) {
  const response = await fetch(url + path, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.equal(response.status, status, `${method} ${path}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

function ready() {
  return new Promise((resolve, reject) => {
    next.stdout.on('data', (text) => /Ready in/.test(text) && resolve());
    next.on('exit', (code) => reject(new Error(`next start ended with ${code}`)));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
