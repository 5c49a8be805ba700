import type { Currency, CurrencySuccessor } from './currency-table.ts';
import { type Decimal, formatDecimal, parseDecimal } from './decimal.ts';
import { multiply } from './integer.ts';

/** That a currency is no longer in use. */
export interface Withdrawal {
  /** ISO date: the first day on which nothing can be billed in it. */
  readonly on: string;
  /** What took its place; only a host's own currency may have none. */
  readonly successor?: CurrencySuccessor;
}

/**
 * The withdrawn currencies: the first day without them, their successor, and how many of them one unit of it is.
 *
 * Days from ISO 4217 list three, to the day where the successor's central bank names it. Rates of the euro from the
 * Council regulations that fixed them (2866/98, 1478/2000, 1086/2006, 1134/2007, 1135/2007, 694/2008, 671/2010, 870/2013,
 * 851/2014, 2022/1208, 2025/1409); the others are the redenominations by the successor's central bank.
 */
const WITHDRAWN: readonly (readonly [on: string, successor: string, rates: string])[] = [
  [
    '2002-03-01',
    'EUR',
    'ATS 13.7603 BEF 40.3399 DEM 1.95583 ESP 166.386 FIM 5.94573 FRF 6.55957 GRD 340.750 IEP 0.787564 ITL 1936.27 ' +
      'LUF 40.3399 NLG 2.20371 PTE 200.482',
  ],
  ['2003-01-01', 'AFN', 'AFA 1000'],
  ['2004-01-01', 'RUB', 'RUR 1000'],
  ['2004-01-01', 'SRD', 'SRG 1000'],
  ['2005-01-01', 'MGA', 'MGF 5'],
  ['2005-07-01', 'RON', 'ROL 10000'],
  ['2006-01-01', 'AZN', 'AZM 5000'],
  ['2006-01-01', 'TRY', 'TRL 1000000'],
  ['2006-07-01', 'MZN', 'MZM 1000'],
  ['2006-11-01', 'RSD', 'CSD 1'],
  ['2007-01-01', 'EUR', 'SIT 239.640'],
  ['2007-07-01', 'SDG', 'SDD 100'],
  ['2008-01-01', 'EUR', 'CYP 0.585274 MTL 0.429300'],
  ['2008-01-01', 'GHS', 'GHC 10000'],
  ['2008-01-01', 'VEF', 'VEB 1000'],
  ['2009-01-01', 'EUR', 'SKK 30.1260'],
  ['2009-01-01', 'TMT', 'TMM 5000'],
  ['2011-01-01', 'EUR', 'EEK 15.6466'],
  ['2013-01-01', 'ZMW', 'ZMK 1000'],
  ['2014-01-01', 'EUR', 'LVL 0.702804'],
  ['2015-01-01', 'EUR', 'LTL 3.45280'],
  ['2017-01-01', 'BYN', 'BYR 10000'],
  ['2018-01-01', 'MRU', 'MRO 10'],
  ['2018-01-01', 'STN', 'STD 1000'],
  ['2018-08-20', 'VES', 'VEF 100000'],
  ['2021-07-01', 'CUP', 'CUC 24'],
  ['2023-01-01', 'EUR', 'HRK 7.53450'],
  ['2024-01-01', 'SLE', 'SLL 1000'],
  ['2024-09-01', 'ZWG', 'ZWL 2498.7242'],
  ['2025-07-01', 'XCG', 'ANG 1'],
  ['2026-01-01', 'EUR', 'BGN 1.95583'],
];

let withdrawals: ReadonlyMap<string, Withdrawal> | undefined;

/** The withdrawal of an ISO 4217 currency; `undefined` if it is in use. */
export function withdrawalOf(code: string): Withdrawal | undefined {
  withdrawals ??= readTable();
  return withdrawals.get(code);
}

function readTable(): ReadonlyMap<string, Withdrawal> {
  const table = new Map<string, Withdrawal>();
  for (const [on, successor, rates] of WITHDRAWN)
    for (const [, code, rate] of rates.matchAll(/(\S+) (\S+)/g))
      table.set(code as string, { on, successor: { code: successor, rate: rate as string } });
  return table;
}

/**
 * The withdrawal of a currency that is in force on a day; a successor that is withdrawn by then too is replaced by its own.
 *
 * @param on - ISO date
 * @param custom - the host's own currencies; they win over the table
 */
export function withdrawalOn(code: string, on: string, custom: readonly Currency[] = []): Withdrawal | undefined {
  const own = custom.find((one) => one.code === code);
  const found = own ? ownWithdrawal(own) : withdrawalOf(code);
  if (found === undefined || on < found.on) return undefined;
  const { successor } = found;
  if (successor === undefined) return found;
  // Every currency is followed once, so that a circle of a host's own ends.
  const others = custom.filter((one) => one !== own);
  const next = withdrawalOn(successor.code, on, others);
  if (next === undefined) return found;
  if (next.successor === undefined) return { on: found.on };
  return { on: found.on, successor: { code: next.successor.code, rate: product(successor.rate, next.successor.rate) } };
}

/** Whether a rate of a withdrawal is above zero; with at most 6 decimals the rates of a chain multiply exactly. */
export function isRate(rate: unknown): boolean {
  return typeof rate === 'string' && /^\d{1,9}(\.\d{1,6})?$/.test(rate) && /[1-9]/.test(rate);
}

function ownWithdrawal({ withdrawnOn, successor }: Currency): Withdrawal | undefined {
  return withdrawnOn === undefined ? undefined : { on: withdrawnOn, ...(successor && { successor }) };
}

function product(a: string, b: string): string {
  const [one, other] = [parseDecimal(a) as Decimal, parseDecimal(b) as Decimal];
  return formatDecimal({
    coefficient: multiply(one.coefficient, other.coefficient),
    scale: one.scale + other.scale,
  });
}
