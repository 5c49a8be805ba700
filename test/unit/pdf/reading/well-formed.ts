/** Whether a text is well-formed XML as far as a reader of metadata needs it: tags in order, entities, no stray signs. */
export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const token = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g;
  for (const [all, closing, name = '', attributes = '', empty] of xml.matchAll(token)) {
    if (all === '<') return false;
    if (name === '') {
      if (!all.startsWith('<') && /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(all)) return false;
    } else if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(attributes)) return false;
    else if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (empty !== '/') open.push(name);
  }
  return open.length === 0;
}
