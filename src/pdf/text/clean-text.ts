const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** C0 and C1 controls but for line breaks, and characters that Unicode keeps for no one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;
/**
 * What no font draws: soft hyphens, word joiners, variation selectors, tags.
 *
 * Embeddings and overrides of direction go too: they can show an amount backwards. Marks and isolates stay until the
 * direction is known.
 */
const IGNORABLES =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is named alone
  /[\u00ad\u034f\u180b-\u180f\u200b\u202a-\u202e\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** A text as it can be printed: composed, without what has no shape, with plain line breaks. */
export function cleanText(text: string): string {
  // Nearly all texts are printable ASCII.
  if (/^[\u0020-\u007e]*$/.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(BREAKS, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
    .replace(IGNORABLES, '')
    .normalize('NFC');
}
