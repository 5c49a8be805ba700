export { createDesk, type Desk } from './create-desk.ts';
export type {
  DeskBrand,
  DeskCsrf,
  DeskCustomField,
  DeskLinks,
  DeskOptions,
  DeskTexts,
  DeskTheme,
} from './desk-options.ts';
