import { type EInvoiceProfileName, type EInvoiceRule, eInvoiceRules } from 'oneoff/einvoice';

const INTRODUCTION = `# Rules of e-invoices

Written from the code by \`UPDATE_GOLDEN=1 npx vitest run --project golden\`. Each is one function over the statement, with the id that the official validators use: EN 16931 validation artefacts 1.3.16, XRechnung 3.0.2, Peppol BIS Billing 3 of May 2026, Factur-X 1.09 and the French rules of flux 2. \`validateEInvoice\` returns a fault for each rule that a document breaks; rules marked *warning* come from \`warnEInvoice\` and refuse nothing. [E-invoices](e-invoices.md) is the guide.
`;

const EN16931 = { specification: 'urn:cen.eu:en16931:2017' };

const TITLES: readonly (readonly [profile: EInvoiceProfileName, title: string, first?: string])[] = [
  [
    'facturx-en16931',
    'Factur-X',
    'What `facturx-en16931`, `facturx-basic` and `facturx-basic-wl` add to them, and what `en16931` and `facturx-fr` add in CII: such a file is one of Factur-X, and its validators judge it.',
  ],
  ['facturx-extended', 'Factur-X EXTENDED'],
  ['facturx-fr', 'France'],
  ['xrechnung', 'XRechnung'],
  ['peppol', 'Peppol BIS Billing 3'],
];

/** The page of all rules. */
export function ruleTables(): string {
  const general = eInvoiceRules(EN16931);
  const inFacturX = new Set([...general, ...eInvoiceRules('facturx-en16931')].map(keyOf));
  const known = (profile: EInvoiceProfileName): ReadonlySet<string> =>
    profile === 'facturx-fr' ? inFacturX : new Set(general.map(keyOf));
  const sections = TITLES.map(([profile, title, first = `What \`${profile}\` adds to them.`]) => {
    const rules = eInvoiceRules(profile).filter((rule) => !known(profile).has(keyOf(rule)));
    return section(title, first, rules);
  });
  return [INTRODUCTION, section('EN 16931', 'Every profile has these.', general), ...sections].join('\n');
}

function section(title: string, first: string, rules: readonly EInvoiceRule[]): string {
  const head = '| rule | term | set | message |\n| --- | --- | --- | --- |';
  return `## ${title}\n\n${first}\n\n${head}\n${rules.map(row).join('\n')}\n`;
}

function keyOf({ id, term, says }: EInvoiceRule): string {
  return `${id} ${term} ${says}`;
}

function row({ id, term, path, says, warns }: EInvoiceRule): string {
  const text = says.replaceAll('|', '\\|');
  return `| ${id}${warns ? ' (*warning*)' : ''} | ${term} | ${path === '' ? '–' : `\`${path}\``} | ${text} |`;
}
