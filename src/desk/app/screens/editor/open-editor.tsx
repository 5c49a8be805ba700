import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Customer } from '../../../../directory/customer.ts';
import type { Invoice } from '../../../../invoice/invoice.ts';
import { call } from '../../call/api.ts';
import { createForm, formOf } from '../../editing/form.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { EditorScreen } from './editor-screen.tsx';

/** Open the editor: empty, for a customer, with what an invoice had, or on a draft. */
export function OpenEditor(props: {
  readonly edit?: string;
  readonly duplicate?: string;
  readonly customer?: string;
}): VNode {
  const { edit = '', duplicate = '', customer = '' } = props;
  const id = edit || duplicate;
  if (id === '') return <NewInvoice customer={customer} />;
  return <FromInvoice id={id} isEdit={edit !== ''} />;
}

function FromInvoice({ id, isEdit }: { readonly id: string; readonly isEdit: boolean }): VNode {
  const loading = useLoaded<Invoice>(() => `/invoices/${encodeURIComponent(id)}`);
  return (
    <Waiting of={loading}>
      {(invoice) => <Opened key={invoice.version} invoice={invoice} isEdit={isEdit} reload={loading.reload} />}
    </Waiting>
  );
}

function Opened(props: { readonly invoice: Invoice; readonly isEdit: boolean; readonly reload: () => void }): VNode {
  const { invoice, isEdit, reload } = props;
  const form = useMemo(() => formOf(invoice, isEdit ? 'edit' : 'duplicate'), [invoice]);
  return <EditorScreen form={form} reload={reload} />;
}

function NewInvoice({ customer }: { readonly customer: string }): VNode {
  const isKnown = useSignal(customer === '');
  const form = useMemo(() => {
    const made = createForm({ fields: { customerId: customer, customerName: customer } });
    // The link of a host's page has the id alone.
    if (customer !== '')
      call<Customer>('GET', `/customers/${encodeURIComponent(customer)}`).then(
        ({ name }) => {
          made.fields.customerName.value = name;
          isKnown.value = true;
        },
        () => undefined,
      );
    return made;
  }, [customer]);
  return <EditorScreen form={form} reload={() => undefined} />;
}
