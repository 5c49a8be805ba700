import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import type { Statement } from '../../statement/statement.ts';
import { forbiddenCharacter } from '../xml/parse-tag.ts';

/**
 * Characters that XML 1.0 cannot hold, even escaped: most control characters, lone surrogates, U+FFFE and U+FFFF.
 *
 * A file with one of them is no XML, and left out they would change what was issued.
 *
 * @param document - where the text comes from: the fault has its path there
 */
export function checkTexts(statement: Statement, document: unknown): readonly Fault[] {
  // Hardly any document has one, and paths cost five times what the search does.
  if (!holdsForbidden(statement)) return [];
  const texts = new Set<string>();
  eachText(statement, '', (text) => {
    if (forbiddenCharacter(text) !== undefined) texts.add(text);
  });
  const faults: Fault[] = [];
  eachText(document, '', (text, path) => {
    if (texts.has(text.trim())) faults.push(refused(text, path));
  });
  return faults.length > 0 ? faults : [...texts].map((text) => refused(text, ''));
}

function holdsForbidden(value: unknown): boolean {
  if (typeof value === 'string') return forbiddenCharacter(value) !== undefined;
  if (Array.isArray(value)) return value.some(holdsForbidden);
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) {
    if (key !== 'beyond' && holdsForbidden((value as Record<string, unknown>)[key])) return true;
  }
  return false;
}

function refused(text: string, path: string): Fault {
  const character = forbiddenCharacter(text) ?? '';
  return fault(
    'einvoice.text_not_expressible',
    path,
    `the text has the character ${character}, which XML cannot hold; take it out`,
    { character },
  );
}

function eachText(value: unknown, path: string, visit: (text: string, path: string) => void): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value)) for (const [index, one] of value.entries()) eachText(one, pointer(path, index), visit);
  else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      if (key !== 'beyond') eachText((value as Record<string, unknown>)[key], pointer(path, key), visit);
    }
  }
}
