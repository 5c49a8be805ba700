import { FacturX } from 'factur-x-kit';
import { toCii } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { credit, issue } from '../unit/einvoice/documents.ts';

/** What the rules of another library say of a CII file. */
async function complaints(xml: string): Promise<readonly unknown[]> {
  const result = (await FacturX.fromXML(Buffer.from(xml))).validate();
  return result.valid ? [] : (result.errors ?? []);
}

describe('a library that we did not write finds no fault in our CII', () => {
  it.each(['facturx-basic-wl', 'facturx-basic', 'facturx-en16931'] as const)('%s', async (profile) => {
    expect(await complaints(toCii(await issue(), { profile }))).toEqual([]);
    expect(await complaints(toCii((await credit()).note, { profile }))).toEqual([]);
  });

  it('and it finds a total that is wrong', async () => {
    const xml = toCii(await issue(), { profile: 'facturx-en16931' });
    const wrong = xml.replace(/<ram:GrandTotalAmount>[^<]*/, '<ram:GrandTotalAmount>1.00');
    expect(await complaints(wrong)).not.toEqual([]);
  });
});
