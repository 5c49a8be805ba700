import { adopt } from './adopt.ts';

let loading: Promise<void> | undefined;

/** Load the style of all screens but the first, once. */
export function loadMoreStyle(): Promise<void> {
  loading ??= import('./more-css.ts').then(({ moreCss }) => adopt(moreCss));
  return loading;
}
