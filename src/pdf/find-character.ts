import { pointer } from '../errors/pointer.ts';

/** The path of the first text that holds a character, `""` if none does: labels and figures are not in the document. */
export function findCharacter(value: unknown, character: string, path = ''): string {
  if (typeof value === 'string') return value.normalize('NFC').includes(character) ? path : '';
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return '';
  for (const [key, member] of Object.entries(value)) {
    const found = findCharacter(member, character, pointer(path, key));
    if (found !== '') return found;
  }
  return '';
}
