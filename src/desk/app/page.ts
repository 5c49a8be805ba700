// The script of the page that createDesk serves.
import type { PageOptions } from './options.ts';
import { start } from './start.tsx';

const options = JSON.parse(document.getElementById('desk')?.textContent ?? '{}') as PageOptions;
void start(document.getElementById('root') as Element, options);
