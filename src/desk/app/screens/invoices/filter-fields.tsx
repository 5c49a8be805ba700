import type { VNode } from 'preact';
import { readTypedDecimal } from '../../number/read-decimal.ts';
import { separatorsOf } from '../../number/separators.ts';
import { showDecimal } from '../../number/show-amount.ts';
import { Field } from '../../parts/field.tsx';
import { Input } from '../../parts/input.tsx';
import { changeFilters, route } from '../../state/routes.ts';
import { session } from '../../state/session.ts';
import { locale, t } from '../../texts/t.ts';
import type { filters } from './listed.ts';

/** The conditions that a list may have beside its tab and its search. */
export function FilterFields(): VNode {
  const entities = session.value?.billingEntities ?? [];
  return (
    <div class="fields sheet">
      <Day name="issueDateFrom" />
      <Day name="issueDateTo" />
      <Day name="dueDateFrom" />
      <Day name="dueDateTo" />
      <Amount name="totalFrom" />
      <Amount name="totalTo" />
      <Words name="customerId" />
      <Words name="purchaseOrderNumber" />
      <Words name="currency" />
      {entities.length > 1 && (
        <Field id="filter-seller" label={t('field.seller')}>
          {(control) => (
            <select
              {...control}
              value={route.value.get('billingEntityId') ?? ''}
              onChange={(event) => changeFilters({ billingEntityId: event.currentTarget.value })}
            >
              <option value="" />
              {entities.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}

type Name = (typeof filters)[number];

function Day({ name }: { readonly name: Name }): VNode {
  return <Condition name={name} type="date" read={(text) => text} show={(value) => value} />;
}

function Words({ name }: { readonly name: Name }): VNode {
  return <Condition name={name} type="text" read={(text) => text.trim()} show={(value) => value} />;
}

function Amount({ name }: { readonly name: Name }): VNode {
  return (
    <Condition
      name={name}
      type="text"
      read={(text) => readTypedDecimal(text, separatorsOf(locale()))}
      show={showDecimal}
    />
  );
}

function Condition(props: {
  readonly name: Name;
  readonly type: 'text' | 'date';
  readonly read: (text: string) => string | null;
  readonly show: (value: string) => string;
}): VNode {
  const { name } = props;
  const value = route.value.get(name) ?? '';
  return (
    <Field id={`filter-${name}`} label={t(`filter.${name as 'customerId'}`)}>
      {(control) => (
        <Input
          {...control}
          type={props.type}
          value={value === '' ? '' : props.show(value)}
          onChange={(event) => changeFilters({ [name]: props.read(event.currentTarget.value) })}
        />
      )}
    </Field>
  );
}
