import { clean } from '../clean.ts';

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, in elements and in quoted attributes; what HTML cannot hold is replaced. */
export function escapeHtml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** Text that keeps its own direction, whatever is around it. */
export function isolated(text: string): string {
  return `<bdi>${escapeHtml(text).replaceAll('\n', '<br>')}</bdi>`;
}

/** Text for a quoted string of CSS: all but letters, digits and blanks as code points. */
export function escapeCss(text: string): string {
  return [...clean(text)]
    .map((character) =>
      /[\p{L}\p{N} ]/u.test(character) ? character : `\\${(character.codePointAt(0) as number).toString(16)} `,
    )
    .join('');
}

/** A text of one line, such as a header of an e-mail. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}
