import { postgresDeliveryStore } from 'oneoff/postgres';
import { createRelay, httpSink } from 'oneoff/webhooks';
import pg from 'pg';

// A relay that kills itself: after so many claims, sends or settlements, with nothing said to anybody.
const [url = '', schema = '', stage = '', count = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 2 });
const inner = postgresDeliveryStore({ pool }, { schema });
const http = httpSink({ allowPrivate: true });

let left = Number(count);
const dieAfter = <T>(at: string, isOne: (answer: T) => boolean) => {
  return (answer: T): T => {
    if (stage === at && isOne(answer) && --left <= 0) process.kill(process.pid, 'SIGKILL');
    return answer;
  };
};
const relay = createRelay({
  store: {
    ...inner,
    claim: (request) => inner.claim(request).then(dieAfter('claim', (claimed) => claimed.length > 0)),
    settle: (...given) => inner.settle(...given).then(dieAfter('settle', (settled) => settled.length > 0)),
  },
  sinks: { http: { deliver: (...given) => http.deliver(...given).then(dieAfter('send', () => true)) } },
  leaseMs: 2500,
  timeoutMs: 2000,
  retryDelaysMs: Array.from({ length: 100 }, () => 50),
  pollMs: 50,
  concurrency: 16,
});
console.log('started');
await relay.run(new AbortController().signal);
