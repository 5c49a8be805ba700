import { describe, expect, it } from 'vitest';
import { parseTaxId, type TaxIdInput, validateTaxId } from '../../../src/tax-ids/tax-ids.ts';

const codes = (input: TaxIdInput): readonly string[] => validateTaxId(input).map((one) => one.code);

describe('the registration number of a Japanese invoice issuer', () => {
  it.each<TaxIdInput>([
    { country: 'JP', value: 'T7000012050002' },
    { country: 'JP', value: 't7-0000-1205-0002' },
    { country: 'JP', type: 'trn', value: '7000012050002' },
  ])('%j is valid, and written with its T', (input) => {
    expect(parseTaxId(input)).toEqual({ country: 'JP', type: 'trn', value: 'T7000012050002' });
  });

  it('without its T is the corporate number, unless the type says otherwise', () => {
    expect(parseTaxId({ country: 'JP', value: '7000012050002' })).toMatchObject({ type: 'cn', value: '7000012050002' });
  });

  it.each([
    ['T7000012050003', 'tax_id.check_digit'],
    ['T700001205000', 'tax_id.length'],
    ['T70000120500021', 'tax_id.length'],
    ['T700001205000A', 'tax_id.format'],
    ['T', 'tax_id.length'],
  ])('%s is refused: %s', (value, code) => expect(codes({ country: 'JP', value })).toEqual([code]));
});

describe('a Belgian VAT number', () => {
  it.each(['BE1001686633', 'BE0428759497', '1001.686.633'])('%s is valid', (value) => {
    expect(codes({ country: 'BE', value })).toEqual([]);
  });

  it('begins with 0 or 1: BE2000000042 has a good check digit and is refused', () => {
    expect(codes({ country: 'BE', value: 'BE2000000042' })).toEqual(['tax_id.component']);
  });

  it.each(['2', '3', '4', '5', '6', '7', '8', '9'])('never begins with %s', (first) => {
    const front = `${first}0000000`;
    const check = String(97 - (Number(front) % 97)).padStart(2, '0');
    expect(codes({ country: 'BE', value: `BE${front}${check}` })).toEqual(['tax_id.component']);
  });
});
