import { auditTenant } from '../audit/audit-tenant.ts';
import type { Finding } from '../audit/finding.ts';
import { type Args, type Command, EXIT, type ExitCode, noArguments, type Terminal } from '../command.ts';
import { configOptions, openConfig } from '../config.ts';

/** Documents between two lines of progress. */
const STEP = 1000;

/** `oneoff check-numbers`: gapless series, and documents that are what their events say. */
export const checkNumbersCommand: Command = {
  usage: '[--config FILE] [--tenant ID]… [--json]',
  summary: 'find gaps, doubled numbers, missing events and altered documents in the store',
  options: { ...configOptions, json: { type: 'boolean' } },
  async run(args, terminal) {
    noArguments(args);
    const config = await openConfig(args, terminal);
    try {
      const findings: Finding[] = [];
      const count = { tenants: 0, invoices: 0, creditNotes: 0 };
      for (const tenant of config.tenants) {
        const audit = await auditTenant(config, tenant, (documents) => {
          if (documents % STEP === 0) terminal.tell(`${tenant}: ${documents} documents`);
        });
        count.tenants += 1;
        count.invoices += audit.invoices;
        count.creditNotes += audit.creditNotes;
        findings.push(...audit.findings);
      }
      return report(args, terminal, count, findings);
    } finally {
      await config.close?.();
    }
  },
};

interface Counts {
  readonly tenants: number;
  readonly invoices: number;
  readonly creditNotes: number;
}

function amount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function report(args: Args, { print }: Terminal, count: Counts, findings: readonly Finding[]): ExitCode {
  if (args.options['json'] === true) print(JSON.stringify({ ...count, findings }, null, 2));
  else {
    for (const { kind, tenant, where, message } of findings) print(`${kind}  ${tenant}  ${where}  ${message}`);
    const read = `${amount(count.tenants, 'tenant')}, ${amount(count.invoices, 'invoice')}, ${amount(count.creditNotes, 'credit note')}`;
    print(`${read}: ${findings.length === 0 ? 'nothing is wrong' : amount(findings.length, 'finding')}`);
  }
  return findings.length === 0 ? EXIT.ok : EXIT.findings;
}
