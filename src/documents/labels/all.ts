export { en } from './en.ts';
export type { Labels } from './labels.ts';
