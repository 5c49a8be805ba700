/** The name of a document's file, without extension: the letters and digits of its number, or of the id of a draft. */
export function fileNameOf({ number, id }: { readonly number: string | null; readonly id: string }): string {
  return (number ?? id).replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'document';
}
