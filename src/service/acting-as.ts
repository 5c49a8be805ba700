import { isPlainObject } from '../validation/object.ts';
import type { Settings } from './options.ts';

/** The settings of a command with the actor that its options name; a malformed actor is refused where the options are read. */
export function actingAs(settings: Settings, options: unknown): Settings {
  const actor: unknown = isPlainObject(options) ? options['actor'] : undefined;
  return typeof actor === 'string' ? { ...settings, actor } : settings;
}
