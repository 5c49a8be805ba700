import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend, tenants } from './backend.ts';
import { documentOf } from './document.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = new URL('./client/', import.meta.url);
const generated = new URL('./generated/', folder);
const PROGRAM = 'life-of-an-invoice.ts';
const MISSPELT = 'misspelt.ts';

/** What the compiler says about the folder of the client, one error a line. */
async function typeCheck(): Promise<readonly string[]> {
  const options = ['-p', 'test/http/client/tsconfig.json', '--pretty', 'false'];
  // It ends with an error where it finds errors.
  const { stdout } = await run(`${root}node_modules/.bin/tsc`, options, { cwd: root }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

describe('a client that is generated from the document', () => {
  const { handler, failures } = openBackend();
  let server: ServerType | undefined;
  beforeAll(async () => {
    const types = await openapiTypes((await documentOf(handler)) as unknown as OpenAPI3);
    await rm(generated, { recursive: true, force: true });
    await mkdir(generated, { recursive: true });
    await writeFile(new URL('billing-api.ts', generated), astToString(types));
  });
  afterAll(async () => {
    await rm(new URL(MISSPELT, generated), { force: true });
    server?.close();
  });

  it('type-checks, and a misspelt field does not', async () => {
    const program = await readFile(new URL(PROGRAM, folder), 'utf8');
    const misspelt = program
      .replace("'./generated/billing-api.ts'", "'./billing-api.ts'")
      .replace("quantity: 8, unitPrice: '150.00'", "quantity: 8, unitPrise: '150.00'");
    await writeFile(new URL(MISSPELT, generated), misspelt);
    const errors = await typeCheck();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^test\/http\/client\/generated\/misspelt\.ts.*'unitPrise' does not exist/);
  });

  it('leads an invoice through its whole life over HTTP', async () => {
    server = serve({ fetch: handler, port: 0, hostname: '127.0.0.1' });
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const program = fileURLToPath(new URL(PROGRAM, folder));
    const { stdout } = await run(process.execPath, ['--import', 'tsx', program, address, tenants.own], { cwd: root });
    expect(stdout).toBe('done\n');
    expect(failures).toEqual([]);
  });
});
