import type { VNode } from 'preact';
import { searchCustomers } from '../../call/pricing-context.ts';
import type { Editor } from '../../editing/editor.ts';
import { Combobox } from '../../parts/combobox.tsx';
import { Field } from '../../parts/field.tsx';
import { session } from '../../state/session.ts';
import { t } from '../../texts/t.ts';
import { SelectField, TextField } from './use-field.tsx';

/** Who buys, who sells, in which currency. */
export function Header({ editor }: { readonly editor: Editor }): VNode {
  return (
    <div class="fields head">
      <CustomerField editor={editor} />
      <SellerField editor={editor} />
      <CurrencyField editor={editor} />
      <TextField editor={editor} name="purchaseOrderNumber" label={t('field.purchaseOrderNumber')} max={255} />
    </div>
  );
}

function CustomerField({ editor }: { readonly editor: Editor }): VNode {
  const { customerId, customerName } = editor.form.fields;
  const refused = editor.contextRefusal.value;
  const faults = editor.faults.of('customerId');
  const found = refused?.faults.find(({ path }) => path === '/customerId');
  const shown = faults.length === 0 && found ? [found] : faults;
  const needed = editor.faults.tried.value && customerId.value === '';
  const missing = needed
    ? [{ code: 'field.required' as const, path: '/customerId', message: t('editor.customerFirst') }]
    : [];
  return (
    <Field id="customerId" label={t('field.customer')} required faults={needed ? missing : shown} class="wide">
      {(control) => (
        <Combobox
          control={control}
          text={customerName}
          placeholder={t('editor.customerPlaceholder')}
          disabled={editor.form.draft !== null}
          search={async (text) =>
            (await searchCustomers(text)).map((record) => ({
              id: record.id,
              name: record.name,
              hint: [record.address?.city, record.address?.country, record.id].filter(Boolean).join(' · '),
              record,
            }))
          }
          typed={() => {
            customerId.value = '';
          }}
          pick={({ id, name, record }) => {
            customerName.value = name;
            editor.form.fields.currency.value = record.currency ?? '';
            customerId.value = id;
          }}
          left={() => editor.faults.touch('customerId')}
        />
      )}
    </Field>
  );
}

/** The customer's own, unless another one is chosen; there is nothing to choose where there is one. */
function SellerField({ editor }: { readonly editor: Editor }): VNode | null {
  const entities = session.value?.billingEntities ?? [];
  if (entities.length < 2) return null;
  const standard = editor.context.value?.records.billingEntity.name;
  return (
    <SelectField
      editor={editor}
      name="billingEntityId"
      label={t('field.seller')}
      disabled={editor.form.draft !== null}
      options={[['', standard ?? t('field.sellerDefault')], ...entities.map(({ id, name }) => [id, name] as const)]}
    />
  );
}

function CurrencyField({ editor }: { readonly editor: Editor }): VNode {
  const context = editor.context.value;
  const { currency } = editor.form.fields;
  const own = context?.records.customer.currency;
  const isFixed = own !== undefined && context?.policy.customerCurrency === 'must_match';
  const chosen = editor.local.value.invoice?.currency;
  const codes = new Set([
    ...(own === undefined ? [] : [own]),
    ...(session.value?.billingEntities.map((entity) => entity.currency) ?? []),
    ...(context?.records.addOns.flatMap(({ prices }) => Object.keys(prices)) ?? []),
    ...(session.value?.currencies.map(({ code }) => code) ?? []),
    ...USUAL,
    ...(currency.value === '' ? [] : [currency.value]),
  ]);
  const automatic = chosen === undefined || currency.value !== '' ? t('field.currencyDefault') : chosen;
  return (
    <SelectField
      editor={editor}
      name="currency"
      label={t('field.currency')}
      disabled={isFixed || editor.form.draft !== null}
      hint={isFixed ? t('field.currencyFixed') : undefined}
      options={[['', automatic], ...[...codes].sort().map((code) => [code, code] as const)]}
    />
  );
}

const USUAL = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN'];
