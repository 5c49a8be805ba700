import { validateStatement } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { facturXListRules, facturXRules } from '../../../src/einvoice/rules/factur-x.ts';
import { extendedRules } from '../../../src/einvoice/rules/factur-x-extended.ts';
import { frenchRules } from '../../../src/einvoice/rules/france/france.ts';
import { peppolRules } from '../../../src/einvoice/rules/peppol.ts';
import { en16931Rules, xrechnungRules } from '../../../src/einvoice/rules/rules-of.ts';
import type { Broken } from './broken.ts';
import { brokenEn16931 } from './broken-en16931.ts';
import { brokenFacturX, rightExtended } from './broken-factur-x.ts';
import { brokenFrance, frenchStatement } from './broken-france.ts';
import { brokenGermany, brokenSign } from './broken-germany.ts';
import { brokenPeppol, rightIdentifiers } from './broken-peppol.ts';
import { brokenVat } from './broken-vat.ts';

const CASES: readonly Broken[] = [
  ...brokenEn16931,
  ...brokenVat,
  ...brokenGermany,
  brokenSign,
  ...brokenPeppol,
  ...brokenFrance,
  ...brokenFacturX,
];

/** Ids of the rules that a statement breaks, each once. */
function broken({ statement, profile }: Broken): readonly string[] {
  const ids = validateStatement(statement, { profile }).map(({ details }) => String(details?.['rule']));
  return [...new Set(ids)].sort();
}

describe('a statement that breaks a rule', () => {
  it.each(CASES.map((one) => [one.rule, one.profile, one] as const))(
    '%s of %s is told of it by its id',
    (rule, _, one) => {
      expect(broken(one)).toEqual([...new Set([rule, ...one.also])].sort());
    },
  );
});

describe('every rule', () => {
  const ids = new Set(
    [
      ...[en16931Rules, xrechnungRules, peppolRules, frenchRules],
      ...[facturXRules, facturXListRules, extendedRules],
    ].flatMap((rules) => rules.map(({ id }) => id)),
  );
  it.each([...ids])('%s has a statement that breaks it', (id) => {
    expect(CASES.some(({ rule }) => rule === id)).toBe(true);
  });
});

describe('a statement that is right', () => {
  it('breaks no rule of France', () => {
    expect(validateStatement(frenchStatement, { profile: 'facturx-fr' })).toEqual([]);
    const buyer = { ...frenchStatement.buyer, endpoint: { scheme: 'EM', value: 'a@b.example' } };
    expect(validateStatement({ ...frenchStatement, buyer }, { profile: 'facturx-fr' })).toEqual([]);
  });

  it.each(rightExtended)('of Factur-X EXTENDED breaks none of it', (statement) => {
    expect(validateStatement(statement, { profile: 'facturx-extended' })).toEqual([]);
  });

  it.each(rightIdentifiers.map((one) => [one.seller.endpoint?.scheme, one]))(
    'has identifiers of scheme %s',
    (_, one) => {
      expect(validateStatement(one as never, { profile: 'peppol' })).toEqual([]);
    },
  );
});
