export const NUL: string = String.fromCharCode(0);

/** What someone might write into any field. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'onmouseover='alert(1)",
  ']]>&lt;b&gt;&amp;',
  '</style><style>*{display:none}',
  '</title><base href=//evil.example>',
  'url(https://evil.example/x.png)',
  '{number}{amount}{page}$&$1',
  `NUL${NUL} BEL${String.fromCharCode(7)} DEL${String.fromCharCode(127)}`,
  'lone \ud800 surrogate',
  'RTL \u202e override',
  'x'.repeat(5000),
];

/** The document with every text in it replaced, but for what is no text: codes, amounts, dates, ids of parties. */
export function poison<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (TEXTS.has(key) ? text : value) as T;
  if (Array.isArray(value)) return value.map((one) => poison(one, text, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, text, name)])) as T;
}

const TEXTS = new Set(
  `name tradingName line1 line2 line3 city postalCode region memo description group number text reference accountName bic
   purchaseOrderNumber buyerReference contractReference email phone value method reasonText note unit legalNote`.split(
    /\s+/,
  ),
);
