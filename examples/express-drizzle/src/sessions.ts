// Who is at the desk: staff sign in with a password, and a cookie holds their session.
import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Authenticate, Scope } from 'oneoff/http';
import { sessions, staff } from './tables.ts';

const HOURS = 8;

const CLERK: readonly Scope[] = ['invoices:read', 'invoices:draft', 'payments:write'];
const ISSUER: readonly Scope[] = [...CLERK, 'invoices:issue', 'corrections:write'];

/** A salted password, as the column `password` holds it. */
export function hashPassword(password: string, salt = randomBytes(16).toString('hex')): string {
  return `${salt}:${scryptSync(password, salt, 32).toString('hex')}`;
}

/** The token of a new session, or `null` for a wrong address or password. */
export async function signIn(db: NodePgDatabase, email: string, password: string): Promise<string | null> {
  const [person] = await db.select().from(staff).where(eq(staff.email, email));
  const stored = person?.password ?? hashPassword('');
  const given = hashPassword(password, stored.split(':')[0]);
  if (person === undefined || !timingSafeEqual(Buffer.from(stored), Buffer.from(given))) return null;
  const token = randomBytes(32).toString('base64url');
  const endsAt = new Date(Date.now() + HOURS * 3_600_000);
  await db.insert(sessions).values({ token: digestOf(token), staffId: person.id, endsAt });
  return token;
}

/** The person of a session as the caller of the API: the tenant, the scopes, and who is named on the events. */
export function callerOf(db: NodePgDatabase): Authenticate {
  return async ({ headers }) => {
    const [, token] = /(?:^|;\s*)session=([\w-]+)/.exec(headers.get('cookie') ?? '') ?? [];
    if (token === undefined) return null;
    const alive = and(eq(sessions.token, digestOf(token)), gt(sessions.endsAt, new Date()));
    const [person] = await db
      .select({ id: staff.id, name: staff.name, mayIssue: staff.mayIssue })
      .from(sessions)
      .innerJoin(staff, eq(staff.id, sessions.staffId))
      .where(alive);
    if (person === undefined) return null;
    const { id, name, mayIssue } = person;
    return { tenant: 'default', actor: `staff:${id}`, name, scopes: mayIssue ? ISSUER : CLERK };
  };
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
