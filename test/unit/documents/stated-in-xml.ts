/** What a CII file says, by its elements: not read by our own reader, which could be wrong in the same way. */
export interface StatedInXml {
  /** Amounts, quantities and rates, in the digits of the file. */
  readonly amounts: readonly string[];
  readonly prices: readonly string[];
  readonly quantities: readonly string[];
  readonly rates: readonly string[];
  /** ISO dates. */
  readonly dates: readonly string[];
  /** Names, numbers, references and notes. */
  readonly texts: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Codes are printed as words, and the ids of lines are for programs. */
const CODES =
  /^(?:TypeCode|CategoryCode|SubjectCode|CountryID|\w*CurrencyCode|ExemptionReasonCode|LineID|DueDateTypeCode)$/;
const TEXTS =
  /^(?:Name|PersonName|TradingBusinessName|Description|Content|LineOne|LineTwo|LineThree|CityName|PostcodeCode|ID|IssuerAssignedID|BuyerAssignedID|SellerAssignedID|BuyerReference|PaymentReference|IBANID|AccountName|BICID|CompleteNumber|URIID|ExemptionReason|Value)$/;

/** Words that the syntax demands: a name of each project, and terms of payment of a credit note (BR-CO-25). */
const FIXED = /^(?:Project reference|Credited to invoice .*)$/;

/** Read a CII file. */
export function statedInXml(xml: string): StatedInXml {
  const body = xml.slice(xml.indexOf('<rsm:ExchangedDocument>'));
  const leaves = Array.from(body.matchAll(/<(?:ram|udt|qdt):(\w+)[^>]*>([^<]+)<\//g), ([, name = '', text = '']) => ({
    name,
    text: text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, entity: string) =>
      entity ? (ENTITIES[entity] as string) : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
    ),
  })).filter(({ name }) => !CODES.test(name));
  const of = (names: RegExp): readonly string[] => leaves.flatMap(({ name, text }) => (names.test(name) ? [text] : []));
  return {
    amounts: of(/^(?!Charge)\w*Amount$/),
    prices: of(/^ChargeAmount$/),
    quantities: of(/Quantity$/),
    rates: of(/Percent$/),
    dates: of(/^DateTimeString$/).map((day) => day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')),
    texts: of(TEXTS).filter((text) => !FIXED.test(text)),
  };
}
