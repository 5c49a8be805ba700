import { presentOrNone } from '../../statement/present.ts';
import type { StatementPeriod } from '../../statement/statement-period.ts';
import type { NodeReader } from '../xml/node.ts';

/** A date in format 102 as an ISO date; another text as it is, for a rule to refuse. */
export function readCiiDate(one: NodeReader | undefined): string | undefined {
  const text = one?.text('DateTimeString') ?? one?.text('DateString');
  return text?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** BG-14, BG-26. */
export function readCiiPeriod(one: NodeReader | undefined): StatementPeriod | undefined {
  return presentOrNone<StatementPeriod>({
    from: readCiiDate(one?.one('StartDateTime')),
    to: readCiiDate(one?.one('EndDateTime')),
  });
}
