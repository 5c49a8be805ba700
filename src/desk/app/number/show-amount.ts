import { locale } from '../texts/t.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const found = formats.get(key) ?? new Intl.NumberFormat(locale(), options);
  formats.set(key, found);
  return found;
}

/** Intl takes the decimal as text, so that no digit is lost. */
function write(format: Intl.NumberFormat, text: string): string {
  return format.format(text as Intl.StringNumericLiteral);
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** An amount with its currency, with exactly the decimals that it has. */
export function showAmount(amount: string, currency: string): string {
  const decimals = decimalsOf(amount);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  // Own currencies have names that Intl refuses.
  if (!/^[A-Z]{3}$/.test(currency)) return `${write(formatOf(`${decimals}`, digits), amount)} ${currency}`;
  return write(formatOf(`${currency}${decimals}`, { style: 'currency', currency, ...digits }), amount);
}

/** A plain decimal in the reader's locale, with the decimals that it has. */
export function showDecimal(text: string): string {
  const decimals = Math.min(decimalsOf(text), 20);
  return write(formatOf(`${decimals}`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }), text);
}

/** An amount for a chart's axis or label: three digits where the locale shortens, else whole units. */
export function showShort(value: number, currency: string): string {
  const options: Intl.NumberFormatOptions = {
    notation: 'compact',
    maximumFractionDigits: 0,
    maximumSignificantDigits: 3,
    roundingPriority: 'morePrecision',
  };
  if (!/^[A-Z]{3}$/.test(currency)) return formatOf('short', options).format(value);
  return formatOf(`${currency} short`, { style: 'currency', currency, ...options }).format(value);
}
