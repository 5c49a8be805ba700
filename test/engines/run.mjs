// Relays events to a queue of each engine: pg-boss on a PostgreSQL server of its own, BullMQ on Redis, NATS JetStream.
//
//   npm run test:engines             all
//   npm run test:engines -- nats     one
//
// Debian's redis-server and nats-server are installed if they are missing, as root; the clients come from npm into a
// temporary folder.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const examples = fileURLToPath(new URL('../../examples/queues/', import.meta.url));
const engines = {
  'pg-boss': [process.execPath, ['--import', 'tsx', `${examples}pg-boss.ts`]],
  bullmq: [`${examples}bullmq/start.sh`, []],
  nats: [`${examples}nats/start.sh`, []],
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(engines)) {
  const engine = engines[name];
  if (engine === undefined) throw new Error(`${name} is no engine; known: ${Object.keys(engines).join(', ')}`);
  console.log(`--- ${name}`);
  const { status, error } = spawnSync(engine[0], engine[1], { stdio: 'inherit' });
  if (status === 0) continue;
  console.log(`${name} FAILED${error ? `: ${error.message}` : ''}`);
  process.exitCode = 1;
}
