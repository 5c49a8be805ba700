/** An element around content that is XML already; nothing where there is no content: official rules refuse empty elements. */
export function element(name: string, content: string, attributes = ''): string {
  return content === '' ? '' : `<${name}${attributes}>${content}</${name}>`;
}

/** An element around a text; nothing without a text. */
export function textElement(name: string, text: string | undefined, attributes = ''): string {
  return text === undefined || text === '' ? '' : `<${name}${attributes}>${escapeText(text)}</${name}>`;
}

/** An attribute with the blank before it; nothing where there is no value. */
export function attribute(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`;
}

/** The pieces for the members of a list. */
export function each<T>(list: readonly T[], write: (one: T) => string): string {
  let text = '';
  for (const one of list) text += write(one);
  return text;
}

const SPECIAL = /[&<>\r]/;
const SPECIAL_IN_ATTRIBUTE = /[&<>"\r\n\t]/;
const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  // `]]>` is not allowed in text.
  '>': '&gt;',
  '"': '&quot;',
  // A reader turns a literal carriage return into a line feed, and in an attribute all three into a blank.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>\r]/g, (character) => ESCAPES[character] as string) : text;
}

function escapeAttribute(text: string): string {
  if (!SPECIAL_IN_ATTRIBUTE.test(text)) return text;
  return text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] as string);
}
