import { createInvoicing, ValidationError } from 'oneoff';
import { createInvoicingHandler, type HandlerOptions, scopes } from 'oneoff/http';
import { memoryDeliveryStore, memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, caught, reasonsOf } from '../acme.ts';

const service = createInvoicing({ store: memoryStore(), directory: memoryDirectory(acmeRecords()) });
const sound: Required<HandlerOptions> = {
  authenticate: () => null,
  basePath: '/billing',
  maxBodyBytes: 1000,
  deliveries: memoryDeliveryStore(),
  webhookUrls: {},
  directory: memoryDirectoryStore(),
  documents: { 'text/html': () => '<!doctype html>' },
  origins: [],
  securitySchemes: {},
  onFailure: () => {},
};
const start = (options: unknown) => caught(() => createInvoicingHandler(service, options as HandlerOptions));

/** A name with one letter left out, added, changed, swapped, or in another case. */
function misspellings(name: string): readonly string[] {
  const at = (index: number, letters: string, skipped: number): string =>
    name.slice(0, index) + letters + name.slice(index + skipped);
  const places = Array.from(name, (_, index) => index);
  return [
    ...places.map((index) => at(index, '', 1)),
    ...places.map((index) => at(index, 'x', 1)),
    ...places.map((index) => at(index, `${name[index]}${name[index]}`, 1)),
    ...places.slice(1).map((index) => at(index - 1, `${name[index]}${name[index - 1]}`, 2)),
    name.toLowerCase(),
    `${name}s`,
  ].filter((one) => one !== name && one !== '');
}

describe('an option of the handler', () => {
  it('is accepted as it is documented', () => {
    expect(() => createInvoicingHandler(service, sound)).not.toThrow();
  });

  it.each(Object.keys(sound))('%s is refused by name when it is misspelt by one letter', (name) => {
    for (const misspelt of misspellings(name)) {
      const { [name as keyof HandlerOptions]: value, ...others } = sound;
      const error = start({ ...others, authenticate: sound.authenticate, [misspelt]: value });
      expect(reasonsOf(error)).toContain(`field.unknown /${misspelt}`);
      expect((error as ValidationError).message).toContain('createInvoicingHandler');
    }
  });

  it.each([
    ['authenticate', { tenant: 'default' }],
    ['basePath', 8],
    ['maxBodyBytes', '1000'],
    ['deliveries', memoryDeliveryStore],
    ['deliveries', {}],
    ['webhookUrls', true],
    ['directory', memoryDirectory(acmeRecords())],
    ['origins', 'https://app.example'],
    ['securitySchemes', 'bearer'],
    ['onFailure', console],
  ])('%s of another type is refused by name: %o', (name, value) => {
    const error = start({ ...sound, [name]: value });
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as ValidationError).faults.map(({ path }) => path.split('/')[1])).toEqual([name]);
  });

  it.each([undefined, null, 7, 'options', () => null])('%o instead of options is refused', (options) => {
    expect(start(options)).toBeInstanceOf(ValidationError);
  });
});

it.each([{ tennant: 'acme' }, { policy: 'lago' }, { clock: () => 0 }])(
  'a service that cannot be created, with %o, is a failure of the server and not of the request',
  async (wrong) => {
    const failures: unknown[] = [];
    const handler = createInvoicingHandler(
      (tenant) =>
        createInvoicing({
          store: memoryStore(),
          directory: memoryDirectory(acmeRecords()),
          tenant,
          ...(wrong as object),
        }),
      { authenticate: () => ({ tenant: 'acme', scopes }), onFailure: ({ error }) => failures.push(error) },
    );
    const answer = await handler(new Request('http://billing.test/invoices'));
    expect([answer.status, await answer.json()]).toMatchObject([500, { code: 'request.failed' }]);
    expect(String(failures[0])).toContain(`/${Object.keys(wrong)[0]}`);
  },
);
