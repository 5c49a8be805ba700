import type { ClaimedDelivery, Delivery, DeliveryResult } from '../../ports/delivery-store.ts';
import type { Brake } from './brake.ts';
import type { ReadEvent } from './event-reader.ts';
import type { RelaySettings } from './relay-options.ts';
import { resultOfFailure } from './result-of-failure.ts';
import type { WriteResult } from './result-writer.ts';
import { tryDelivery } from './try-delivery.ts';

/** How a relay reaches its store. */
export interface StoreAccess {
  readonly readEvent: ReadEvent;
  readonly writeResult: WriteResult;
}

/** Read a delivery's event, try it, and record the result. */
export async function tryAndFinish(
  settings: RelaySettings,
  { readEvent, writeResult }: StoreAccess,
  claimed: ClaimedDelivery,
  brake: Brake,
  isTooLate: () => boolean,
): Promise<DeliveryResult['status']> {
  const { observer } = settings;
  const { id, token } = claimed;
  const end = async (result: DeliveryResult): Promise<boolean> => writeResult({ id, token, result });
  const withoutEvent = async (result: DeliveryResult): Promise<DeliveryResult['status']> => {
    await end(result);
    return result.status;
  };
  // It was claimed while the relay was stopped.
  if (isTooLate()) return withoutEvent({ status: 'released' });
  let delivery: Delivery;
  try {
    const event = await readEvent(claimed);
    if (event === null) return await withoutEvent({ status: 'dead', error: 'the event no longer exists' });
    delivery = { ...claimed, event };
  } catch (error) {
    observer.storeFailed?.(error);
    return withoutEvent(resultOfFailure(claimed, error, settings).result);
  }
  if (isTooLate()) return withoutEvent({ status: 'released' });
  const run = (): Promise<DeliveryResult> => tryOnce(settings, delivery, brake);
  const result = await (observer.around ? observer.around(delivery, run) : run());
  const held = await end(result);
  observer.finished?.(delivery, result, held);
  return result.status;
}

async function tryOnce(settings: RelaySettings, delivery: Delivery, brake: Brake): Promise<DeliveryResult> {
  try {
    await tryDelivery(settings, delivery, brake);
    return { status: 'delivered' };
  } catch (error) {
    if (brake.isPulled) return { status: 'released' };
    const { store, observer } = settings;
    const { result, state } = resultOfFailure(delivery, error, settings);
    if (state !== null) {
      const { tenant, id } = delivery.endpoint;
      try {
        // Before the result is recorded: what follows must not be claimed in between.
        await store.setEndpointState(tenant, id, state);
        observer.stateChanged?.(delivery.endpoint, state, 'error' in result ? result.error : '');
      } catch (failure) {
        observer.storeFailed?.(failure);
      }
    }
    return result;
  }
}
