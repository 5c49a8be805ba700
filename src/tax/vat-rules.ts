import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import type { Exemption } from './tax.ts';
import { isVat } from './tax-group.ts';

/** What the VAT rules look at: the parties' ids, the delivery, and every line's taxes. */
export interface VatFacts {
  readonly sellerHasVatId: boolean;
  readonly buyerHasVatId: boolean;
  readonly buyerHasLegalId: boolean;
  readonly hasDeliverToCountry: boolean;
  readonly hasDeliveryDate: boolean;
  readonly lines: readonly { readonly taxes: readonly VatLineTax[] }[];
}

interface VatLineTax {
  readonly code: string;
  readonly scheme?: string | null;
  readonly category?: string | null;
  readonly exemption?: Exemption | null;
}

/**
 * The faults that keep a document from being a valid invoice under EN 16931; warnings while it is a draft.
 *
 * A seller with a VAT id states a category on every line (BR-CO-4); a line has one VAT category at most; O stands
 * alone (BR-O-11 to -14); AE and K need the parties' ids (BR-AE-2, BR-IC-2), K also where and when it was delivered
 * (BR-IC-11, BR-IC-12); one category gives one reason (BG-23).
 */
export function checkVatRules(facts: VatFacts): Fault[] {
  const faults: Fault[] = [];
  const present = new Map<string, string>();
  facts.lines.forEach((line, index) => {
    const path = pointer('/lines', index);
    faults.push(...checkLine(line.taxes, path, facts.sellerHasVatId));
    for (const tax of line.taxes) if (tax.category) present.set(tax.category, present.get(tax.category) ?? path);
  });
  faults.push(...checkParties(facts, present), ...checkReasons(facts));
  return faults;
}

function checkLine(taxes: readonly VatLineTax[], path: string, sellerHasVatId: boolean): Fault[] {
  const vat = taxes.filter(isVat);
  if (vat.length > 1) {
    return [
      fault(
        'tax.vat_twice',
        pointer(path, 'taxes'),
        `the line carries ${vat.map((tax) => tax.code).join(' and ')}; a line has one VAT rate: split it`,
      ),
    ];
  }
  return vat.length === 0 && sellerHasVatId ? [categoryRequired(pointer(path, 'taxes'))] : [];
}

/** The fault of a line without a VAT category, though the seller has a VAT id. */
export function categoryRequired(path: string): Fault {
  return fault(
    'tax.category_required',
    path,
    'the seller has a VAT id, so every line needs a VAT category; name a tax code (BR-CO-4)',
  );
}

function checkParties(facts: VatFacts, present: ReadonlyMap<string, string>): Fault[] {
  const faults: Fault[] = [];
  if (present.has('O') && present.size > 1) {
    faults.push(
      fault(
        'tax.not_alone',
        present.get('O') as string,
        'category O stands alone on an invoice; bill the other lines on another invoice (BR-O-11)',
      ),
    );
  }
  const needsSeller = ['AE', 'K'].find((category) => present.has(category));
  if (needsSeller !== undefined && !facts.sellerHasVatId) {
    faults.push(
      fault(
        'tax.seller_id_required',
        '/billingEntity/taxIds',
        `category ${needsSeller} needs the seller's VAT id; add it to the billing entity (BR-AE-2, BR-IC-2)`,
      ),
    );
  }
  if (present.has('AE') && !facts.buyerHasVatId && !facts.buyerHasLegalId) {
    faults.push(
      fault(
        'tax.buyer_id_required',
        '/customer/taxIds',
        "reverse charge needs the buyer's VAT id or legal registration; add one to the customer (BR-AE-2)",
      ),
    );
  }
  if (present.has('K')) {
    if (!facts.buyerHasVatId)
      faults.push(
        fault(
          'tax.buyer_id_required',
          '/customer/taxIds',
          "an intra-community supply needs the buyer's VAT id; add it to the customer (BR-IC-2)",
        ),
      );
    if (!facts.hasDeliverToCountry)
      faults.push(
        fault(
          'tax.deliver_to_required',
          '/deliverTo',
          'an intra-community supply needs a country of delivery; give deliverTo (BR-IC-12)',
        ),
      );
    if (!facts.hasDeliveryDate)
      faults.push(
        fault(
          'tax.delivery_date_required',
          '/supplyDate',
          'an intra-community supply needs a delivery date; give supplyDate or servicePeriod (BR-IC-11)',
        ),
      );
  }
  return faults;
}

function checkReasons({ lines }: VatFacts): Fault[] {
  const reasons = new Map<string, string>();
  const faults: Fault[] = [];
  lines.forEach((line, index) => {
    for (const { category, exemption } of line.taxes) {
      if (category !== 'E' && category !== 'AE' && category !== 'O') continue;
      const reason = JSON.stringify([exemption?.code ?? null, exemption?.text ?? null]);
      const first = reasons.get(category) ?? reason;
      reasons.set(category, first);
      if (first !== reason) {
        faults.push(
          fault(
            'tax.exemption_conflict',
            pointer(pointer('/lines', index), 'taxes'),
            `category ${category} already gives another reason on an earlier line; bill them on separate invoices`,
          ),
        );
      }
    }
  });
  return faults;
}
