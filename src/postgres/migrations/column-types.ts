/** A text that is compared: in the same order on every machine, also after an upgrade of its locales. */
export const TEXT = 'text collate "C"';
