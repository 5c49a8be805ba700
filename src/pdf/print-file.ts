import type { Sheet } from '../documents/sheet/sheet.ts';
import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { FileMetadata } from './file/metadata.ts';
import { findCharacter } from './find-character.ts';
import type { FontFamily } from './fonts/font-family.ts';
import type { PdfFileOptions } from './options.ts';
import { type FileAttachment, printSheet } from './print-sheet.ts';

/** What a file has beside its sheet. */
interface File {
  readonly options: PdfFileOptions;
  /** ISO 8601; the only time in the file. */
  readonly created: string;
  /** Where the texts come from. */
  readonly source: unknown;
  readonly slipFont?: FontFamily | undefined;
  readonly facturX?: { readonly file: FileAttachment; readonly metadata: NonNullable<FileMetadata['facturX']> };
}

/** Print a sheet in the host's fonts, or in Inter, which is loaded only when it is needed. */
export async function printFile(
  sheet: Sheet,
  { options, created, source, facturX, slipFont }: File,
): Promise<Uint8Array<ArrayBuffer>> {
  const { attachments: own = [], fonts = [(await import('./inter/inter.ts')).inter] } = options;
  const attachments = [
    ...(facturX === undefined ? [] : [facturX.file]),
    // A checker of PDF/A-3 warns of a file that says nothing about itself.
    ...own.map((one) => ({
      ...one,
      relationship: one.relationship ?? 'Supplement',
      description: one.description ?? one.name,
    })),
  ];
  const names = attachments.map(({ name }) => name);
  const twice = own.find(({ name }) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) {
    const path = `/attachments/${own.indexOf(twice)}/name`;
    throw new ValidationError([
      fault('field.value', path, `two files are named ${show(twice.name)}; give each attachment its own name`),
    ]);
  }
  return printSheet(sheet, {
    fonts,
    slipFont,
    created: new Date(created),
    attachments,
    facturX: facturX?.metadata ?? null,
    where: (character) => findCharacter(source, character),
  });
}
