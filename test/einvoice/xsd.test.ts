import { toCii } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { writeCii } from '../../src/einvoice/cii/write-cii.ts';
import { credit, issue } from '../unit/einvoice/documents.ts';
import { fullStatement } from '../unit/einvoice/full-statement.ts';
import { type SchemaName, schemaErrors } from './xsd.ts';

const PROFILES = [
  ['facturx-basic-wl', 'BASICWL'],
  ['facturx-basic', 'BASIC'],
  ['facturx-en16931', 'EN16931'],
  ['facturx-extended', 'EXTENDED'],
] as const;

describe('CII is valid against the schemas of Factur-X', () => {
  it.each(PROFILES)('%s', async (profile, schema: SchemaName) => {
    const invoice = await issue();
    const { note } = await credit();
    const files = [toCii(invoice, { profile }), toCii(note, { profile })];
    if (schema === 'EN16931' || schema === 'EXTENDED') files.push(writeCii(fullStatement));
    expect(await schemaErrors(schema, files)).toEqual([]);
  });

  it('and the schema refuses what is out of order', async () => {
    const xml = toCii(await issue(), { profile: 'facturx-en16931' });
    const swapped = xml.replace(/(<ram:ID>INV[^<]*<\/ram:ID>)(<ram:TypeCode>380<\/ram:TypeCode>)/, '$2$1');
    expect(await schemaErrors('EN16931', [swapped])).not.toEqual([]);
  });
});
