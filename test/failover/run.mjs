// Kill the primary of a PostgreSQL cluster under load and check that no acknowledged invoice is lost.
//
//   npm run test:failover             synchronous standby: nothing may be lost
//   npm run test:failover -- async    asynchronous: counts what is lost
//
// Three nodes under Patroni with etcd, HAProxy in front of them, PgBouncer in front of it: all from Debian, all on
// 127.0.0.1. Run it as root; packages that are missing are installed.
import { startCluster } from './cluster.mjs';
import { installPackages } from './install-packages.mjs';
import { startLoad } from './load.mjs';
import { verify } from './verify.mjs';

const SECONDS_BEFORE = 15;
const SECONDS_AFTER = 20;
const synchronous = process.argv[2] !== 'async';
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

installPackages();
const cluster = await startCluster({ synchronous });
try {
  const load = await startLoad(cluster.url);
  await pause(SECONDS_BEFORE);
  const killed = await cluster.killPrimary();
  console.log(`killed the primary ${killed} after ${load.acknowledged.size} acknowledged invoices`);
  await load.acknowledgedAgain();
  await pause(SECONDS_AFTER);
  await load.stop();
  const found = await verify(load);
  console.log(
    `mode              ${synchronous ? 'synchronous' : 'asynchronous'}, ${killed} → ${await cluster.primary()}`,
  );
  console.log(`acknowledged      ${load.acknowledged.size}`);
  console.log(`lost              ${found.lost}`);
  console.log(`numbers missing   ${found.gaps}`);
  console.log(`numbers twice     ${found.twice}`);
  console.log(`without answers   ${load.longestSilence().toFixed(1)} s, ${load.retryable} retryable errors`);
  console.log(`other errors      ${[...load.others].join('; ') || 'none'}`);
  await load.close();
  if (synchronous && found.lost + found.gaps + found.twice + load.others.size > 0) process.exitCode = 1;
} finally {
  await cluster.stop();
}
