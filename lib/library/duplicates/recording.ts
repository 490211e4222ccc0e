import type { Song } from "@/lib/schemas/library";
import { searchText } from "../search/search-text";

/** Copies of a recording on several albums differ by so much in length. */
export const maxDifferenceMs = 2_000;

/** Returns the title and the artists of a recording, in whatever spelling and order a release has them. */
export const recordingNames = ({ title, artists }: Pick<Song, "title" | "artists">): string =>
  [searchText(title), ...artists.map(({ name }) => searchText(name)).sort()].join("\n");

type Recording = Pick<Song, "id" | "isrc" | "title" | "artists" | "durationMs">;

/** Puts items with the same key together, and leaves out items without one. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Groups songs that are the same recording: by ISRC, or by title, artists and a length that differs by up to two seconds. */
export function groupRecordings<Item extends Recording>(songs: readonly Item[]): Item[][] {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let leader = id;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    return leader;
  };
  const join = (one: Item, other: Item) => {
    const [leader, joined] = [leaderOf(one.id), leaderOf(other.id)];
    if (leader !== joined) leaders.set(joined, leader);
  };
  for (const [first, ...others] of groupBy(songs, ({ isrc }) => isrc))
    for (const song of others) if (first) join(first, song);
  for (const group of groupBy(songs, song => (song.title ? recordingNames(song) : null))) {
    const sorted = group.toSorted((one, other) => one.durationMs - other.durationMs);
    for (const [index, song] of sorted.entries()) {
      const shorter = sorted[index - 1];
      if (shorter && song.durationMs - shorter.durationMs <= maxDifferenceMs) join(shorter, song);
    }
  }
  return groupBy(songs, ({ id }) => leaderOf(id)).filter(group => group.length > 1);
}
