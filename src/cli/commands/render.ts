import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type EInvoiceProfile, eInvoiceProfiles } from '../../code-lists/e-invoice-profiles.ts';
import type { FacturXProfile } from '../../pdf/options.ts';
import { type Args, type Command, choiceOption, EXIT, onlyArgument, textOption, UsageError } from '../command.ts';
import { configOptions } from '../config.ts';
import { type FoundDocument, findDocument } from '../find-document.ts';

/** What a document can be written as, by the name of the format. */
const formats: { readonly [format: string]: (found: FoundDocument, args: Args) => Promise<string | Uint8Array> } = {
  async html(found, args) {
    const { renderInvoiceHtml } = await import('../../documents/html/render-invoice-html.ts');
    return renderInvoiceHtml(found.document, await printing(found, args));
  },
  async pdf(found, args) {
    const { renderInvoicePdf } = await import('../../pdf/render-invoice-pdf.ts');
    const profile = choiceOption(args, 'profile', eInvoiceProfiles);
    const facturX = profile === undefined ? {} : { facturX: profile as FacturXProfile };
    return renderInvoicePdf(found.document, { ...(await printing(found, args)), ...facturX });
  },
  async ubl(found, args) {
    const { toUbl } = await import('../../einvoice/to-ubl.ts');
    return toUbl(found.document, exporting(found, args));
  },
  async cii(found, args) {
    const { toCii } = await import('../../einvoice/to-cii.ts');
    return toCii(found.document, exporting(found, args));
  },
};

/** `oneoff render`: a stored or exported document as a page, a PDF or an e-invoice. */
export const renderCommand: Command = {
  usage: `<id | number | file.json> --format ${Object.keys(formats).join('|')} [--out FILE] [--locale TAG] [--profile NAME] [--config FILE] [--tenant ID]… [--json]`,
  summary: 'write a document as HTML, PDF (with --profile as Factur-X), UBL or CII',
  options: {
    ...configOptions,
    format: { type: 'string' },
    out: { type: 'string' },
    locale: { type: 'string' },
    profile: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(args, terminal) {
    const what = onlyArgument(args, 'the id, the number or the JSON file of one document');
    const out = textOption(args, 'out');
    const format = textOption(args, 'format') ?? extensionOf(out);
    const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (write === undefined)
      throw new UsageError(`pass --format ${Object.keys(formats).join(', ')}${format && `; got "${format}"`}`);
    const found = await findDocument(what, args, terminal);
    const content = await write(found, args);
    const name = found.document.number ?? found.document.id;
    const path = resolve(terminal.cwd, out ?? `${name.replaceAll(/[^\w.-]+/g, '-')}.${endingOf(format)}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    terminal.print(args.options['json'] === true ? JSON.stringify({ path, bytes: content.length }) : path);
    return EXIT.ok;
  },
};

function extensionOf(file: string | undefined): string {
  const ending = file?.split('.').at(-1)?.toLowerCase() ?? '';
  return ending === 'xml' ? 'ubl' : ending;
}

function endingOf(format: string): string {
  return format === 'ubl' || format === 'cii' ? 'xml' : format;
}

async function printing({ invoice }: FoundDocument, args: Args): Promise<object> {
  const { en, de, fr, es, ...others } = await import('../../documents/labels/all.ts');
  const locale = textOption(args, 'locale');
  return {
    languages: Object.values(others),
    ...(invoice !== undefined && { invoice }),
    ...(locale !== undefined && { locale }),
  };
}

function exporting(
  { invoice }: FoundDocument,
  args: Args,
): { readonly profile: EInvoiceProfile; readonly invoice?: never } {
  const profile = choiceOption(args, 'profile', eInvoiceProfiles) ?? 'en16931';
  return { profile, ...(invoice !== undefined && { invoice: invoice as never }) };
}
