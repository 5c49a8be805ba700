import type { Exemption } from './tax.ts';

/** What the VAT rules look at. */
export interface VatFacts {
  readonly seller: VatSeller;
  readonly buyer: VatBuyer;
  /** Where it was delivered (BT-80). */
  readonly deliverToCountry: string | null;
  readonly hasDeliveryDate: boolean;
  readonly lines: readonly { readonly taxes: readonly VatLineTax[] }[];
}

/** What the VAT rules look at of a party. */
export interface VatParty {
  /** The countries of its VAT ids (BT-31, BT-48); empty where it has none. */
  readonly vatCountries: readonly string[];
  /** Of its address (BT-40, BT-55). */
  readonly country: string | null;
}

/** What the VAT rules look at of a seller. */
interface VatSeller extends VatParty {
  /** BT-32. */
  readonly hasTaxRegistration: boolean;
  /** Whether it has a tax representative, who always has a VAT id (BT-63). */
  readonly hasRepresentative: boolean;
}

/** What the VAT rules look at of a buyer. */
interface VatBuyer extends VatParty {
  /** BT-47. */
  readonly hasLegalId: boolean;
}

/** What the VAT rules look at of a tax of a line. */
export interface VatLineTax {
  readonly code: string;
  readonly scheme?: string | null;
  readonly category?: string | null;
  /** Percent, as it is printed. */
  readonly rateText?: string | null;
  readonly exemption?: Exemption | null;
  readonly jurisdiction?: string | null;
}
