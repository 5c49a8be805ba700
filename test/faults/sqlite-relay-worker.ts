import Database from 'libsql';
import { sqliteDeliveryStore } from 'oneoff/sqlite';
import { runDyingRelay } from './dying-relay.ts';

const [file = '', stage = '', count = ''] = process.argv.slice(2);
const database = new Database(file);
await runDyingRelay(sqliteDeliveryStore({ database }), stage, count);
database.close();
