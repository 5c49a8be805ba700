/** Parts of the API that a session may name. */
export const servedParts = [
  'corrections',
  'directory',
  'documents',
  'reports',
  'search',
  'sending',
  'webhooks',
] as const;

/** A part of the API that not every host has. */
export type ServedPart = (typeof servedParts)[number];
