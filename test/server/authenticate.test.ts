import { describe, expect, it } from 'vitest';
import { bearerKeys } from '../../examples/server/authenticate.ts';

const authenticate = bearerKeys([
  { key: 'first-key', tenant: 'acme', scopes: ['invoices:read', 'invoices:write'] },
  { key: 'second-key', tenant: 'globex', scopes: ['invoices:read'] },
]);
const callerOf = (authorization?: string) =>
  authenticate(new Request('http://x', { headers: authorization === undefined ? {} : { authorization } }));

describe('bearer keys', () => {
  it('tell tenant and scopes', () => {
    expect(callerOf('Bearer first-key')).toEqual({ tenant: 'acme', scopes: ['invoices:read', 'invoices:write'] });
    expect(callerOf('Bearer second-key')).toEqual({ tenant: 'globex', scopes: ['invoices:read'] });
  });

  it('come after the word Bearer in any case', () => {
    expect(callerOf('bearer first-key')).toMatchObject({ tenant: 'acme' });
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'first-key',
    'Basic first-key',
    'Bearer first-kez',
    'Bearer first-key2',
    'Bearer first-ke',
    'Bearer FIRST-KEY',
    'Bearer first-key second-key',
    'Bearer first-key, Bearer second-key',
  ])('%j is nobody', (authorization) => {
    expect(callerOf(authorization)).toBeNull();
  });

  it('know nobody where there are none', () => {
    expect(bearerKeys([])(new Request('http://x', { headers: { authorization: 'Bearer ' } }))).toBeNull();
  });
});
