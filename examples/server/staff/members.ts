// Who works here, and what each may do. A real host reads them from its own table.
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { type Caller, scopes } from 'oneoff/http';

/** One of the staff. */
export interface Member {
  /** Typed at the sign-in. */
  readonly name: string;
  readonly passwordHash: string;
  /** Whose invoices, what of them, and the name that stands on the events of an invoice. */
  readonly caller: Caller;
}

/** Ada does everything, Ben writes drafts that Ada issues, Eve reads. For the example they share a password. */
export function exampleMembers(password: string): readonly Member[] {
  const roles = {
    ada: scopes,
    ben: ['invoices:read', 'invoices:draft', 'directory:read'],
    eve: scopes.filter((scope) => scope.endsWith(':read')),
  } as const;
  return Object.entries(roles).map(([name, granted]) => ({
    name,
    passwordHash: hashOf(password),
    caller: { tenant: 'default', scopes: granted, actor: `user:${name}`, name },
  }));
}

/** The member with this name and password. An unknown name takes as long as a wrong password. */
export function memberOf(members: readonly Member[], name: string, password: string): Member | undefined {
  const known = members.find((one) => one.name === name);
  const isRight = isPassword(password, known?.passwordHash ?? NOBODY);
  return isRight ? known : undefined;
}

function hashOf(password: string, salt: string = randomBytes(16).toString('hex')): string {
  return `${salt}:${scryptSync(password, salt, 32).toString('hex')}`;
}

function isPassword(password: string, hash: string): boolean {
  const [salt = ''] = hash.split(':');
  return timingSafeEqual(Buffer.from(hashOf(password, salt)), Buffer.from(hash));
}

const NOBODY = hashOf(randomBytes(16).toString('hex'));
