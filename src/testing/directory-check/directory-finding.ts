import type { RecordKind } from '../../directory/directory-records.ts';
import type { Fault } from '../../errors/fault.ts';

/** What would keep an invoice from being issued, and the record that it is in; `path` leads into that record. */
export interface DirectoryFinding extends Fault {
  readonly kind: RecordKind;
  /** The id of a billing entity or a customer, the code of an add-on or a tax. */
  readonly key: string;
  /** The customer whose invoice it is; left out where the record itself is wrong. */
  readonly customerId?: string;
}

/** The invoice that was tried. */
export interface Trial {
  readonly customerId: string;
  readonly billingEntityId: string;
  /** The codes of its lines, in their order. */
  readonly addOnCodes: readonly string[];
}

/** What an invoice is given when it is written: no record can be wrong about it. */
const OF_THE_INPUT = ['deliverTo', 'supplyDate', 'servicePeriod', 'taxPointDate', 'exchangeRate'];

/** The record that a fault of a tried invoice is in; `undefined` for what depends on the invoice. */
export function findingOf(
  fault: Fault,
  { customerId, billingEntityId, addOnCodes }: Trial,
): DirectoryFinding | undefined {
  const [, part = '', ...rest] = fault.path.split('/');
  const [key = '', ...within] = rest.map(unescaped);
  const inside = (keys: readonly string[]): string => keys.map((one) => `/${one}`).join('');
  switch (part) {
    case 'customer':
      return { ...fault, kind: 'customers', key: customerId, path: inside(rest) };
    case 'currency':
      return { ...fault, kind: 'customers', key: customerId };
    case 'billingEntity':
      return { ...fault, kind: 'billingEntities', key: billingEntityId, path: inside(rest) };
    case 'addOns':
    case 'taxes':
      return { ...fault, kind: part, key, path: inside(within) };
    case 'lines': {
      const code = addOnCodes[Number(key)];
      if (code === undefined) break;
      return { ...fault, kind: 'addOns', key: code, path: '', customerId };
    }
  }
  return OF_THE_INPUT.includes(part) ? undefined : { ...fault, kind: 'customers', key: customerId, path: '' };
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
