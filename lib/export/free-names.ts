/** More than Spotify or Tonearm allow, so that names of a library stay as they are. */
const maxNameLength = 1_000;
/** Names with the same beginning share a counter, so that names which differ only after it are not counted from 2 each. */
const beginningLength = 80;

/**
 * Returns a function that gives a playlist of a file its name, with a number appended if the name is taken. Numbers are counted
 * on, not searched from 2, so that thousands of playlists with one name take no longer than others. A playlist without a name stays
 * without one.
 */
export function createNameFinder(names: string[]): (name: string) => string {
  const usedNames = new Set(names);
  const nextNumbers = new Map<string, number>();
  return name => {
    if (!name.trim()) return "";
    const beginning = name.slice(0, beginningLength);
    let freeName = name.slice(0, maxNameLength).toWellFormed();
    while (usedNames.has(freeName)) {
      const number = nextNumbers.get(beginning) ?? 2;
      nextNumbers.set(beginning, number + 1);
      const suffix = ` (${number})`;
      freeName = name.slice(0, maxNameLength - suffix.length).toWellFormed() + suffix;
    }
    usedNames.add(freeName);
    return freeName;
  };
}
