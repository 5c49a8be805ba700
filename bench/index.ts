import { availableParallelism, loadavg } from 'node:os';
import { benchAllocations } from './allocations.ts';
import { benchBatch } from './batch.ts';
import { benchCalculate } from './calculate.ts';
import { benchCpu } from './cpu.ts';
import { benchDocuments } from './documents.ts';
import { benchEInvoice } from './einvoice.ts';
import { benchHttp } from './http.ts';
import { benchHttpCpu } from './http-cpu.ts';
import { benchImport } from './import.ts';
import { benchParsing } from './parsing.ts';
import { benchPostgres } from './postgres.ts';
import { benchService } from './service.ts';
import { benchWebhooks } from './webhooks.ts';

const benches: { readonly [name: string]: () => void | Promise<void> } = {
  calculate: benchCalculate,
  parsing: benchParsing,
  cpu: async () => {
    benchCpu();
    await benchHttpCpu();
  },
  service: benchService,
  allocations: benchAllocations,
  batch: benchBatch,
  import: benchImport,
  documents: benchDocuments,
  einvoice: benchEInvoice,
  postgres: benchPostgres,
  webhooks: benchWebhooks,
  http: benchHttp,
};

/** Run all benchmarks, or those named on the command line. */
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`no benchmark "${name}"; there are ${Object.keys(benches).join(', ')}`);
  tellMachine();
  await bench();
}
tellMachine();

function tellMachine(): void {
  const load = loadavg().map((value) => value.toFixed(2));
  console.log(`\nNode ${process.version}, ${availableParallelism()} processors, load ${load.join(' ')}`);
}
