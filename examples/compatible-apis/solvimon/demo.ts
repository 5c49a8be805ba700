// Walk through Solvimon's page and print the invoice after each step.
import { createInvoicing, policies } from 'oneoff';
import { memoryStore } from 'oneoff/memory';
import { bold, printHeading, printInvoice, printTotals } from '../../print-invoice.ts';
import { directory } from './records.ts';
import { walk } from './walk.ts';

const invoicing = createInvoicing({
  policy: policies.solvimon,
  store: memoryStore(),
  directory,
  clock: { now: () => Date.parse('2025-03-31T10:00:00Z') },
});

printHeading("Solvimon: the page's steps");
const invoice = await walk(invoicing, (step, reached) => {
  console.log(` ✓ ${bold(step)}`);
  printTotals(`    ${reached.onHold ? 'held ' : ''}${reached.status}`, reached);
});
printHeading('The final invoice');
printInvoice(invoice);
