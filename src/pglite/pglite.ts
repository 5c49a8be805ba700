export { type Closable, type OpenPGlite, openPGlite } from './open-pglite.ts';
