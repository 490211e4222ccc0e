/**
 * Joins keys that stand for the same thing, also over several groups: with [a, b] and [b, c], a is c.
 * @param groups keys of the same thing, such as the titles under one ISRC
 * @returns for each key the smallest one that it is the same as
 */
export function mergeKeys(groups: readonly (readonly string[])[]): Map<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent && parent !== root; parent = parents.get(root)) root = parent;
    parents.set(key, root);
    return root;
  };
  for (const [first, ...others] of groups)
    for (const other of others) {
      const [one, two] = [rootOf(first ?? other), rootOf(other)];
      if (one < two) parents.set(two, one);
      else parents.set(one, two);
    }
  return new Map([...parents.keys()].map(key => [key, rootOf(key)]));
}
