// A standby of a server: streaming replication, and lists may be read from it.
import { chownSync, cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { createServerFolder } from './server-folder.ts';
import { runServer, type Server } from './start-server.ts';

/** Files of the running primary that are not the standby's. */
const OF_THE_PRIMARY = ['postmaster.pid', 'postmaster.opts'];

/** Copy a running server and start the copy as its standby. It takes writes after `select pg_promote()`. */
export async function startStandby(primary: Server): Promise<Server> {
  const folder = createServerFolder();
  const { data } = folder;
  const client = new pg.Client(primary.url);
  await client.connect();
  try {
    // One session, or the server ends the backup.
    await client.query(`select pg_backup_start('standby', fast => true)`);
    cpSync(primary.data, data, { recursive: true, filter: (file) => !OF_THE_PRIMARY.includes(basename(file)) });
    const { rows } = await client.query('select labelfile from pg_backup_stop()');
    writeFileSync(join(data, 'backup_label'), rows[0].labelfile);
  } finally {
    await client.end();
  }
  writeFileSync(join(data, 'standby.signal'), '');
  const { uid, gid } = statSync(primary.data);
  for (const file of readdirSync(data, { recursive: true, encoding: 'utf8' })) chownSync(join(data, file), uid, gid);
  const { hostname, port, username, password } = new URL(primary.url);
  const follows = `host=${hostname} port=${port} user=${username} password=${password}`;
  return runServer(folder, { primary_conninfo: follows, hot_standby_feedback: 'on' }, 'ready to accept read-only');
}
