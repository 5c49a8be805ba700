import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Fault } from '../../../../errors/fault.ts';
import { daysAfter } from '../../number/days-after.ts';
import { instantAt, localTimeOf } from '../../number/instant-at.ts';
import { Field } from '../../parts/field.tsx';
import { t } from '../../texts/t.ts';
import { write } from '../editor/use-field.tsx';
import { todayOfSeller } from '../invoices/listed.ts';
import { CommandDialog, type InvoiceDialogProps } from './command-dialog.tsx';

/** When a draft issues itself, in the time zone of its billing entity; empty: never. */
export function ScheduleDialog({ invoice, close, done }: InvoiceDialogProps): VNode {
  const { finalizeAt, timeZone } = invoice;
  const [startDay, startTime] = finalizeAt === null ? tomorrow() : localTimeOf(finalizeAt, timeZone);
  const day = useSignal(startDay);
  const time = useSignal(startTime);
  const faults = useSignal<readonly Fault[]>([]);
  const isWhole = /^\d{4}-\d\d-\d\d$/.test(day.value) && /^\d\d:\d\d$/.test(time.value);
  return (
    <CommandDialog
      invoice={invoice}
      title={t('dialog.schedule')}
      action={t('action.save')}
      method="PATCH"
      path=""
      body={{ finalizeAt: isWhole ? instantAt(day.value, time.value, timeZone) : null }}
      faults={(found) => {
        faults.value = found;
      }}
      done={done}
      close={close}
      said={t('done.schedule')}
    >
      <p>{t('dialog.scheduleText', { zone: timeZone })}</p>
      <div class="fields">
        <Field id="day" label={t('dialog.day')} faults={faults.value}>
          {(control) => <input {...control} type="date" value={day.value} onInput={write(day)} />}
        </Field>
        <Field id="time" label={t('dialog.time')}>
          {(control) => <input {...control} type="time" value={time.value} onInput={write(time)} />}
        </Field>
      </div>
    </CommandDialog>
  );
}

/** The next morning: today's may be over. */
function tomorrow(): readonly [day: string, time: string] {
  return [daysAfter(todayOfSeller(), 1), '09:00'];
}
