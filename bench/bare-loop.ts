import type { Calculation, CalculationInput, CalculationTax, TaxRow } from 'oneoff';

/**
 * The lower bound to compare with: plain integers for this one case (two decimals, one VAT rate per line, small amounts),
 * a character-code parser, an arithmetic formatter, and no checks at all.
 */
export function bareLoop(input: CalculationInput): Calculation {
  const count = input.lines.length;
  const amounts = new Array<number>(count);
  for (let index = 0; index < count; index++) {
    const line = input.lines[index] as (typeof input.lines)[number];
    amounts[index] = halfUp(parse(line.quantity as string) * parse(line.unitPrice as string), 100);
  }
  return taxed(input, amounts);
}

/** The same for quantities and prices that have two or more decimals each. */
export function bareLoopOfDecimals(input: CalculationInput): Calculation {
  const count = input.lines.length;
  const amounts = new Array<number>(count);
  for (let index = 0; index < count; index++) {
    const line = input.lines[index] as (typeof input.lines)[number];
    const [quantity, unitPrice] = [line.quantity as string, line.unitPrice as string];
    const decimals = quantity.length - quantity.indexOf('.') + unitPrice.length - unitPrice.indexOf('.') - 2;
    amounts[index] = halfUp(parse(quantity) * parse(unitPrice), 10 ** (decimals - 2));
  }
  return taxed(input, amounts);
}

function halfUp(product: number, divisor: number): number {
  const rest = product % divisor;
  return (product - rest) / divisor + (2 * rest >= divisor ? 1 : 0);
}

/** The taxes and totals of lines whose amounts are known, in cents. */
function taxed(input: CalculationInput, amounts: readonly number[]): Calculation {
  const count = input.lines.length;
  const groupOf = new Array<number>(count);
  const rates: string[] = [];
  const taxes: CalculationTax[] = [];
  const bases: number[] = [];
  let subtotal = 0;
  for (let index = 0; index < count; index++) {
    const line = input.lines[index] as (typeof input.lines)[number];
    const amount = amounts[index] as number;
    subtotal += amount;
    const tax = (line.taxes as CalculationTax[])[0] as CalculationTax;
    let group = rates.indexOf(tax.rate as string);
    if (group < 0) {
      group = rates.push(tax.rate as string) - 1;
      taxes.push(tax);
      bases.push(0);
    }
    groupOf[index] = group;
    bases[group] = (bases[group] as number) + amount;
  }
  const shares = new Array<number>(count);
  let taxAmount = 0;
  const rows: TaxRow[] = [];
  for (let group = 0; group < rates.length; group++) {
    const text = rates[group] as string;
    const rate = parse(text);
    const divisor = 100 * 10 ** (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
    const exact = (bases[group] as number) * rate;
    const below = exact % divisor;
    const tax = (exact - below) / divisor + (2 * below >= divisor ? 1 : 0);
    taxAmount += tax;
    let left = tax;
    const members: number[] = [];
    const rests: number[] = [];
    for (let index = 0; index < count; index++) {
      if (groupOf[index] !== group) continue;
      const own = (amounts[index] as number) * rate;
      const rest = own % divisor;
      shares[index] = (own - rest) / divisor;
      left -= shares[index] as number;
      members.push(index);
      rests.push(rest);
    }
    const sorted = Float64Array.from(rests).sort();
    const threshold = left > 0 ? (sorted[sorted.length - left] as number) : Number.POSITIVE_INFINITY;
    for (let member = 0; member < members.length; member++) if ((rests[member] as number) > threshold) left -= 1;
    for (let member = 0; member < members.length; member++) {
      const rest = rests[member] as number;
      if (rest > threshold || (rest === threshold && left-- > 0))
        shares[members[member] as number] = (shares[members[member] as number] as number) + 1;
    }
    const { code, name } = taxes[group] as CalculationTax;
    rows.push({
      code,
      name: name as string,
      scheme: 'VAT',
      rate: text,
      category: 'S',
      exemption: null,
      jurisdiction: null,
      taxableAmount: format(bases[group] as number),
      amount: format(tax),
    });
  }
  rows.sort((a, b) => Number(b.rate) - Number(a.rate));
  const lines = new Array<Calculation['lines'][number]>(count);
  for (let index = 0; index < count; index++) {
    const amount = amounts[index] as number;
    const share = shares[index] as number;
    const tax = taxes[groupOf[index] as number] as CalculationTax;
    const shareText = format(share);
    lines[index] = {
      amount: format(amount),
      taxAmount: shareText,
      total: format(amount + share),
      taxes: [{ code: tax.code, rate: tax.rate as string, category: 'S', amount: shareText }],
    };
  }
  return {
    subtotal: format(subtotal),
    taxAmount: format(taxAmount),
    total: format(subtotal + taxAmount),
    taxes: rows,
    lines,
  };
}

function parse(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0) value = value * 10 + digit;
  }
  return value;
}

function format(cents: number): string {
  const rest = cents % 100;
  return `${(cents - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
