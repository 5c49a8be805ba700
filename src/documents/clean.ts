/** Text without control characters and halves of surrogate pairs. */
export function clean(text: string): string {
  return /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]/.test(text) ? cleanSlowly(text) : text;
}

function cleanSlowly(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) as number;
      if (code === 9) return ' ';
      if ((code < 32 && code !== 10) || (code >= 127 && code < 160) || code === 0xfffe || code === 0xffff) return '';
      return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : character;
    })
    .join('');
}
