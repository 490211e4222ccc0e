/**
 * Combines calls of the same moment: `load` gets all their keys at once. It runs in the context of the first call.
 * @returns a function that loads one key
 */
export function batched<K, T>(load: (keys: K[]) => Promise<Map<K, T>>): (key: K) => Promise<T | undefined> {
  let keys = new Set<K>();
  let values: Promise<Map<K, T>> | undefined;
  const loadAll = async () => {
    await new Promise(resolve => setImmediate(resolve));
    const collected = [...keys];
    keys = new Set();
    values = undefined;
    return load(collected);
  };
  return async key => {
    keys.add(key);
    values ??= loadAll();
    return (await values).get(key);
  };
}
