import type { ChildProcess } from 'node:child_process';

/** How much of a server's log an error quotes. */
const LAST_WORDS = 10_000;

/**
 * Wait until a server's log says that it is ready; fail with its last words if it ends instead.
 *
 * A server that recovers logs a line for each client that it turns away, so the line that counts may come late.
 *
 * @param says - what only a server that is ready logs
 */
export function ready(server: ChildProcess, name: string, says: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.once('error', reject);
    server.once('close', () => reject(new Error(`${name} did not start: ${log}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes(says)) resolve();
      log = log.slice(-LAST_WORDS);
    });
  });
}
