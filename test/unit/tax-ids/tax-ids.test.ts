import { describe, expect, it } from 'vitest';
import { ValidationError } from '../../../src/errors/errors.ts';
import { numberModule } from '../../../src/tax-ids/number-module.ts';
import { schemes } from '../../../src/tax-ids/schemes.ts';
import { parseTaxId, type TaxIdInput, validateTaxId } from '../../../src/tax-ids/tax-ids.ts';

const every = Object.entries(schemes).flatMap(([country, ofCountry]) =>
  ofCountry.map((scheme) => ({ country, ...scheme })),
);
const codes = (input: unknown): readonly string[] =>
  validateTaxId(input as TaxIdInput, '/t').map((one) => `${one.code} ${one.path}`);

describe('every tax id that is known', () => {
  it.each(every)('$country $type: $example is written as it is', ({ country, type, example }) => {
    expect(parseTaxId({ country, type, value: example })).toEqual({ country, type, value: example });
  });

  it.each(every)('$country $type has a name and one place in its country', ({ country, type, name }) => {
    expect(name).toMatch(/\w/);
    expect(schemes[country]?.filter((one) => one.type === type)).toHaveLength(1);
  });

  it('covers the EU, by VAT number first', () => {
    const eu = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
    expect(eu.filter((country) => schemes[country]?.[0]?.type !== 'vat')).toEqual([]);
  });
});

describe('a tax id is normalized', () => {
  it.each<[TaxIdInput, string, string]>([
    [{ country: 'DE', value: 'de 136 695 976' }, 'DE', 'DE136695976'],
    [{ country: 'DE', value: '136695976' }, 'DE', 'DE136695976'],
    [{ country: 'AT', value: 'U13585627' }, 'AT', 'ATU13585627'],
    [{ country: 'BE', value: 'BE 0428.759.497' }, 'BE', 'BE0428759497'],
    [{ country: 'EL', value: '094 259 216' }, 'GR', 'EL094259216'],
    [{ country: 'GR', value: 'GR094259216' }, 'GR', 'EL094259216'],
    [{ country: 'XI', value: 'XI 980 7806 84' }, 'XI', 'XI980780684'],
    [{ country: 'GB', value: 'XI980780684' }, 'XI', 'XI980780684'],
    [{ country: 'GB', value: '980780684' }, 'GB', 'GB980780684'],
    [{ country: 'MC', value: 'FR 53 0000 04605' }, 'MC', 'FR53000004605'],
    [{ country: 'CH', value: 'CHE-107.787.577 IVA' }, 'CH', 'CHE107787577IVA'],
    [{ country: 'NO', value: 'NO 995 525 828 MVA' }, 'NO', 'NO995525828MVA'],
    [{ country: 'US', type: 'ein', value: '91-1144442' }, 'US', '911144442'],
    [{ country: 'BR', value: '16.727.230/0001-97' }, 'BR', '16727230000197'],
    [{ country: 'AU', value: '83 914 571 673' }, 'AU', '83914571673'],
    [{ country: 'NL', value: 'NL000099998B57' }, 'NL', 'NL000099998B57'],
  ])('%j → %s %s', (input, country, value) => expect(parseTaxId(input)).toMatchObject({ country, value }));

  it('and stays as it is when normalized again', () => {
    for (const { country, type, example } of every) {
      const once = parseTaxId({ country, type, value: example.toLowerCase().replace(/(.{3})/g, '$1 ') });
      expect(parseTaxId(once)).toEqual(once);
    }
  });
});

describe('a tax id is refused, and the fault says why', () => {
  it.each<[string, TaxIdInput]>([
    ['tax_id.length /t/value', { country: 'DE', value: 'DE12345678' }],
    ['tax_id.length /t/value', { country: 'CH', value: 'CHE-107.787.577' }],
    ['tax_id.length /t/value', { country: 'DE', value: '' }],
    ['tax_id.format /t/value', { country: 'DE', value: 'DE13669597X' }],
    ['tax_id.check_digit /t/value', { country: 'DE', value: 'DE136695978' }],
    ['tax_id.component /t/value', { country: 'AT', value: 'ATX13585626' }],
    ['tax_id.type_unknown /t/type', { country: 'DE', type: 'gst', value: 'DE136695976' }],
    ['tax_id.country_unknown /t/country', { country: 'AQ', value: '1' }],
    ['tax_id.country_unknown /t/country', { country: 'constructor', value: '1' }],
  ])('%s for %j', (code, input) => expect(codes(input)).toEqual([code]));

  it('names the number, the rule and a good example', () => {
    expect(validateTaxId({ country: 'DE', value: 'DE136695978' })[0]?.message).toBe(
      '"DE136695978" has a wrong check digit, so at least one character is mistyped, for a German VAT Number; a good one looks like DE136695976',
    );
  });

  it('says so when it is another country’s', () => {
    expect(validateTaxId({ country: 'DE', value: 'FR40303265045' })).toMatchObject([
      {
        code: 'tax_id.format',
        path: '/value',
        message: '"FR40303265045" begins with FR, not with DE; correct the country or the number',
      },
    ]);
  });

  it.each([
    ['UK', 'did you mean "GB"?'],
    ['de', 'did you mean "DE"?'],
  ])('suggests the country that %s must mean', (country, hint) => {
    expect(validateTaxId({ country, value: '1' })[0]?.message).toContain(hint);
  });

  it('suggests the type', () => {
    expect(validateTaxId({ country: 'DE', type: 'VAT', value: '1' })[0]?.message).toContain('did you mean "vat"?');
  });

  it.each([null, undefined, {}, { country: 'DE' }, { country: 'DE', value: 136695976 }])(
    'when there is no value: %j',
    (input) => {
      expect(codes(input)).toEqual(['field.type /t/value']);
    },
  );

  it('by a thrown error where it was to be parsed', () => {
    expect(() => parseTaxId({ country: 'DE', value: 'DE136695978' })).toThrow(ValidationError);
  });
});

it('a validator that stdnum does not have is an error while loading', () => {
  expect(() => numberModule('DE', 'vta')).toThrow(/no validator DE.vta/);
});

describe('where stdnum errs', () => {
  it.each(['BG831642181', 'BG831902088', 'BG175074752', 'BG121858220'])(
    'the Bulgarian company %s is known',
    (value) => {
      expect(validateTaxId({ country: 'BG', value })).toEqual([]);
    },
  );

  it.each([
    ['BG831642182', 'tax_id.check_digit'],
    ['BG0745997687', 'tax_id.check_digit'],
    ['BG83164218', 'tax_id.length'],
    ['BG83164218A', 'tax_id.format'],
  ])('the Bulgarian number %s is not: %s', (value, code) => {
    expect(validateTaxId({ country: 'BG', value })).toMatchObject([{ code }]);
  });

  it('any two letters are not a British department', () => {
    expect(validateTaxId({ country: 'GB', value: 'GBGD001' })).toEqual([]);
    expect(codes({ country: 'GB', value: 'GBXX999' })).toEqual(['tax_id.format /t/value']);
  });
});
