import { validateAddOn, validateCalculation, validateCustomer, validateOneOffInvoice } from 'oneoff';
import { table } from './measure.ts';

const BODY_BYTES = 2 * 1024 * 1024;
const GOAL_MS = 250;
const line = { name: 'Setup', unitPrice: '1.00' };

/** As many copies as fit into a body. */
function fill<T>(make: (index: number) => T): T[] {
  const count = Math.floor(BODY_BYTES / (JSON.stringify(make(99_999)).length + 1));
  return Array.from({ length: count }, (_, index) => make(index));
}

const invoice = (parts: object): object => ({ customerId: 'c', lines: [line], ...parts });
const map = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);

const corpus: Readonly<Record<string, () => () => unknown>> = {
  'unknown currencies of an add-on': () => {
    const body = { code: 'a', name: 'A', prices: map(fill((i) => [`X${i}`, '1'])) };
    return () => validateAddOn(body);
  },
  'unknown members of an invoice': () => {
    const body = invoice(map(fill((i) => [`misspelt_member_${i}`, 1])));
    return () => validateOneOffInvoice(body);
  },
  'empty tax codes': () => {
    const body = invoice({ lines: [{ ...line, taxCodes: fill(() => '') }] });
    return () => validateOneOffInvoice(body);
  },
  'misspelt members of lines': () => {
    const body = invoice({ lines: fill(() => ({ nmae: 'x' })) });
    return () => validateOneOffInvoice(body);
  },
  'lines at the limit, each wrong': () => {
    const body = invoice({ lines: fill(() => ({ unitPrice: '1,00', quantity: 'x' })).slice(0, 10_000) });
    return () => validateOneOffInvoice(body);
  },
  'one long decimal': () => {
    const body = invoice({ expectedTotal: '1'.repeat(BODY_BYTES) });
    return () => validateOneOffInvoice(body);
  },
  'one long text of separators': () => {
    const body = invoice({ expectedTotal: ','.repeat(BODY_BYTES) });
    return () => validateOneOffInvoice(body);
  },
  'one long member name': () => {
    const body = invoice({ ['~/'.repeat(BODY_BYTES / 2)]: 1 });
    return () => validateOneOffInvoice(body);
  },
  'metadata without end': () => {
    const body = invoice({ metadata: map(fill((i) => [`k${i}`, ''])) });
    return () => validateOneOffInvoice(body);
  },
  'taxes of a line to calculate': () => {
    const body = { currency: 'EUR', lines: [{ quantity: 1, unitPrice: '1', taxes: fill(() => ({})) }] };
    return () => validateCalculation(body);
  },
  'tax ids of a customer': () => {
    const body = { id: 'c', name: 'C', taxIds: fill(() => ({ country: 'xx' })) };
    return () => validateCustomer(body);
  },
};

/** CPU time of the checks of hostile bodies of 2 MiB, the worst of three turns each. */
export function benchCpu(): void {
  const rows = Object.entries(corpus).map(([name, run]): [string, number] => {
    const turns = [1, 2, 3].map(() => {
      const check = run();
      const start = process.cpuUsage();
      check();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    return [name, Math.max(...turns)];
  });
  table(
    'checks of a hostile body of 2 MiB, CPU time',
    rows.map(([name, ms]) => [name, `${ms.toFixed(0)} ms`]),
  );
  const worst = Math.max(...rows.map(([, ms]) => ms));
  console.log(`  worst ${worst.toFixed(0)} ms (goal: at most ${GOAL_MS}: ${worst <= GOAL_MS ? 'met' : 'missed'})`);
}
