import { describe, expect, it } from 'vitest';
import { readSettings } from '../../examples/server/settings.ts';

const ONEOFF_API_KEY = '0123456789abcdef';

describe('the settings of the server', () => {
  it('need a key alone', () => {
    expect(readSettings({ ONEOFF_API_KEY })).toEqual({
      apiKey: ONEOFF_API_KEY,
      readKey: null,
      host: '127.0.0.1',
      port: 8080,
      folder: '.oneoff/server',
      webhookHosts: [],
    });
  });

  it('take the rest from the environment', () => {
    const more = { ONEOFF_READ_KEY: 'fedcba9876543210', ONEOFF_FOLDER: 'data', ONEOFF_WEBHOOK_HOSTS: 'a:1,b' };
    expect(readSettings({ ONEOFF_API_KEY, ...more, HOST: '::', PORT: '0' })).toEqual({
      apiKey: ONEOFF_API_KEY,
      readKey: 'fedcba9876543210',
      host: '::',
      port: 0,
      folder: 'data',
      webhookHosts: ['a:1', 'b'],
    });
  });

  it.each([
    ['a missing key', { ONEOFF_API_KEY: undefined }, 'ONEOFF_API_KEY is missing'],
    ['an empty key', { ONEOFF_API_KEY: '' }, 'ONEOFF_API_KEY is missing'],
    ['a key that can be guessed', { ONEOFF_API_KEY: 'secret' }, 'ONEOFF_API_KEY has fewer than 16 characters'],
    ['a key that no header can carry', { ONEOFF_API_KEY: 'a "key" of $ENOUGH length' }, 'ONEOFF_API_KEY has fewer'],
    ['a second key that can be guessed', { ONEOFF_READ_KEY: 'x' }, 'ONEOFF_READ_KEY has fewer than 16'],
    ['a word for a port', { PORT: 'http' }, 'PORT is "http", which is no port'],
    ['a port that is too high', { PORT: '65536' }, 'PORT is "65536", which is no port'],
  ])('refuse %s', (_, environment, message) => {
    expect(() => readSettings({ ONEOFF_API_KEY, ...environment })).toThrow(message);
  });
});
