import type { VNode } from 'preact';
import { pageOptions } from '../../options.ts';
import { Heading } from '../../parts/heading.tsx';
import { type ListPage, usePages } from '../../parts/pages.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { may } from '../../state/session.ts';
import { t } from '../../texts/t.ts';
import { type Kind, kinds, type RecordOf } from './kinds.ts';
import { RecordForm } from './record-form.tsx';

/** The records that the API keeps: customers, add-ons, taxes. */
export function RecordsScreen({ kind: name, id }: { readonly kind: string; readonly id: string }): VNode {
  const kind = kinds[name] ?? (kinds['customers'] as Kind);
  return (
    <>
      <Heading text={t('nav.records')} />
      <nav class="tabs" aria-label={t('nav.records')}>
        {Object.entries(kinds).map(([key, one]) => (
          <a key={key} href={`?records=${key}`} aria-current={one === kind ? 'page' : undefined}>
            {t(one.title)}
          </a>
        ))}
      </nav>
      {id === '' ? <RecordList kind={kind} /> : <RecordForm kind={kind} id={id === 'new' ? null : id} />}
    </>
  );
}

function RecordList({ kind }: { readonly kind: Kind }): VNode {
  const list = useLoaded<ListPage<RecordOf>>(() => `${kind.path}?limit=50`);
  return (
    <>
      {may('directory:write') && (
        <p>
          <a class="button" href={`?records=${kind.name}&id=new`}>
            {t('action.add')}
          </a>
        </p>
      )}
      <Waiting of={list}>{(page) => <Pages key={kind.name} kind={kind} first={page} />}</Waiting>
    </>
  );
}

function Pages({ kind, first }: { readonly kind: Kind; readonly first: ListPage<RecordOf> }): VNode {
  const { page, more } = usePages(first, `${kind.path}?limit=50`);
  if (page.value.items.length === 0) return <p class="sheet empty">{t('records.none')}</p>;
  const template = kind.name === 'customers' ? pageOptions().links?.customer : undefined;
  return (
    <>
      <div class="sheet flush">
        <table class="list">
          <thead>
            <tr>
              <th>{t('records.name')}</th>
              <th>{t(kind.keyLabel)}</th>
              <th>{t('records.description')}</th>
            </tr>
          </thead>
          <tbody>
            {page.value.items.map((record) => {
              const key = kind.keyOf(record);
              return (
                <tr key={key}>
                  <td class="name">
                    <a class="opens" href={`?records=${kind.name}&id=${encodeURIComponent(key)}`}>
                      {record.name}
                    </a>
                  </td>
                  <td>
                    {template === undefined ? (
                      key
                    ) : (
                      <a href={template.replaceAll('{id}', encodeURIComponent(key))} target="_top" rel="noreferrer">
                        {key}
                      </a>
                    )}
                  </td>
                  <td class="dim name">{kind.hintOf(record)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}
