import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType, VNode } from 'preact';
import { Refusal } from '../call/refusal.ts';
import { Refused } from '../parts/waiting.tsx';
import { route } from '../state/routes.ts';
import { CreditNoteScreen } from './credit-note-screen.tsx';
import { CreditNotesScreen } from './credit-notes-screen.tsx';
import { InvoicesScreen } from './invoices/invoices-screen.tsx';
import type { LateProps } from './late-props.ts';
import { lateScreens } from './late-screens.ts';

/** The screen that the address names. Those that need more code load it first. */
export function Screen(): VNode {
  const query = route.value;
  const id = (name: string): string => query.get(name) ?? '';
  if (query.has('overview')) return <Late name="overview" />;
  if (query.has('new'))
    return <Late key={`new ${query}`} name="editor" duplicate={id('duplicate')} customer={id('customer')} />;
  if (query.has('edit')) return <Late key={`edit ${id('edit')}`} name="editor" edit={id('edit')} />;
  if (query.has('invoice')) return <Late key={id('invoice')} name="invoice" id={id('invoice')} />;
  if (query.has('records')) return <Late key={`${query}`} name="records" kind={id('records')} id={id('id')} />;
  if (query.has('credit-note')) return <CreditNoteScreen key={id('credit-note')} id={id('credit-note')} />;
  return query.has('credit-notes') ? <CreditNotesScreen /> : <InvoicesScreen />;
}

function Late({ name, ...props }: LateProps & { readonly name: keyof typeof lateScreens }): VNode {
  const found = useSignal<ComponentType<LateProps> | 'failed' | null>(null);
  const turn = useSignal(0);
  useSignalEffect(() => {
    if (turn.value < 0) return;
    lateScreens[name]().then(
      (screen) => {
        // In an object, because a signal would call a function.
        found.value = screen;
      },
      () => {
        found.value = 'failed';
      },
    );
  });
  const Found = found.value;
  if (Found === 'failed')
    return (
      <Refused
        refusal={new Refusal(0, 'offline', '')}
        retry={() => {
          turn.value++;
        }}
      />
    );
  return Found === null ? <div class="skeleton" /> : <Found {...props} />;
}
