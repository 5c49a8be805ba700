import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { later } from '../../parts/later.tsx';
import { changeFilters, route } from '../../state/routes.ts';
import { t } from '../../texts/t.ts';
import { filters, isFiltered } from './listed.ts';

const FilterFields = later(async () => (await import('../more-screens.ts')).FilterFields);
const REST_MS = 300;

/** One search, and the other conditions behind a button. */
export function Filters(): VNode {
  const text = useSignal(route.value.get('q') ?? '');
  const isOpen = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      if ((route.value.get('q') ?? '') !== text.value.trim()) changeFilters({ q: text.value.trim() });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text.value]);
  const set = filters.filter((name) => name !== 'q' && route.value.get(name));
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
      <details
        class="more-filters"
        onToggle={(event) => {
          isOpen.value = event.currentTarget.open;
        }}
      >
        <summary>{t('list.filters')}</summary>
        {isOpen.value && <FilterFields />}
      </details>
    </search>
  );
}
