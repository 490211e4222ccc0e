/** A track as the shuffle sees it. Rows with the same id are copies of one recording. */
export type Track = { id: string; artistIds: readonly string[]; albumId?: string | null };

/** A list of tracks with numbers in place of names. A track without an artist or album gets a separate number. */
export type Library = {
  size: number;
  /** The first artist of each track. Two tracks count as tracks by the same artist if their first artists are the same. */
  artistOf: Int32Array;
  /** The other artists of each track, if any. */
  guestsOf: (number[] | undefined)[];
  albumOf: Int32Array;
  recordingOf: Int32Array;
  artists: ReadonlyMap<string, number>;
  recordings: ReadonlyMap<string, number>;
  /** The tracks sorted by artist. The tracks of artist a are at the indices `firsts[a]` to `firsts[a + 1] - 1`. */
  byArtist: Int32Array;
  firsts: Int32Array;
  /** The artist at each index of `byArtist`. */
  artistAt: Int32Array;
};

/** Gives each new name the next number, and each missing name a separate number. */
class Numbers {
  readonly byName = new Map<string, number>();
  count = 0;

  numberOf(name: string | null | undefined): number {
    const known = name == null ? undefined : this.byName.get(name);
    if (known !== undefined) return known;
    if (name != null) this.byName.set(name, this.count);
    return this.count++;
  }
}

/** Sorts `size` items by group (counting sort). Groups have the numbers 0 to `count - 1`. */
function groupItems(
  groupOf: Int32Array,
  size: number,
  count: number,
): { items: Int32Array; firsts: Int32Array } {
  const firsts = new Int32Array(count + 1);
  for (let item = 0; item < size; item++) (firsts[(groupOf[item] as number) + 1] as number)++;
  for (let group = 0; group < count; group++) (firsts[group + 1] as number) += firsts[group] as number;
  const nextIndices = firsts.slice();
  const items = new Int32Array(size);
  for (let item = 0; item < size; item++) items[(nextIndices[groupOf[item] as number] as number)++] = item;
  return { items, firsts };
}

/** Numbers the tracks of a list. `before`, the track played before the list, gets the number after its last track. O(n). */
export function readLibrary(tracks: readonly Track[], before?: Track): Library {
  const rows = before ? [...tracks, before] : tracks;
  const [artists, albums, recordings] = [new Numbers(), new Numbers(), new Numbers()];
  const artistOf = Int32Array.from(rows, track => artists.numberOf(track.artistIds[0]));
  const guestsOf = rows.map(({ artistIds }) =>
    artistIds.length > 1 ? artistIds.slice(1).map(name => artists.numberOf(name)) : undefined,
  );
  const { items, firsts } = groupItems(artistOf, tracks.length, artists.count);
  return {
    size: tracks.length,
    artistOf,
    guestsOf,
    albumOf: Int32Array.from(rows, track => albums.numberOf(track.albumId)),
    recordingOf: Int32Array.from(rows, track => recordings.numberOf(track.id)),
    artists: artists.byName,
    recordings: recordings.byName,
    byArtist: items,
    firsts,
    artistAt: items.map(track => artistOf[track] as number),
  };
}

/** Groups the artists by their number of tracks. */
export function artistsByCount({ firsts }: Library): Map<number, number[]> {
  const byCount = new Map<number, number[]>();
  for (let artist = 0; artist + 1 < firsts.length; artist++) {
    const count = (firsts[artist + 1] as number) - (firsts[artist] as number);
    const sameCount = byCount.get(count);
    if (sameCount) sameCount.push(artist);
    else if (count > 0) byCount.set(count, [artist]);
  }
  return byCount;
}
