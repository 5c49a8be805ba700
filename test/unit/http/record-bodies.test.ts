import { describe, expect, it } from 'vitest';
import { openApi } from './api.ts';

type Schema = { readonly anyOf?: readonly Schema[]; readonly [keyword: string]: unknown };
type Named = { readonly [name: string]: Schema };

const allowsNull = ({ anyOf = [] }: Schema): boolean => anyOf.some(({ type }) => type === 'null');
const members = (schema: Schema | undefined): Named => (schema?.anyOf?.[0] ?? schema)?.['properties'] as Named;

describe('the body of a record in the OpenAPI document', () => {
  it('may be null in every member that may be absent, at any depth, and in no other', async () => {
    const { send } = await openApi();
    const { schemas } = (await send('GET', '/openapi.json')).body.components as { schemas: Named };
    for (const name of ['Customer', 'BillingEntity', 'AddOn', 'Tax']) {
      const body = schemas[`${name}Input`];
      const required = body?.['required'] as readonly string[];
      for (const [key, member] of Object.entries(members(body)))
        expect([name, key, allowsNull(member)]).toEqual([name, key, !required.includes(key) || key === 'rate']);
    }
    const address = members(members(schemas['CustomerInput'])['address']);
    expect([address['city'], address['country']].map((one) => allowsNull(one as Schema))).toEqual([true, false]);
  });

  it('is read back without null', async () => {
    const { send } = await openApi();
    const { schemas } = (await send('GET', '/openapi.json')).body.components as { schemas: Named };
    expect(Object.values(members(schemas['Customer'])).filter(allowsNull)).toEqual([]);
    const customer = { id: 'umbrella', name: 'Umbrella', address: { country: 'DE' } };
    const row = { ...customer, email: null, address: { country: 'DE', city: null } };
    const { status, body } = await send('POST', '/customers', row);
    expect([status, body.email, body.address]).toEqual([201, undefined, customer.address]);
  });
});
