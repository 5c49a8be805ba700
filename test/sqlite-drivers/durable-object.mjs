import { DurableObject } from 'cloudflare:workers';
import { runSuites } from './suites.mjs';

/** A Durable Object with SQLite, which runs the suites in its own storage. */
export class Ledger extends DurableObject {
  async fetch() {
    const { storage } = this.ctx;
    const result = await runSuites(async () => {
      await storage.deleteAll();
      return { source: { storage }, close: async () => undefined };
    });
    return Response.json(result);
  }
}

export default {
  fetch: (request, env) => env.LEDGER.get(env.LEDGER.idFromName('all')).fetch(request),
};
