import type { Address } from '../../directory/address.ts';
import type { Buyer } from '../../directory/buyer.ts';
import type { Identifier } from '../../directory/identifier.ts';
import type { Note } from '../../directory/note.ts';
import type { Party } from '../../directory/party.ts';
import type { Payee, Seller, TaxRepresentative } from '../../directory/seller.ts';
import type { TaxId } from '../../directory/tax-id.ts';
import { having, listOf, orAbsent, type Sketch, single, texts } from './sketch.ts';

/** Any text. */
export const text: Sketch = /* @__PURE__ */ single('text', (value) => typeof value === 'string');

const textOrAbsent = /* @__PURE__ */ orAbsent(text);

/** An {@link Identifier}. */
export const identifier: Sketch = /* @__PURE__ */ having<Identifier>({ scheme: textOrAbsent, value: text });

/** An {@link Address}. */
export const address: Sketch = /* @__PURE__ */ having<Address>({
  line1: textOrAbsent,
  line2: textOrAbsent,
  line3: textOrAbsent,
  city: textOrAbsent,
  postalCode: textOrAbsent,
  region: textOrAbsent,
  country: text,
});

/** A list of {@link Note}s. */
export const notes: Sketch = /* @__PURE__ */ listOf(having<Note>({ text, subject: textOrAbsent }));

/** The choice of an e-invoice. */
export const eInvoiceChoice: Sketch = (value) => (typeof value === 'string' ? undefined : texts(value));

const taxIds = /* @__PURE__ */ listOf(
  having<TaxId>({ country: text, type: textOrAbsent, value: text, verification: orAbsent(texts) }),
);

const party: { readonly [K in keyof Party]-?: Sketch } = {
  id: text,
  name: text,
  tradingName: textOrAbsent,
  identifiers: /* @__PURE__ */ orAbsent(listOf(identifier)),
  registrationId: /* @__PURE__ */ orAbsent(identifier),
  legalNote: textOrAbsent,
  taxIds: /* @__PURE__ */ orAbsent(taxIds),
  electronicAddress: /* @__PURE__ */ orAbsent(having<Identifier>({ scheme: text, value: text })),
  contact: /* @__PURE__ */ orAbsent(texts),
  email: textOrAbsent,
  locale: textOrAbsent,
  address: /* @__PURE__ */ orAbsent(address),
};

/** A {@link Buyer}. */
export const buyer: Sketch = /* @__PURE__ */ having<Buyer>({ ...party, eInvoiceProfile: orAbsent(eInvoiceChoice) });

/** A {@link Seller}. */
export const seller: Sketch = /* @__PURE__ */ having<Seller>({
  ...party,
  taxRepresentative: orAbsent(having<TaxRepresentative>({ name: text, taxIds, address })),
  payee: orAbsent(
    having<Payee>({ name: text, identifier: orAbsent(identifier), registrationId: orAbsent(identifier) }),
  ),
  notes: orAbsent(notes),
});
