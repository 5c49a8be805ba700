/** Issue invoices over HTTP, in a separate process: `node fire.js <url> <token> <amount> <connections>`. */
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Fired } from './http-load.ts';
import { makeRequests } from './inputs.ts';

const LINES = 10;
const [url = '', token = '', amount = '1', connections = '1'] = process.argv.slice(2);
const bodies = makeRequests(LINES, 64).map((request) => JSON.stringify({ ...request, issue: 'now' }));
const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
let next = 0;

const times: number[] = [];
const statuses: number[] = [];
const options: autocannon.Options = {
  url,
  amount: Number(amount),
  connections: Number(connections),
  timeout: 30,
  // How often it checks whether everything is done.
  sampleInt: 50,
  requests: [
    {
      method: 'POST',
      path: '/invoices',
      setupRequest: (request) => ({
        ...request,
        headers: { ...headers, 'Idempotency-Key': randomUUID() },
        body: bodies[next++ % bodies.length] as string,
      }),
    },
  ],
};
let [begun, ended] = [0, 0];
const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
  const running = autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
  running.on('response', (_client, status, _bytes, milliseconds) => {
    statuses.push(status);
    times.push(milliseconds);
    ended = performance.now();
    if (begun === 0) begun = ended - milliseconds;
  });
});
times.sort((a, b) => a - b);
const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
const fired: Fired = {
  created: statuses.filter((status) => status === 201).length,
  refused: statuses.filter((status) => status !== 201).length,
  errors,
  perSecond: (statuses.length * 1000) / (ended - begun),
  p50: at(0.5),
  p99: at(0.99),
};
console.log(JSON.stringify(fired));
