import { askRegister, type RegisterAccess, type Unavailable, unavailable } from './ask-register.ts';

/** An application of HMRC's developer hub. */
export interface HmrcApplication extends RegisterAccess {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The access token of an application, asked for once and kept until a minute before it expires. */
export interface HmrcToken {
  get(signal: AbortSignal | undefined): Promise<string | Unavailable>;
  /** After the token was refused. */
  forget(token: string): void;
}

/** Tokens by client credentials (`POST /oauth/token`, scope `read:vat`). */
export function hmrcToken(options: HmrcApplication, url: string): HmrcToken {
  const clock = options.clock ?? { now: () => Date.now() };
  let kept: { readonly token: string; readonly until: number } | undefined;
  return {
    async get(signal) {
      if (kept !== undefined && clock.now() < kept.until) return kept.token;
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: options.clientId,
        client_secret: options.clientSecret,
        scope: 'read:vat',
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const init = { method: 'POST', headers, body: body.toString() };
      const reply = await askRegister(options, `${url}/oauth/token`, init, signal);
      if ('reason' in reply) return reply;
      const { access_token: token, expires_in: seconds, error } = reply.body ?? {};
      if (typeof token !== 'string')
        return unavailable(`HMRC gave no token: ${reply.status} ${error ?? ''}`.trim(), reply.status >= 500);
      kept = { token, until: clock.now() + (Number(seconds) - 60) * 1000 };
      return token;
    },
    forget(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}
