import type { StatementPeriod } from '../../statement/statement-period.ts';
import { element, textElement } from '../xml/write.ts';

const FORMAT = ' format="102"';

/** A date as CII has it: eight digits, format 102. */
export function ciiDate(name: string, day: string | undefined, inner = 'udt:DateTimeString'): string {
  return element(name, textElement(inner, day?.replaceAll('-', ''), FORMAT));
}

/** A period (BG-14, BG-26). */
export function ciiPeriod(period: StatementPeriod | undefined): string {
  return element(
    'ram:BillingSpecifiedPeriod',
    ciiDate('ram:StartDateTime', period?.from) + ciiDate('ram:EndDateTime', period?.to),
  );
}
