import type { DeliveryStore } from 'oneoff';
import { createRelay, httpSink } from 'oneoff/webhooks';

/** Run a relay that kills its process: after so many claims, sends or results, with nothing said to anybody. */
export async function runDyingRelay(inner: DeliveryStore, stage: string, count: string): Promise<void> {
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
      claim: (request) => inner.claim(request).then(dieAfter('claim', (claim) => claim.deliveries.length > 0)),
      finish: (...given) => inner.finish(...given).then(dieAfter('finish', (finished) => finished.length > 0)),
    },
    sinks: {
      http: {
        async deliver(delivery, options) {
          // As a document does that is too large for the memory of its process.
          if (stage === 'poison' && count.split(',').includes(delivery.event.data.invoice.id))
            process.kill(process.pid, 'SIGKILL');
          await http.deliver(delivery, options).then(dieAfter('send', () => true));
        },
      },
    },
    leaseMs: stage === 'poison' ? 700 : 2500,
    timeoutMs: stage === 'poison' ? 600 : 2000,
    retryDelaysMs: Array.from({ length: stage === 'poison' ? 2 : 100 }, () => 50),
    pollMs: 50,
    concurrency: 16,
  });
  console.log('started');
  const stop = new AbortController();
  process.on('SIGTERM', () => stop.abort());
  await relay.run(stop.signal);
}
