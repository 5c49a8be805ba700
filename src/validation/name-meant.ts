import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/** Words of other systems for our members; the first that an object has is meant. */
const WORDS: { readonly [word: string]: readonly string[] } = {
  addoncode: ['addOn'],
  cost: ['unitPrice'],
  invoicenumber: ['number'],
  items: ['lines'],
  lineitems: ['lines'],
  price: ['unitPrice', 'prices'],
  product: ['addOn'],
  productid: ['addOn'],
  qty: ['quantity'],
  sku: ['addOn', 'code'],
  tax: ['taxCodes'],
  taxes: ['taxCodes'],
  taxcode: ['taxCodes'],
  taxid: ['taxIds'],
  taxrate: ['taxCodes', 'rate'],
  vat: ['taxCodes'],
  vatid: ['taxIds'],
  vatrate: ['taxCodes', 'rate'],
};

/** What is given beside the input of a command. */
const OPTIONS = ['idempotencyKey', 'expectedVersion', 'actor'];

/** A better fault of an unknown member: what a word of another system means here, or where an option belongs. */
export function nameMeant(usual: Fault, key: string, fields: object): Fault {
  if (usual.code !== 'field.unknown') return usual;
  const refuse = (hint: string, meant?: string): Fault =>
    fault('field.unknown', usual.path, `${show(key)} is not a field here; ${hint}`, meant && { meant });
  const bare = key.slice(0, 40).toLowerCase().replaceAll(/[_-]/g, '');
  const words = Object.hasOwn(WORDS, bare) ? WORDS[bare] : undefined;
  const meant = words?.find((one) => Object.hasOwn(fields, one));
  if (meant !== undefined) return refuse(`did you mean "${meant}"?`, meant);
  return OPTIONS.includes(key)
    ? refuse(`it is an option; pass it as the last argument of the call: { ${key}: … }`)
    : usual;
}
