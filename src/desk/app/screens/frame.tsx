import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { health } from '../call/health.ts';
import { pageOptions } from '../options.ts';
import { later } from '../parts/later.tsx';
import { Toasts } from '../parts/toasts.tsx';
import { followLinks, go, route } from '../state/routes.ts';
import { isServed, may, session } from '../state/session.ts';
import { t } from '../texts/t.ts';

const Keys = later(async () => (await import('./more-screens.ts')).Keys);

/** What surrounds every screen: the way to the others, who reads, and whether the server answers. */
export function Frame({ children }: { readonly children: ComponentChildren }): VNode {
  const showsKeys = useSignal(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void =>
      pressed(event, () => {
        showsKeys.value = true;
      });
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const { brand, links: _, embedded } = pageOptions();
  const who = session.value;
  const current = screenOf(route.value);
  const items = [
    ['overview', t('nav.overview'), '?overview', isServed('reports')],
    ['invoices', t('nav.invoices'), '?', true],
    ['credit-notes', t('nav.creditNotes'), '?credit-notes', true],
    ['records', t('nav.records'), '?records=customers', isServed('directory') && may('directory:read')],
  ] as const;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it follows links, which keys reach as links
    <div class="desk" onClick={followLinks}>
      <a class="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header class="top">
        {!embedded && (
          <strong class="brand">
            {brand.logo !== undefined && <img src={brand.logo} alt="" />}
            {brand.name}
          </strong>
        )}
        <nav aria-label={t('nav.main')}>
          {items
            .filter(([, , , isServed]) => isServed)
            .map(([screen, label, href]) => (
              <a key={screen} href={href} aria-current={current === screen ? 'page' : undefined}>
                {label}
              </a>
            ))}
        </nav>
        <span class="who dim">
          {[who?.caller.name, who?.tenant].filter((text) => text && text !== 'default').join(' · ')}
          {!may('invoices:draft') && who !== null && <span class="badge">{t('nav.readOnly')}</span>}
        </span>
        {may('invoices:draft') && (
          <a class="button primary new" href="?new">
            {t('action.new')}
          </a>
        )}
      </header>
      <Health />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
      {showsKeys.value && (
        <Keys
          close={() => {
            showsKeys.value = false;
          }}
        />
      )}
    </div>
  );
}

/** Which item of the navigation a screen belongs to. */
function screenOf(query: URLSearchParams): string {
  if (query.has('overview')) return 'overview';
  if (query.has('credit-notes') || query.has('credit-note')) return 'credit-notes';
  return query.has('records') ? 'records' : 'invoices';
}

function Health(): VNode | null {
  const { value } = health;
  if (value === 'well') return null;
  const { signIn } = pageOptions();
  const text = { busy: t('state.busy'), offline: t('state.offline'), 'signed out': t('state.signedOut') }[value];
  const here = encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <div class={value === 'busy' ? 'banner row' : 'banner row bad'} role="alert">
      <span>{text}</span>
      {value === 'signed out' && signIn !== undefined && (
        <a class="button" href={signIn.replaceAll('{return}', here)} target="_blank" rel="noreferrer">
          {t('action.signIn')}
        </a>
      )}
    </div>
  );
}

/** Single keys work outside of fields only. */
function pressed(event: KeyboardEvent, help: () => void): void {
  const target = event.target as HTMLElement;
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.closest('input, textarea, select, dialog, [contenteditable]')
  )
    return;
  if (event.key === 'n' && may('invoices:draft')) {
    event.preventDefault();
    go('new');
  } else if (event.key === '/') {
    event.preventDefault();
    if (document.getElementById('search') === null) go('');
    requestAnimationFrame(() => document.getElementById('search')?.focus());
  } else if (event.key === '?') help();
  else if (event.key === 'j' && document.activeElement?.closest('tbody') == null)
    document.querySelector<HTMLElement>('table.list a.opens')?.focus();
}
