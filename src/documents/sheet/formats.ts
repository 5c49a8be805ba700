import { decimalsOf } from '../../money/amounts.ts';

/** How figures and dates are written in a locale. Amounts, quantities and rates are decimal texts: no float touches them. */
export interface Formats {
  readonly locale: string;
  /** An amount without its currency, with the decimals that it has. */
  amount(amount: string): string;
  /** An amount with the sign of its currency. */
  money(amount: string, currency: string): string;
  /** A price: at least the decimals of the currency, and all that it has. */
  price(price: string, decimals: number): string;
  /** A quantity, a count, an exchange rate. */
  number(value: string): string;
  /** A quantity in a unit that `Intl` knows, such as `hour`. */
  unit(value: string, unit: string, unitDisplay: 'long' | 'short' | 'narrow'): string;
  /** `"8.1"` is 8.1 %. */
  percent(rate: string): string;
  /** An ISO date. */
  date(iso: string): string;
  /** The name of a country, or its code. */
  country(code: string): string;
}

const MOST_LOCALES = 64;
const known = new Map<string, Formats>();

/** The formats of a locale, made once: what `Intl` needs to prepare takes longer than a whole document. */
export function formatsOf(locale: string): Formats {
  const found = known.get(locale);
  if (found !== undefined) return found;
  // Locales come from records, so their number is not bounded.
  if (known.size >= MOST_LOCALES) known.clear();
  const made = makeFormats(locale);
  known.set(locale, made);
  return made;
}

/** `Intl` takes a decimal text of any length exactly; the declarations of ES2022 do not say so yet. */
type Exact = number;

function makeFormats(locale: string): Formats {
  const numbers = new Map<string, Intl.NumberFormat>();
  const format = (value: string, key: string, options: Intl.NumberFormatOptions): string => {
    let made = numbers.get(key);
    if (made === undefined) {
      // Some locales group from five digits on, which in a column of amounts would write 1450,00 above 11.691,03.
      made = new Intl.NumberFormat(locale, { useGrouping: true, ...options });
      numbers.set(key, made);
    }
    return made.format(value as unknown as Exact);
  };
  const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const dates = new Intl.DateTimeFormat(gregorian(locale), { dateStyle: 'medium', timeZone: 'UTC' });
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  return {
    locale,
    amount: (amount) => format(amount, `a${decimalsOf(amount)}`, fixed(decimalsOf(amount))),
    money(amount, currency) {
      // A currency of the host's own may have a longer code, which `Intl` refuses.
      if (!/^[A-Z]{3}$/.test(currency)) return `${this.amount(amount)}\u00a0${currency}`;
      const decimals = decimalsOf(amount);
      return format(amount, `m${decimals}${currency}`, { style: 'currency', currency, ...fixed(decimals) });
    },
    price: (price, decimals) =>
      format(price, `p${decimals}`, { minimumFractionDigits: decimals, maximumFractionDigits: 20 }),
    number: (value) => format(value, 'n', { maximumFractionDigits: 20 }),
    unit: (value, unit, unitDisplay) =>
      format(value, `${unitDisplay}${unit}`, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 20 }),
    percent: (rate) => format(`${rate}e-2`, '%', { style: 'percent', maximumFractionDigits: 20 }),
    date: (iso) => dates.format(new Date(`${iso}T00:00:00Z`)),
    country: (code) => countryName(regions, code),
  };
}

/** Thai and Persian locales count other years; the law of an invoice counts Gregorian ones, unless the locale asks. */
function gregorian(locale: string): string {
  const asked = new Intl.Locale(locale).calendar;
  return asked === undefined ? new Intl.Locale(locale, { calendar: 'gregory' }).toString() : locale;
}

/** EN 16931 knows codes that are no regions of CLDR, such as `1A` for Kosovo. */
function countryName(regions: Intl.DisplayNames, code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}
