const IDEOGRAPHIC =
  /[\u2e80-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
/** South-East Asian scripts do not write spaces between words. */
const WITHOUT_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
/** Closing punctuation and small kana do not begin a line (JIS X 4051). */
const NOT_FIRST =
  /^[!%),.:;?\]}»’”…‰℃、。々〉》」』】〕〗〙〟ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー゛゜ゝゞ・！％），．：；？］｝～]/u;
/** Opening punctuation does not end one. */
const NOT_LAST = /[([{«‘“〈《「『【〔〖〘〝（［｛￥＄]$/u;
const AFTER_SPACES = /(?<=[ \u2000-\u2006\u2008-\u200a\u3000])(?![ \u2000-\u2006\u2008-\u200a\u3000])/;
const AFTER_HYPHENS = /(?<=\p{L}[-\u2010\u2013\u2014/])(?=\p{L})/u;

/** The parts of a paragraph between which a line may end; together they are the paragraph. */
export function wordsOf(paragraph: string): readonly string[] {
  return paragraph
    .split(AFTER_SPACES)
    .flatMap((word) => word.split(AFTER_HYPHENS))
    .flatMap((word) => (WITHOUT_SPACES.test(word) ? segments(word) : IDEOGRAPHIC.test(word) ? ideographs(word) : word));
}

function segments(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter('th', { granularity: 'word' }).segment(text), ({ segment }) => segment);
}

function ideographs(text: string): readonly string[] {
  const parts: string[] = [];
  for (const char of text) {
    const last = parts.at(-1);
    const apart = last !== undefined && (IDEOGRAPHIC.test(char) || IDEOGRAPHIC.test(last.slice(-2)));
    if (last !== undefined && (!apart || NOT_FIRST.test(char) || NOT_LAST.test(last) || char === ' ')) {
      parts[parts.length - 1] = last + char;
    } else parts.push(char);
  }
  return parts;
}

/** What a reader takes for one character, where a word must be cut because it is wider than a line. */
export function charactersOf(word: string): readonly string[] {
  if (/^[\u0020-\u02ff]*$/.test(word)) return word.split('');
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word), ({ segment }) => segment);
}
