import { toUbl } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { writeUbl } from '../../../src/einvoice/ubl/write-ubl.ts';
import { nodeOf } from '../../einvoice/nodes.ts';
import { misplaced } from './child-order.ts';
import { credit, issue } from './documents.ts';
import { fullStatement } from './full-statement.ts';

const faults = (xml: string): readonly string[] => misplaced(nodeOf(xml));

describe('UBL keeps the order of its schema', () => {
  it('in an invoice', async () => expect(faults(toUbl(await issue(), { profile: 'en16931' }))).toEqual([]));

  it('in a credit note', async () => {
    expect(faults(toUbl((await credit()).note, { profile: 'en16931' }))).toEqual([]);
  });

  it.each(['invoice', 'credit_note'] as const)('in an %s with every term of EN 16931', (kind) => {
    expect(faults(writeUbl({ ...fullStatement, kind }))).toEqual([]);
  });

  it('and the table finds what is in the wrong order', async () => {
    const xml = toUbl(await issue(), { profile: 'en16931' });
    const swapped = xml.replace(/(<cbc:ID>INV[^<]*<\/cbc:ID>)(<cbc:IssueDate>[^<]*<\/cbc:IssueDate>)/, '$2$1');
    expect(faults(swapped)).toEqual(['Invoice/ID comes too late']);
  });
});
