// The handlers of the routes. Sessions are in the cookie, so it does not matter in which bundle a route of Next.js runs.
// Invoices are in memory: use postgresStore({ pool }) and postgresDirectory({ pool }).
import { randomUUID } from 'node:crypto';
import { exampleMembers } from '../../members.ts';
import { createOffice } from '../../office.ts';

const { SESSION_SECRET, STAFF_PASSWORD } = process.env;

/** Without a secret and a password nobody can sign in. */
export const office: ReturnType<typeof createOffice> =
  SESSION_SECRET === undefined || STAFF_PASSWORD === undefined
    ? createOffice(randomUUID(), [])
    : createOffice(SESSION_SECRET, exampleMembers(STAFF_PASSWORD));
