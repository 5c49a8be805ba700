import { type Fault, fault } from '../../errors/fault.ts';
import type { DocumentStatement } from '../../statement/statement.ts';
import { pathOf } from '../terms.ts';

/** What a document says and no e-invoice can: refused, for it would be lost. */
export function checkExpressible({ beyond }: DocumentStatement): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { scheme, name } of beyond.otherTaxes) {
    faults.push(
      fault(
        'einvoice.scheme_not_expressible',
        pathOf('BG-23'),
        `${name} is a tax of scheme ${scheme}; an e-invoice of EN 16931 has VAT alone: send this document as a PDF, or bill it without ${name}`,
        { scheme, rule: 'BR-47', term: 'BT-118' },
      ),
    );
  }
  return faults;
}
