import { maybe, type TextKey, t } from '../texts/t.ts';
import type { Form } from './form.ts';

/** Fields whose label has another key than their name. */
const LABELS: { readonly [field: string]: TextKey } = {
  customerId: 'field.customer',
  billingEntityId: 'field.seller',
  name: 'line.item',
  description: 'line.description',
  quantity: 'line.quantity',
  unitPrice: 'line.unitPrice',
  group: 'line.group',
  unit: 'line.unit',
  baseQuantity: 'line.baseQuantity',
  taxCodes: 'line.taxCodes',
  from: 'period.from',
  to: 'period.to',
};

/** What a field is called, such as "Line 2, Quantity". */
export function fieldLabel(field: string, { rows }: Form): string {
  const [, key, member = field] = /^row(\d+)-(\w+)$/.exec(field) ?? [];
  const label = LABELS[member];
  const text = label === undefined ? (maybe(`field.${member}`) ?? member) : t(label);
  if (key === undefined) return text;
  const line = rows.value.findIndex((row) => row.key === Number(key)) + 1;
  return `${t('line.number')} ${line}, ${text}`;
}
