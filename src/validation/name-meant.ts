import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';

/** Words of other systems for our members; the first that an object has is meant. */
const WORDS: { readonly [word: string]: readonly string[] } = {
  addon: ['addOn'],
  addoncode: ['addOn'],
  autofinalize: ['issue'],
  code: ['addOn'],
  comment: ['note', 'memo'],
  company: ['billingEntityId'],
  cost: ['unitPrice'],
  count: ['quantity'],
  date: ['issueDate'],
  description: ['memo'],
  draft: ['issue'],
  finalize: ['issue'],
  footer: ['memo'],
  invoicedate: ['issueDate'],
  invoicenumber: ['number'],
  items: ['lines'],
  lineitems: ['lines'],
  po: ['purchaseOrderNumber'],
  ponumber: ['purchaseOrderNumber'],
  price: ['unitPrice', 'prices'],
  pricecents: ['unitPrice', 'prices'],
  product: ['addOn'],
  productid: ['addOn'],
  qty: ['quantity'],
  quantity: ['quantity'],
  seller: ['billingEntityId'],
  sku: ['addOn', 'code'],
  status: ['issue'],
  tax: ['taxCodes'],
  taxcode: ['taxCodes'],
  taxcodes: ['taxCodes'],
  taxes: ['taxCodes'],
  taxid: ['taxIds'],
  taxrate: ['taxCodes', 'rate'],
  title: ['name'],
  unitamount: ['unitPrice'],
  unitprice: ['unitPrice'],
  vat: ['taxCodes'],
  vatid: ['taxIds'],
  vatrate: ['taxCodes', 'rate'],
};

/** What a line has, and an invoice does not. */
const OF_A_LINE = ['addOn', 'quantity', 'taxCodes', 'unitPrice'];

/** What is given beside the input of a command. */
const OPTIONS = ['idempotencyKey', 'expectedVersion', 'actor'];

/** A better fault of an unknown member: what a word of another system means here, or where it belongs. */
export function nameMeant(usual: Fault, key: string, fields: object): Fault {
  if (usual.code !== 'field.unknown') return usual;
  const refuse = (hint: string, meant?: string): Fault =>
    fault('field.unknown', usual.path, `${show(key)} is not a field here; ${hint}`, meant && { meant });
  const bare = bareOf(key);
  const words = Object.hasOwn(WORDS, bare) ? (WORDS[bare] ?? []) : [];
  const meant = words.find((one) => Object.hasOwn(fields, one));
  if (meant !== undefined) return refuse(`did you mean "${meant}"?`, meant);
  const ofLine = Object.hasOwn(fields, 'lines') ? words.find((one) => OF_A_LINE.includes(one)) : undefined;
  if (ofLine !== undefined) return refuse(`it belongs to a line: lines: [{ ${ofLine}: … }]`);
  if (bare === 'tenant') return refuse('it is an option of createInvoicing');
  const option = OPTIONS.find((one) => bareOf(one) === bare);
  return option === undefined
    ? usual
    : refuse(`it is an option; pass it as the last argument of the call: { ${option}: … }`);
}

function bareOf(name: string): string {
  return name.slice(0, 40).toLowerCase().replaceAll(/[_-]/g, '');
}
