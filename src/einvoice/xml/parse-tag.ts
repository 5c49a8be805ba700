/** Makes the error of what is wrong. */
export type Refuse = (message: string) => Error;

/** The attributes of a tag, and the namespaces that it declares. */
export interface TagAttributes {
  readonly attributes: { readonly [name: string]: string };
  readonly namespaces: ReadonlyMap<string, string>;
}

const ONE = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*("[^"<]*"|'[^'<]*')/y;

/** Read what follows a tag's name. */
export function readAttributes(text: string, refuse: Refuse): TagAttributes {
  const attributes: { [name: string]: string } = Object.create(null);
  const namespaces = new Map<string, string>();
  const names = new Set<string>();
  let at = 0;
  for (;;) {
    ONE.lastIndex = at;
    const found = ONE.exec(text);
    if (found === null) break;
    at = ONE.lastIndex;
    const name = found[1] as string;
    const value = decodeText((found[2] as string).slice(1, -1).replace(/[\t\r\n]/g, ' '), refuse);
    if (names.has(name)) throw refuse(`the attribute ${name} is given twice`);
    names.add(name);
    if (name === 'xmlns') namespaces.set('', value);
    else if (name.startsWith('xmlns:')) namespaces.set(name.slice(6), value);
    else if (!name.includes(':')) attributes[name] = value;
  }
  if (text.slice(at).trim() !== '') throw refuse(`"${text.slice(at).trim().slice(0, 40)}" is not an attribute`);
  return { attributes, namespaces };
}

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text with its references resolved: the five entities of XML and characters by number, nothing else. */
export function decodeText(raw: string, refuse: Refuse): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) throw refuse(`the character U+${hex(forbidden[0])} is not allowed in XML`);
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw refuse('"&" begins a reference; write "&amp;"');
    return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : characterOf(name, refuse);
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** The first character that XML 1.0 cannot hold, even as a reference, or `undefined`. */
export function forbiddenCharacter(text: string): string | undefined {
  // Without the flag u a surrogate of a pair is found too, but the test takes a fifth of the time.
  if (!SUSPECT.test(text)) return undefined;
  const found = FORBIDDEN.exec(text);
  return found === null ? undefined : `U+${hex(found[0])}`;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function characterOf(name: string, refuse: Refuse): string {
  const digits = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name);
  const code = digits === null ? -1 : digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  if (character === '' || FORBIDDEN.test(character)) {
    throw refuse(
      `&${name}; is no entity of XML and no character; only &amp; &lt; &gt; &quot; &apos; and &#…; are read`,
    );
  }
  return character;
}
