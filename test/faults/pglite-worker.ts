import { PGlite } from '@electric-sql/pglite';
import { openPGlite } from 'oneoff/pglite';
import { migrate, postgresStore } from 'oneoff/postgres';
import { issueInvoices } from './issue-invoices.ts';

const [folder = '', count = ''] = process.argv.slice(2);
const { pglite, close } = await openPGlite(folder, (path) => PGlite.create(path));
await migrate({ pglite });
await issueInvoices(postgresStore({ pglite }), Number(count));
await close();
