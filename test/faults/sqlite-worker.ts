import Database from 'libsql';
import { sqliteStore } from 'oneoff/sqlite';
import { issueInvoices } from './issue-invoices.ts';

const [file = '', count = ''] = process.argv.slice(2);
const database = new Database(file);
await issueInvoices(sqliteStore({ database }), Number(count));
database.close();
