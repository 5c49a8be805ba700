import type { Address } from '../../directory/address.ts';
import type { Buyer } from '../../directory/buyer.ts';
import type { Identifier } from '../../directory/identifier.ts';
import type { Note } from '../../directory/note.ts';
import type { Party } from '../../directory/party.ts';
import type { Payee, Seller, TaxRepresentative } from '../../directory/seller.ts';
import type { TaxId } from '../../directory/tax-id.ts';
import { having, listOf, orAbsent, type Sketch, single, texts } from './sketch.ts';

/** Any text. */
export const textSketch: Sketch = /* @__PURE__ */ single('text', (value) => typeof value === 'string');

const textOrAbsent = /* @__PURE__ */ orAbsent(textSketch);

/** An {@link Identifier}. */
export const identifierSketch: Sketch = /* @__PURE__ */ having<Identifier>({ scheme: textOrAbsent, value: textSketch });

/** An {@link Address}. */
export const addressSketch: Sketch = /* @__PURE__ */ having<Address>({
  line1: textOrAbsent,
  line2: textOrAbsent,
  line3: textOrAbsent,
  city: textOrAbsent,
  postalCode: textOrAbsent,
  region: textOrAbsent,
  country: textSketch,
});

/** A list of {@link Note}s. */
export const notesSketch: Sketch = /* @__PURE__ */ listOf(having<Note>({ text: textSketch, subject: textOrAbsent }));

/** The choice of an e-invoice. */
export const eInvoiceChoiceSketch: Sketch = (value) => (typeof value === 'string' ? undefined : texts(value));

const taxIds = /* @__PURE__ */ listOf(
  having<TaxId>({ country: textSketch, type: textOrAbsent, value: textSketch, verification: orAbsent(texts) }),
);

const party: { readonly [K in keyof Party]-?: Sketch } = {
  id: textSketch,
  name: textSketch,
  tradingName: textOrAbsent,
  identifiers: /* @__PURE__ */ orAbsent(listOf(identifierSketch)),
  registrationId: /* @__PURE__ */ orAbsent(identifierSketch),
  legalNote: textOrAbsent,
  taxIds: /* @__PURE__ */ orAbsent(taxIds),
  electronicAddress: /* @__PURE__ */ orAbsent(having<Identifier>({ scheme: textSketch, value: textSketch })),
  contact: /* @__PURE__ */ orAbsent(texts),
  email: textOrAbsent,
  locale: textOrAbsent,
  address: /* @__PURE__ */ orAbsent(addressSketch),
};

/** A {@link Buyer}. */
export const buyerSketch: Sketch = /* @__PURE__ */ having<Buyer>({
  ...party,
  eInvoiceProfile: orAbsent(eInvoiceChoiceSketch),
});

/** A {@link Seller}. */
export const sellerSketch: Sketch = /* @__PURE__ */ having<Seller>({
  ...party,
  taxRepresentative: orAbsent(having<TaxRepresentative>({ name: textSketch, taxIds, address: addressSketch })),
  payee: orAbsent(
    having<Payee>({
      name: textSketch,
      identifier: orAbsent(identifierSketch),
      registrationId: orAbsent(identifierSketch),
    }),
  ),
  notes: orAbsent(notesSketch),
});
