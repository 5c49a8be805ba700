// A standalone server for one-off invoices: `ONEOFF_API_KEY=$(openssl rand -hex 24) npm run serve`.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { openBilling } from './open-billing.ts';
import { printWelcome } from './print-welcome.ts';
import { readSettings, type Settings } from './settings.ts';

/** How long a stop waits for requests that are under way. */
const GRACE_MS = 10_000;

try {
  await serve(readSettings(process.env));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function serve(settings: Settings): Promise<void> {
  const { handler, close } = await openBilling(settings);
  const server = createServer(getRequestListener(handler));
  try {
    await listen(server, settings);
  } catch (error) {
    await close();
    throw error;
  }
  // The terminal sends the signal to npm and to this process, and npm passes it on: it can arrive twice.
  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    console.log(`${signal}: stopping`);
    await closed(server);
    await close();
    console.log('stopped');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  const { address, port } = server.address() as AddressInfo;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  printWelcome(url, settings);
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const way = 'stop what listens there, or pass another PORT; PORT=0 takes any that is free';
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} of ${host} is taken; ${way}`) : error);
    });
    server.listen(port, host, resolve);
  });
}

/** Accept no new connections, and wait for the open ones to end. */
function closed(server: Server): Promise<void> {
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
  });
}
