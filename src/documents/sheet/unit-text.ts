import type { Labels } from '../labels/labels.ts';
import type { Formats } from './formats.ts';

/** Codes of UN/ECE Recommendation 20 whose names `Intl` has in every language. */
const KNOWN_TO_INTL: { readonly [code: string]: string } = {
  SEC: 'second',
  MIN: 'minute',
  HUR: 'hour',
  DAY: 'day',
  WEE: 'week',
  MON: 'month',
  ANN: 'year',
  GRM: 'gram',
  KGM: 'kilogram',
  LBR: 'pound',
  ONZ: 'ounce',
  MMT: 'millimeter',
  CMT: 'centimeter',
  MTR: 'meter',
  KMT: 'kilometer',
  INH: 'inch',
  FOT: 'foot',
  YRD: 'yard',
  SMI: 'mile',
  ACR: 'acre',
  HAR: 'hectare',
  MLT: 'milliliter',
  LTR: 'liter',
  GLL: 'gallon',
  AD: 'byte',
  '2P': 'kilobyte',
  '4L': 'megabyte',
  E34: 'gigabyte',
  E35: 'terabyte',
  E36: 'petabyte',
  P1: 'percent',
};

/** Symbols that need no translation; a unit that is in no list here is printed as its code. */
const SYMBOLS: { readonly [code: string]: string } = {
  AMH: 'A·h',
  C26: 'ms',
  CEL: '°C',
  CLT: 'cl',
  CMK: 'cm²',
  CMQ: 'cm³',
  DLT: 'dl',
  DMQ: 'dm³',
  DTN: 'dt',
  FOT: 'ft',
  FTK: 'ft²',
  FTQ: 'ft³',
  GWH: 'GWh',
  HLT: 'hl',
  KMK: 'km²',
  KVA: 'kVA',
  KWH: 'kWh',
  KWT: 'kW',
  MAW: 'MW',
  MGM: 'mg',
  MMK: 'mm²',
  MMQ: 'mm³',
  MTK: 'm²',
  MTQ: 'm³',
  MWH: 'MWh',
  NMI: 'nmi',
  TNE: 't',
  WHR: 'Wh',
  WTT: 'W',
};

/** Their short forms, such as `Tg.` and `Mon.`, are rare on paper. */
const WRITTEN_OUT = new Set(['day', 'week', 'month', 'year']);

const PIECES = new Set(['H87', 'EA', 'NAR', 'XPP']);

/** A quantity with its unit: in the language where `Intl` or a label has it, else with the unit's symbol or code. */
export function quantityText(quantity: string, code: string, labels: Labels, formats: Formats): string {
  const number = formats.number(quantity);
  if (code === 'C62') return number;
  const unit = KNOWN_TO_INTL[code];
  if (unit !== undefined) {
    const text = formats.unit(quantity, unit, WRITTEN_OUT.has(unit) ? 'long' : 'short');
    // Arabic and Hebrew say "two days" in one word; a quantity is a figure.
    return text.includes(number) ? text : formats.unit(quantity, unit, 'narrow');
  }
  return `${number}\u00a0${wordOf(code, labels)}`;
}

function wordOf(code: string, labels: Labels): string {
  if (PIECES.has(code)) return labels.piece;
  if (code === 'LS') return labels.lumpSum;
  return SYMBOLS[code] ?? code;
}
