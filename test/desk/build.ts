import { buildDesk } from '../../scripts/build-desk.ts';

/** Build the page that the tests open. */
export const setup = (): Promise<void> => buildDesk();
