const store = globalThis as typeof globalThis & { tonearm?: Map<string, unknown> };

/**
 * Returns the process-wide value with this name and creates it at the first use. Next loads a module once per bundle, so a
 * module variable would exist several times.
 */
export function perProcess<T>(name: string, create: () => T): T {
  store.tonearm ??= new Map();
  if (!store.tonearm.has(name)) store.tonearm.set(name, create());
  return store.tonearm.get(name) as T;
}

/** Removes and returns the value with this name. The next use creates a new value. */
export function releasePerProcess<T>(name: string): T | undefined {
  const value = store.tonearm?.get(name) as T | undefined;
  store.tonearm?.delete(name);
  return value;
}

export const perProcessNames = (): string[] => [...(store.tonearm?.keys() ?? [])];
