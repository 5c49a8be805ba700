import type { VNode } from 'preact';
import { documentTypes } from '../../../../invoice/invoice.ts';
import type { Editor } from '../../editing/editor.ts';
import { panelFields } from '../../editing/form.ts';
import { Field } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';
import { CustomFields, Pairs } from './pairs.tsx';
import { SelectField, TextField, write } from './use-field.tsx';

/** Everything else that an invoice may say: dates, references, custom fields, a note. */
export function Info({ editor }: { readonly editor: Editor }): VNode {
  const { form, faults } = editor;
  const isFilled =
    panelFields.some((field) => form.fields[field].value !== '') ||
    form.customFields.value.length > 0 ||
    form.metadata.value.length > 0;
  const hasFaults = panelFields.some((field) => faults.of(field).length > 0);
  const include = form.fields.pricesIncludeTax;
  return (
    <details class="panel" open={hasFaults || undefined}>
      <summary>
        {t('editor.info')}
        {isFilled && (
          <span class="dot">
            <span class="hidden">{t('editor.infoFilled')}</span>
          </span>
        )}
      </summary>
      <div class="fields">
        <TextField
          editor={editor}
          name="issueDate"
          label={t('field.issueDate')}
          type="date"
          hint={t('field.issueDateHint')}
        />
        <TextField
          editor={editor}
          name="paymentTerm"
          label={t('field.paymentTerm')}
          hint={t('field.paymentTermHint')}
        />
        <TextField editor={editor} name="dueDate" label={t('field.dueDate')} type="date" />
        <TextField editor={editor} name="serviceFrom" label={t('field.serviceFrom')} type="date" />
        <TextField editor={editor} name="serviceTo" label={t('field.serviceTo')} type="date" />
        <TextField editor={editor} name="supplyDate" label={t('field.supplyDate')} type="date" />
        <TextField editor={editor} name="taxPointDate" label={t('field.taxPointDate')} type="date" />
        <SelectField
          editor={editor}
          name="documentType"
          label={t('field.documentType')}
          options={documentTypes.map((type) => [type === 'invoice' ? '' : type, t(`documentType.${type}`)])}
        />
        <TextField editor={editor} name="buyerReference" label={t('field.buyerReference')} />
        <TextField editor={editor} name="contractReference" label={t('field.contractReference')} />
        <Field id="pricesIncludeTax" label={t('field.pricesIncludeTax')} faults={faults.of('pricesIncludeTax')}>
          {(control) => (
            <select
              {...control}
              value={include.value}
              disabled={form.draft !== null}
              onChange={(event) => {
                include.value = event.currentTarget.value;
              }}
            >
              <option value="">{t('answer.no')}</option>
              <option value="yes">{t('answer.yes')}</option>
            </select>
          )}
        </Field>
      </div>
      <h3>{t('field.deliverTo')}</h3>
      <div class="fields">
        <TextField editor={editor} name="deliverName" label={t('field.name')} />
        <TextField editor={editor} name="deliverLine1" label={t('field.line1')} />
        <TextField editor={editor} name="deliverPostalCode" label={t('field.postalCode')} />
        <TextField editor={editor} name="deliverCity" label={t('field.city')} />
        <TextField
          editor={editor}
          name="deliverCountry"
          label={t('field.country')}
          hint={t('field.countryHint')}
          max={2}
        />
      </div>
      <h3>{t('field.exchangeRate')}</h3>
      <div class="fields">
        <TextField editor={editor} name="rate" label={t('field.rate')} decimal />
        <TextField editor={editor} name="rateDate" label={t('field.rateDate')} type="date" />
        <TextField editor={editor} name="rateSource" label={t('field.rateSource')} placeholder="ECB" />
      </div>
      <CustomFields editor={editor} />
      <Pairs
        label={t('field.metadata')}
        hint={t('field.metadataHint')}
        id="metadata"
        editor={editor}
        pairs={form.metadata}
        fixed={[]}
      />
      <Field id="memo" label={t('field.memo')} faults={faults.of('memo')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={5000}
            value={form.fields.memo.value}
            onInput={write(form.fields.memo)}
          />
        )}
      </Field>
    </details>
  );
}
