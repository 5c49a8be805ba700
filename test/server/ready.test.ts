import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { ready } from '../../examples/postgres/ready.ts';

/** A program that logs what PostgreSQL does while it recovers and turns clients away. */
const recovering = `
  const refusal = 'FATAL:  the database system is starting up\\n';
  process.stderr.write(refusal.repeat(1_000), () =>
    setTimeout(() => process.stderr.write('LOG:  database system is ready to accept connections\\n'), 50));
  setTimeout(() => undefined, 60_000);`;

it('a server has started once it says so, however many clients it turned away before', async () => {
  const server = spawn(process.execPath, ['-e', recovering], { stdio: ['ignore', 'ignore', 'pipe'] });
  const outcome = await Promise.race([
    ready(server, 'PostgreSQL', 'ready to accept connections').then(() => 'ready'),
    new Promise((resolve) => setTimeout(resolve, 10_000, 'still waiting')),
  ]);
  server.kill();
  expect(outcome).toBe('ready');
});

it('a server that ends instead of starting is reported with its last words', async () => {
  const words = `process.stderr.write('FATAL:  starting up\\n'.repeat(1_000) + 'FATAL:  could not bind\\n')`;
  const server = spawn(process.execPath, ['-e', words], { stdio: ['ignore', 'ignore', 'pipe'] });
  await expect(ready(server, 'PostgreSQL', 'ready to accept connections')).rejects.toThrow(
    /^PostgreSQL did not start: .*could not bind\n$/s,
  );
});
