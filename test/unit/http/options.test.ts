import { createInvoicing, reportsOver, ValidationError } from 'oneoff';
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
  search: memoryDirectoryStore(),
  reports: reportsOver(memoryStore()),
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
  it('is accepted as documented', () => {
    expect(() => createInvoicingHandler(service, sound)).not.toThrow();
  });

  /** The misspellings of a name that a factory lets pass, or does not name. */
  const passing = (name: string, create: (options: object) => unknown): readonly string[] =>
    misspellings(name).filter((misspelt) => {
      const { [name as keyof HandlerOptions]: value, ...others } = sound;
      try {
        create({ ...others, authenticate: sound.authenticate, [misspelt]: value });
        return true;
      } catch (error) {
        const isNamed = (error as Error).message.includes('createInvoicingHandler');
        return !isNamed || !reasonsOf(error).includes(`field.unknown /${misspelt}`);
      }
    });

  it.each(Object.keys(sound))('%s is refused by name when it is misspelt by one letter', (name) => {
    expect(passing(name, (options) => createInvoicingHandler(service, options as HandlerOptions))).toEqual([]);
  });

  it.each(Object.keys(sound))('%s: a factory that ignores what it does not know is found out', (name) => {
    const careless = (options: object): unknown => {
      const known = Object.entries(options).filter(([key]) => Object.hasOwn(sound, key));
      return createInvoicingHandler(service, Object.fromEntries(known) as unknown as HandlerOptions);
    };
    expect(passing(name, careless)).toEqual(misspellings(name));
  });

  it.each([
    ['webhookUrls', 'allowPrivate', { allowPrivate: true }],
    ['webhookUrls', 'ports', { ports: [443] }],
    ['securitySchemes', 'type', { type: 'http', scheme: 'bearer' }],
    ['securitySchemes', 'scheme', { type: 'http', scheme: 'bearer' }],
    ['securitySchemes', 'in', { type: 'apiKey', name: 'x-key', in: 'header' }],
    ['securitySchemes', 'openIdConnectUrl', { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/' }],
  ])('%s is refused by the name of a member that is misspelt by one letter: %s', (option, member, whole) => {
    const isScheme = option === 'securitySchemes';
    const given = (value: object) => ({ ...sound, [option]: isScheme ? { main: value } : value });
    expect(() => createInvoicingHandler(service, given(whole) as HandlerOptions)).not.toThrow();
    for (const misspelt of misspellings(member)) {
      const { [member as keyof typeof whole]: value, ...others } = whole;
      const path = `/${option}${isScheme ? '/main' : ''}/${misspelt}`;
      const reasons = reasonsOf(start(given({ ...(others as object), [misspelt]: value })));
      expect(reasons.filter((one) => one === `field.unknown ${path}` || one.startsWith('field.required'))).not.toEqual(
        [],
      );
    }
  });

  it.each([
    [{ main: 'bearer' }, 'field.type /securitySchemes/main'],
    [{ main: { type: 'htp', scheme: 'bearer' } }, 'field.value /securitySchemes/main/type'],
    [{ main: { type: 'http' } }, 'field.required /securitySchemes/main/scheme'],
    [{ main: { type: 'apiKey', name: 'x' } }, 'field.required /securitySchemes/main/in'],
  ])('securitySchemes %o is refused', (securitySchemes, reason) => {
    expect(reasonsOf(start({ ...sound, securitySchemes }))).toEqual([reason]);
  });

  it('securitySchemes may have extensions', () => {
    const securitySchemes = { main: { type: 'http', scheme: 'bearer', 'x-note': 1 } };
    expect(() => createInvoicingHandler(service, { ...sound, securitySchemes })).not.toThrow();
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
