// The server's settings, from the environment.

/** Settings of the server, checked. */
export interface Settings {
  /** Has full access. */
  readonly apiKey: string;
  /** Has read access. */
  readonly readKey: string | null;
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly folder: string;
  /** Hosts in the private network, such as `localhost:9000`, that may be registered as webhook receivers. */
  readonly webhookHosts: readonly string[];
}

/** A bearer token by RFC 6750; all of its characters are safe in shell quotes. */
const TOKEN = /^[\w.~+/-]{16,}=*$/;

/** @throws {Error} with the way out */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { ONEOFF_API_KEY, ONEOFF_READ_KEY, ONEOFF_FOLDER, ONEOFF_WEBHOOK_HOSTS, HOST, PORT } = environment;
  return {
    apiKey: tokenOf('ONEOFF_API_KEY', ONEOFF_API_KEY),
    readKey: ONEOFF_READ_KEY ? tokenOf('ONEOFF_READ_KEY', ONEOFF_READ_KEY) : null,
    host: HOST || '127.0.0.1',
    port: portOf(PORT || '8080'),
    folder: ONEOFF_FOLDER || '.oneoff/server',
    webhookHosts: (ONEOFF_WEBHOOK_HOSTS ?? '').split(',').filter((one) => one !== ''),
  };
}

function tokenOf(name: string, token: string | undefined): string {
  if (token !== undefined && TOKEN.test(token)) return token;
  const why = token ? 'has fewer than 16 characters, or one that is not of A-Z a-z 0-9 - . _ ~ + /' : 'is missing';
  throw new Error(`${name} ${why}. Whoever has it reaches the invoices; make one with
  ${name}=$(openssl rand -hex 24) npm run serve`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(
    `PORT is ${JSON.stringify(text)}, which is no port; pass a number up to 65535, or 0 for any that is free`,
  );
}
