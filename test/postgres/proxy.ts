import { connect, createServer, type Socket } from 'node:net';

/** What a proxy does to the connections through it. */
export interface ProxyOptions {
  /** Milliseconds that every message takes longer, in each direction. */
  readonly delayMs?: number;
  /** Decides on what a client sends: pass it on, cut the connection before it or right behind it. */
  readonly onRequest?: (message: Buffer) => 'pass' | 'cut' | 'cut-behind';
}

/** A proxy in front of a PostgreSQL server. */
export interface TcpProxy {
  /** The server's address through this proxy. */
  readonly url: string;
  /** How often a client waited for the server since the last reset: its round trips. */
  readonly trips: number;
  reset(): void;
  close(): Promise<void>;
}

/** Put a proxy in front of a server. */
export async function openProxy(serverUrl: string, { delayMs = 0, onRequest }: ProxyOptions = {}): Promise<TcpProxy> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let trips = 0;
  const later = (run: () => void): void => {
    if (delayMs > 0) setTimeout(run, delayMs);
    else run();
  };
  const server = createServer((client) => {
    const upstream = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    client.setNoDelay(true);
    let waiting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (message) => {
      if (!waiting) trips += 1;
      waiting = true;
      const fate = onRequest?.(message) ?? 'pass';
      if (fate === 'cut') return void client.destroy();
      later(() => upstream.write(message));
      // Ended, not destroyed: the server gets the message, and its answer finds nobody.
      if (fate === 'cut-behind') {
        upstream.end();
        client.resetAndDestroy();
      }
    });
    upstream.on('data', (message) => {
      waiting = false;
      later(() => client.write(message));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(serverUrl);
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  return {
    url: url.href,
    get trips() {
      return trips;
    },
    reset() {
      trips = 0;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
