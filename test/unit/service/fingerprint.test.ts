import { expect, it } from 'vitest';
import { fingerprint } from '../../../src/service/input/fingerprint.ts';

const inputs: readonly (readonly [what: string, input: unknown])[] = [
  ['an input', { customerId: 'hooli', lines: [{ name: 'Prüfung 🎉', unitPrice: '1.00' }] }],
  ['a key that is the name of the prototype', { metadata: JSON.parse('{"__proto__":"x","b":"1","2":"y"}') }],
  ['bytes, and what is deep', { content: new Uint8Array([1, 2, 3]), deep: [[[[['x']]]]], gone: undefined }],
  ['nothing', undefined],
];

it.each(inputs)('%s has one fingerprint, with and without the hash of the runtime', async (_what, input) => {
  const here = await fingerprint('createOneOffInvoice', input);
  expect(here).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprint('createOneOffInvoice', input, {})).toBe(here);
});

it('does not change between versions, because stores keep it', async () => {
  const input = { customerId: 'hooli', lines: [{ unitPrice: '1.00', name: 'Setup', taxCodes: undefined }], memo: 'ü' };
  expect(await fingerprint('createOneOffInvoice', input)).toBe(
    '6525ccb9b26df57de6f264b161a348efe817b36650d6275bb533c4327abb2744',
  );
});
