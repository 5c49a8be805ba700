/** A request as it is sent. */
export interface Sent {
  readonly method: string;
  /** The path and the query. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array | null;
}

/** A request as a command for a shell, with `$API` for the address. */
export function curlOf({ method, url, headers, body }: Sent): string {
  const parts = ['curl', '-X', method, `"$API"${quote(url)}`];
  for (const [name, value] of headers) parts.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`));
  if (body !== null) parts.push('--data-binary', typeof body === 'string' ? quote(body) : quoteBytes(body));
  return parts.join(' ');
}

/** A word for bash, whatever is in it. */
function quote(text: string): string {
  const short = text.length > 4000 ? `${text.slice(0, 4000)}…(${text.length} characters)` : text;
  if (/^[\x20-\x7e]*$/.test(short)) return `'${short.replaceAll("'", "'\\''")}'`;
  const escaped = short.replaceAll(/[^\x20-\x7e]|['\\]/gu, (one) =>
    one === "'" || one === '\\' ? `\\${one}` : `\\U${(one.codePointAt(0) as number).toString(16).padStart(8, '0')}`,
  );
  return `$'${escaped}'`;
}

function quoteBytes(bytes: Uint8Array): string {
  return `$'${Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}'`;
}
