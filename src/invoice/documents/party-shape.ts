import { type EInvoiceChoice, eInvoiceChoiceShape } from '../../code-lists/e-invoice-profiles.ts';
import type { Address } from '../../directory/address.ts';
import type { Buyer } from '../../directory/buyer.ts';
import type { Identifier } from '../../directory/identifier.ts';
import type { Note } from '../../directory/note.ts';
import type { Party } from '../../directory/party.ts';
import type { Payee, Seller, TaxRepresentative } from '../../directory/seller.ts';
import type { TaxId, TaxIdVerification } from '../../directory/tax-id.ts';
import { object, optional } from '../../validation/object.ts';
import type { Fields, ObjectShape, Shape } from '../../validation/shape.ts';
import type { DeliverTo } from '../invoice.ts';
import { anyNumberOf } from './any-number-of.ts';
import { documentText } from './document-text.ts';

const maybe = /* @__PURE__ */ optional(documentText());

const identifier: ObjectShape<Identifier> = /* @__PURE__ */ object<Identifier>({
  scheme: optional(documentText(40)),
  value: documentText(),
});

const address: ObjectShape<Address> = /* @__PURE__ */ object<Address>({
  line1: maybe,
  line2: maybe,
  line3: maybe,
  city: maybe,
  postalCode: optional(documentText(40)),
  region: maybe,
  country: documentText(10),
});

/** A list of {@link Note}s. */
export const storedNotes: Shape<readonly Note[]> = /* @__PURE__ */ anyNumberOf(
  object<Note>({ text: documentText(5000), subject: optional(documentText(40)) }),
);

/** A {@link DeliverTo}. */
export const storedDeliverTo: ObjectShape<DeliverTo> = /* @__PURE__ */ object<DeliverTo>({
  name: maybe,
  identifier: optional(identifier),
  address,
});

const taxIds: Shape<readonly TaxId[]> = /* @__PURE__ */ anyNumberOf(
  object<TaxId>({
    country: documentText(10),
    type: optional(documentText(40)),
    value: documentText(64),
    verification: optional(
      object<TaxIdVerification>({
        source: documentText(),
        checkedAt: documentText(40),
        reference: maybe,
        name: optional(documentText(1000)),
        address: optional(documentText(1000)),
      }),
    ),
  }),
);

const party: Fields<Party> = {
  id: /* @__PURE__ */ documentText(),
  name: /* @__PURE__ */ documentText(),
  tradingName: maybe,
  identifiers: /* @__PURE__ */ optional(anyNumberOf(identifier)),
  registrationId: /* @__PURE__ */ optional(identifier),
  legalNote: /* @__PURE__ */ optional(documentText(1000)),
  taxIds: /* @__PURE__ */ optional(taxIds),
  electronicAddress: /* @__PURE__ */ optional(
    object<NonNullable<Party['electronicAddress']>>({ scheme: documentText(40), value: documentText() }),
  ),
  contact: /* @__PURE__ */ optional(object<NonNullable<Party['contact']>>({ name: maybe, email: maybe, phone: maybe })),
  email: maybe,
  locale: /* @__PURE__ */ optional(documentText(40)),
  address: /* @__PURE__ */ optional(address),
};

/** The shape of a buyer's snapshot. */
export const buyerShape: ObjectShape<Buyer> = /* @__PURE__ */ object<Buyer>({
  ...party,
  eInvoiceProfile: optional<EInvoiceChoice>(eInvoiceChoiceShape),
});

/** The shape of a seller's snapshot. */
export const sellerShape: ObjectShape<Seller> = /* @__PURE__ */ object<Seller>({
  ...party,
  taxRepresentative: optional(object<TaxRepresentative>({ name: documentText(), taxIds, address })),
  payee: optional(
    object<Payee>({
      name: documentText(),
      identifier: optional(identifier),
      registrationId: optional(identifier),
    }),
  ),
  notes: optional(storedNotes),
});
