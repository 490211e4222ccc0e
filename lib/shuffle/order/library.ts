/** A track as the shuffle sees it. Rows with the same id are copies of one recording. */
export type Track = { id: string; artistIds: readonly string[]; albumId?: string | null };

/** A list of tracks with numbers in place of names. A track without an artist or album gets a number of its own. */
export type Library = {
  size: number;
  /** The first artist of each track. Only first artists make two neighbors "the same artist". */
  artistOf: Int32Array;
  /** The other artists of each track, if any. */
  guestsOf: (number[] | undefined)[];
  albumOf: Int32Array;
  recordingOf: Int32Array;
  artists: ReadonlyMap<string, number>;
  recordings: ReadonlyMap<string, number>;
  /** The tracks by artist: those of artist a are at `firsts[a]` to before `firsts[a + 1]`. */
  byArtist: Int32Array;
  firsts: Int32Array;
  /** The artist of each place of `byArtist`. */
  artistAt: Int32Array;
};

/** Gives each new name the next number, and each missing name a number of its own. */
class Numbers {
  readonly byName = new Map<string, number>();
  count = 0;

  of(name: string | null | undefined): number {
    const known = name == null ? undefined : this.byName.get(name);
    if (known !== undefined) return known;
    if (name != null) this.byName.set(name, this.count);
    return this.count++;
  }
}

/** Sorts `size` items by their group, a number below `count` each (counting sort). */
function groupItems(
  groupOf: Int32Array,
  size: number,
  count: number,
): { items: Int32Array; firsts: Int32Array } {
  const firsts = new Int32Array(count + 1);
  for (let item = 0; item < size; item++) (firsts[(groupOf[item] as number) + 1] as number)++;
  for (let group = 0; group < count; group++) (firsts[group + 1] as number) += firsts[group] as number;
  const places = firsts.slice();
  const items = new Int32Array(size);
  for (let item = 0; item < size; item++) items[(places[groupOf[item] as number] as number)++] = item;
  return { items, firsts };
}

/** Numbers a list. `before`, the track that was played before it, gets the number after the last one. O(n). */
export function readLibrary(tracks: readonly Track[], before?: Track): Library {
  const rows = before ? [...tracks, before] : tracks;
  const [artists, albums, recordings] = [new Numbers(), new Numbers(), new Numbers()];
  const artistOf = Int32Array.from(rows, track => artists.of(track.artistIds[0]));
  const guestsOf = rows.map(({ artistIds }) =>
    artistIds.length > 1 ? artistIds.slice(1).map(name => artists.of(name)) : undefined,
  );
  const { items, firsts } = groupItems(artistOf, tracks.length, artists.count);
  return {
    size: tracks.length,
    artistOf,
    guestsOf,
    albumOf: Int32Array.from(rows, track => albums.of(track.albumId)),
    recordingOf: Int32Array.from(rows, track => recordings.of(track.id)),
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
    const alike = byCount.get(count);
    if (alike) alike.push(artist);
    else if (count > 0) byCount.set(count, [artist]);
  }
  return byCount;
}
