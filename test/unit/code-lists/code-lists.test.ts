import { describe, expect, it } from 'vitest';
import { isBic } from '../../../src/code-lists/bic.ts';
import { countries } from '../../../src/code-lists/countries.ts';
import { creditNoteTypes, invoiceTypes } from '../../../src/code-lists/document-types.ts';
import { electronicAddressSchemes } from '../../../src/code-lists/electronic-address-schemes.ts';
import { ibanFlaw } from '../../../src/code-lists/iban.ts';
import { identifierSchemes } from '../../../src/code-lists/identifier-schemes.ts';
import { itemClassifications } from '../../../src/code-lists/item-classifications.ts';
import { objectSchemes } from '../../../src/code-lists/object-schemes.ts';
import { paymentMeansCodes, paymentMeansName } from '../../../src/code-lists/payment-means.ts';
import { taxPointEvents } from '../../../src/code-lists/tax-point-events.ts';
import { unitName, unitSymbol } from '../../../src/code-lists/unit-names.ts';
import { units } from '../../../src/code-lists/units.ts';
import { categoryOfVatex, vatexCodes } from '../../../src/code-lists/vatex.ts';

describe('a code list', () => {
  it.each([
    [countries, 251, 'XI', 'UK'],
    [units, 2162, 'HUR', 'hours'],
    [paymentMeansCodes, 84, '58', 'SEPA'],
    [vatexCodes, 88, 'VATEX-EU-AE', 'VATEX-NONSENSE'],
    [electronicAddressSchemes, 104, '0088', 'GLN'],
    [identifierSchemes, 243, '0088', 'GLN'],
    [itemClassifications, 185, 'HS', 'hs'],
    [objectSchemes, 818, 'ABN', 'abn'],
    [taxPointEvents, 3, '35', '4'],
    [invoiceTypes, 50, '386', '999'],
    [creditNoteTypes, 13, '381', '999'],
  ])('of $name has its codes, each once, and no other text', (list, count, code, other) => {
    const codes = list.codes();
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBe(count);
    expect(list.has(code)).toBe(true);
    expect(list.has(other)).toBe(false);
  });

  it.each([
    [countries, 'UK', 'GB'],
    [countries, 'EL', 'GR'],
    [countries, 'Germany', 'DE'],
    [units, 'hours', 'HUR'],
    [units, 'HR', 'HUR'],
    [units, 'PCE', 'H87'],
    [units, 'Stück', 'H87'],
    [units, 'kg', 'KGM'],
    [paymentMeansCodes, 'SEPA', '58'],
    [paymentMeansCodes, 'direct_debit', '49'],
    [vatexCodes, 'vatex-eu-ae', 'VATEX-EU-AE'],
  ])('of $name tells which code "%s" means', (list, written, code) => {
    expect(list.meant(written)).toBe(code);
  });

  it('has names and symbols of the common codes', () => {
    expect([unitName('HUR'), unitSymbol('HUR'), unitSymbol('C62'), unitName('A12')]).toEqual([
      'hour',
      'h',
      '',
      undefined,
    ]);
    for (const code of paymentMeansCodes.codes()) expect(paymentMeansName(code), code).toBeTruthy();
  });

  it('says to which VAT category an exemption reason belongs', () => {
    const categories = ['VATEX-EU-G', 'VATEX-EU-O', 'VATEX-EU-IC', 'VATEX-EU-AE', 'VATEX-EU-132', 'VATEX-EU-D'];
    expect(categories.map(categoryOfVatex)).toEqual(['G', 'O', 'K', 'AE', 'E', 'E']);
  });
});

describe('an account', () => {
  it.each([
    ['DE89370400440532013000', undefined],
    ['GB82WEST12345698765432', undefined],
    ['DE88370400440532013000', 'checksum'],
    ['DE8937040044053201300', 'length'],
    ['ZZ89370400440532013000', 'country'],
    ['de89 3704', 'format'],
  ])('%s has the flaw %s', (iban, flaw) => {
    expect(ibanFlaw(iban)).toBe(flaw);
  });

  it('has a bank with a BIC of eight or eleven characters in a country', () => {
    expect(['COBADEFF', 'COBADEFFXXX', 'COBAZZFF', 'COBADEF', 'cobadeff'].map(isBic)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
