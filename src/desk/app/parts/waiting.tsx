import type { ComponentChildren, VNode } from 'preact';
import type { Refusal } from '../call/refusal.ts';
import type { Loading } from '../state/loaded.ts';
import { t } from '../texts/t.ts';

/** The answer of a call, or its state: loading, refused, gone, offline. */
export function Waiting<T>(props: {
  readonly of: Loading<T>;
  readonly children: (value: T) => ComponentChildren;
}): VNode {
  const loaded = props.of.loaded.value;
  if (loaded.state === 'loaded') return <>{props.children(loaded.value)}</>;
  if (loaded.state === 'refused') return <Refused refusal={loaded.refusal} retry={props.of.reload} />;
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{t('state.loading')}</span>
    </div>
  );
}

/** Why nothing is shown, and the way on. */
export function Refused({ refusal, retry }: { readonly refusal: Refusal; readonly retry: () => void }): VNode {
  const { status, message } = refusal;
  const known = {
    0: 'state.offline',
    401: 'state.signedOut',
    403: 'state.forbidden',
    404: 'state.gone',
    503: 'state.busy',
  } as const;
  const key = known[status as keyof typeof known];
  return (
    <div class="sheet empty" role="alert">
      <p>
        <strong>{key ? t(key) : t('state.failed')}</strong>
      </p>
      {status !== 0 && status !== 404 && <p class="dim">{message}</p>}
      <p class="row">
        <button type="button" onClick={retry}>
          {t('action.retry')}
        </button>
        <a class="button" href="?">
          {t('action.toInvoices')}
        </a>
      </p>
    </div>
  );
}
