import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { readTypedDecimal } from '../../number/read-decimal.ts';
import { separatorsOf } from '../../number/separators.ts';
import { showDecimal } from '../../number/show-amount.ts';
import { Field } from '../../parts/field.tsx';
import { Input } from '../../parts/input.tsx';
import { changeFilters, route } from '../../state/routes.ts';
import { session } from '../../state/session.ts';
import { locale, t } from '../../texts/t.ts';
import { filters, isFiltered } from './listed.ts';

const REST_MS = 300;

/** One search, and the other conditions behind a button. */
export function Filters(): VNode {
  const text = useSignal(route.value.get('q') ?? '');
  useEffect(() => {
    const timer = setTimeout(() => {
      if ((route.value.get('q') ?? '') !== text.value.trim()) changeFilters({ q: text.value.trim() });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text.value]);
  const set = filters.filter((name) => name !== 'q' && route.value.get(name));
  const entities = session.value?.billingEntities ?? [];
  return (
    <search class="filters">
      <input
        id="search"
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.searchPlaceholder')}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      {set.map((name) => (
        <button key={name} type="button" class="chip" onClick={() => changeFilters({ [name]: null })}>
          {t(`filter.${name as 'customerId'}`)}: {route.value.get(name)} <span aria-hidden="true">×</span>
          <span class="hidden">{t('line.remove')}</span>
        </button>
      ))}
      {isFiltered(route.value) && (
        <button
          type="button"
          class="link"
          onClick={() => {
            text.value = '';
            changeFilters(Object.fromEntries(filters.map((name) => [name, null])));
          }}
        >
          {t('list.clear')}
        </button>
      )}
      <details class="more-filters">
        <summary>{t('list.filters')}</summary>
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
      </details>
    </search>
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
