import type { Heartbeat } from './heartbeat.ts';

/** What PGlite's methods that may write are called. */
const GUARDED: readonly (string | symbol)[] = [
  'query',
  'sql',
  'exec',
  'transaction',
  'runExclusive',
  'describeQuery',
  'execProtocol',
  'execProtocolRaw',
  'execProtocolRawStream',
  'execProtocolStream',
  'listen',
  'unlisten',
  'syncToFs',
  'dumpDataDir',
  'clone',
  'close',
];

type Method = (...values: unknown[]) => unknown;

/** An instance whose methods look, before they begin, whether its folder is still this process's own. */
export function fenced<P extends object>(instance: P, heartbeat: Pick<Heartbeat, 'check'>): P {
  const methods = new Map<string | symbol, Method>();
  return new Proxy(instance, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const known = methods.get(name);
      if (known) return known;
      const method: Method = (...values) => {
        // Private members belong to the instance, not to what stands in front of it.
        const call = (): unknown => Reflect.apply(value, target, values);
        const checking = GUARDED.includes(name) ? heartbeat.check() : undefined;
        return checking === undefined ? call() : checking.then(call);
      };
      methods.set(name, method);
      return method;
    },
  });
}
