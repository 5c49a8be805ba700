import { type EInvoiceProfileName, type EInvoiceRule, eInvoiceRules } from 'oneoff/einvoice';

const INTRODUCTION = `# Rules of e-invoices

Written from the code by \`UPDATE_GOLDEN=1 npx vitest run --project golden\`. Each is one function over the statement, with the id that the official validators use: EN 16931 validation artefacts 1.3.16, XRechnung 3.0.2, Peppol BIS Billing 3 of May 2026, Factur-X 1.09 and the French rules of flux 2. \`validateEInvoice\` returns a fault for each rule that a document breaks; rules marked *warning* come from \`warnEInvoice\` and refuse nothing. [E-invoices](e-invoices.md) is the guide.
`;

const TITLES: readonly (readonly [profile: EInvoiceProfileName, title: string])[] = [
  ['en16931', 'EN 16931'],
  ['xrechnung', 'XRechnung'],
  ['peppol', 'Peppol BIS Billing 3'],
  ['facturx-fr', 'France'],
  ['facturx-extended', 'Factur-X EXTENDED'],
];

/** The page of all rules. */
export function ruleTables(): string {
  const general = new Set(eInvoiceRules('en16931').map(keyOf));
  const sections = TITLES.map(([profile, title]) => {
    const rules = eInvoiceRules(profile).filter((rule) => profile === 'en16931' || !general.has(keyOf(rule)));
    const first = profile === 'en16931' ? 'Every profile has these.' : `What \`${profile}\` adds to them.`;
    return `## ${title}\n\n${first}\n\n| rule | term | set | message |\n| --- | --- | --- | --- |\n${rules.map(row).join('\n')}\n`;
  });
  return [INTRODUCTION, ...sections].join('\n');
}

function keyOf({ id, term, says }: EInvoiceRule): string {
  return `${id} ${term} ${says}`;
}

function row({ id, term, path, says, warns }: EInvoiceRule): string {
  const text = says.replaceAll('|', '\\|');
  return `| ${id}${warns ? ' (*warning*)' : ''} | ${term} | ${path === '' ? '–' : `\`${path}\``} | ${text} |`;
}
