// A page to sign in at, and a signed cookie that says who is there: no table of sessions, and any process can read it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Authenticate, checkOrigin } from 'oneoff/http';
import { type Member, memberOf } from './members.ts';
import { signInPage } from './sign-in-page.ts';

/** How long a session lasts: a working day. */
const SECONDS = 10 * 60 * 60;

/** Who is behind a request, and the page at `/sign-in`. */
export interface Sessions {
  readonly authenticate: Authenticate;
  readonly signIn: (request: Request) => Promise<Response>;
}

/**
 * Sessions in a cookie.
 *
 * @param secret - signs the cookies; whoever knows it is anybody
 * @param home - where a sign-in leads that names no page
 */
export function createSessions(secret: string, members: readonly Member[], home: string): Sessions {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    authenticate({ headers }) {
      const [, session = ''] = /(?:^|;\s*)session=([^;]+)/.exec(headers.get('cookie') ?? '') ?? [];
      const [name = '', until = '', signature = ''] = session.split('.');
      if (!isSame(signature, sign(`${name}.${until}`)) || Number(until) * 1000 < Date.now()) return null;
      return members.find((one) => one.name === name)?.caller ?? null;
    },
    async signIn(request) {
      const to = pathOf(new URL(request.url).searchParams.get('return') ?? home) ?? home;
      if (request.method === 'GET') return signInPage();
      // A foreign page must not sign a reader in, not even as somebody else.
      if (request.method !== 'POST' || checkOrigin(request) !== undefined) return new Response(null, { status: 403 });
      const form = await request.formData();
      const member = memberOf(members, String(form.get('name')), String(form.get('password')));
      if (member === undefined) return signInPage('This name and password are not known.');
      const until = Math.floor(Date.now() / 1000) + SECONDS;
      const content = `${member.name}.${until}`;
      const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
      const cookie = `session=${content}.${sign(content)}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SECONDS}${secure}`;
      return new Response(null, { status: 303, headers: { Location: to, 'Set-Cookie': cookie } });
    },
  };
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

/** A path of this site, and nothing that a browser would read as an address elsewhere. */
function pathOf(given: string): string | undefined {
  if (!URL.canParse(given, 'http://here.invalid')) return undefined;
  const { host, pathname, search } = new URL(given, 'http://here.invalid');
  return host === 'here.invalid' && !pathname.startsWith('//') ? pathname + search : undefined;
}
