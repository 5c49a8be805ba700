import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schemes } from '../../src/tax-ids/schemes.ts';
import { validateTaxId } from '../../src/tax-ids/tax-ids.ts';
import { unicodeText } from '../unicode-text.ts';

const every = Object.entries(schemes).flatMap(([country, ofCountry]) =>
  ofCountry.map(({ type }) => ({ country, type })),
);

it('no text makes a check throw, and one fault is enough', () => {
  const text = fc.oneof(fc.string(), unicodeText(), fc.stringMatching(/^[A-Z]{0,4}[0-9]{0,14}[A-Z0-9]{0,4}$/));
  fc.assert(
    fc.property(fc.constantFrom(...every), text, ({ country, type }, value) => {
      expect(validateTaxId({ country, type, value }).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
