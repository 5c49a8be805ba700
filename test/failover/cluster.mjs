import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms } from './install-packages.mjs';
import { haproxySettings, patroniSettings, pgbouncerSettings } from './settings.mjs';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Start three nodes, HAProxy and PgBouncer; resolves when a primary has its standbys. */
export async function startCluster({ synchronous }) {
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const user = { uid: id('-u'), gid: id('-g') };
  const folder = mkdtempSync(join(tmpdir(), 'oneoff-failover-'));
  chmodSync(folder, 0o755);
  const own = (path) => chownSync(path, user.uid, user.gid);
  own(folder);
  const running = [];
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder };
  const start = (program, args) => {
    const child = spawn(program, args, { ...user, cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        log.push(text);
        if (log.length > 200) log.shift();
      });
    running.push({ program, child, log });
    return child;
  };
  const write = (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    own(path);
    return path;
  };

  const [client, peer, haproxyPort, bouncerPort, ...ports] = await freePorts(10);
  const etcd = `http://127.0.0.1:${client}`;
  const peers = `http://127.0.0.1:${peer}`;
  start('etcd', [
    ...['--name', 'etcd', '--data-dir', join(folder, 'etcd'), '--initial-cluster', `etcd=${peers}`],
    ...['--listen-client-urls', etcd, '--advertise-client-urls', etcd],
    ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers],
  ]);
  await pause(2000);

  const nodes = ['a', 'b', 'c'].map((name, index) => {
    const data = join(folder, name);
    mkdirSync(data, { mode: 0o700 });
    own(data);
    return { name, data, port: ports[index * 2], rest: ports[index * 2 + 1] };
  });
  for (const node of nodes) {
    const settings = patroniSettings({ node, etcd: `127.0.0.1:${client}`, programs: postgresPrograms(), synchronous });
    node.patroni = start('patroni', [write(`${node.name}.yml`, settings)]);
  }
  start('/usr/sbin/haproxy', ['-db', '-f', write('haproxy.cfg', haproxySettings(haproxyPort, nodes))]);
  start('/usr/sbin/pgbouncer', [write('pgbouncer.ini', pgbouncerSettings(bouncerPort, haproxyPort))]);

  async function members() {
    for (const { rest } of nodes.filter(({ dead }) => dead === undefined)) {
      try {
        return (await (await fetch(`http://127.0.0.1:${rest}/cluster`)).json()).members;
      } catch {}
    }
    return [];
  }
  const primary = async () => (await members()).find(({ role }) => role === 'leader')?.name;

  async function stop() {
    for (const node of nodes) if (node.dead === undefined) node.patroni.kill('SIGTERM');
    await Promise.all(nodes.map(({ patroni }) => patroni.exitCode ?? patroni.signalCode ?? ended(patroni)));
    for (const { child } of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  const deadline = Date.now() + 180_000;
  for (;;) {
    const all = await members();
    const standbys = all.filter(({ role, state }) => role !== 'leader' && ['running', 'streaming'].includes(state));
    const ready = synchronous ? standbys.some(({ role }) => role === 'sync_standby') : true;
    if (all.some(({ role }) => role === 'leader') && standbys.length === 2 && ready) break;
    if (Date.now() > deadline || nodes.some(({ patroni }) => patroni.exitCode !== null)) {
      for (const { program, log } of running) console.error(`--- ${program}\n${log.join('')}`);
      await stop();
      throw new Error('The cluster was not ready within three minutes.');
    }
    await pause(500);
  }

  return {
    url: `postgres://postgres@127.0.0.1:${bouncerPort}/postgres`,
    primary,
    /** Kill a whole node at once, as a power cut would: Patroni, PostgreSQL and each of its processes. */
    async killPrimary() {
      const name = await primary();
      const node = nodes.find((one) => one.name === name);
      node.dead = true;
      const postmaster = Number(readFileSync(join(node.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' }).stdout;
      node.patroni.kill('SIGKILL');
      for (const pid of [postmaster, ...children.trim().split(/\s+/).map(Number)])
        try {
          process.kill(pid, 'SIGKILL');
        } catch {}
      return name;
    },
    stop,
  };
}

const ended = (child) => new Promise((resolve) => child.once('exit', resolve));

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port))),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
