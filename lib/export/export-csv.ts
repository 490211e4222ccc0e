import type { UserContext } from "@/lib/core/context";
import { formatCsvLine } from "./csv";
import { type ExportedEntry, readEntries, readLikedSongs, readPlaylists, readSongs } from "./read-library";

const columnNames = [
  "Playlist",
  "Position",
  "Title",
  "Artists",
  "Album",
  "Length (ms)",
  "Added at",
  "Kind",
  "ISRC",
  "URI",
];

const formatEntry = (listName: string, position: number | null, { kind, addedAt, song }: ExportedEntry) =>
  formatCsvLine([
    listName,
    position,
    song?.title ?? null,
    song?.artists.map(({ name }) => name).join(", ") ?? null,
    song?.album?.name ?? null,
    song?.durationMs ?? null,
    addedAt,
    kind,
    song?.isrc ?? null,
    song?.uri ?? null,
  ]);

async function* formatEntries(name: string, batches: AsyncIterable<ExportedEntry[]>) {
  let position = 0;
  for await (const entries of batches)
    yield entries.map(entry => formatEntry(name, ++position, entry)).join("");
}

/**
 * Streams the person's library, or one playlist, as CSV: the entries of each playlist in order, then the liked songs, then the
 * songs that are in neither. Begins with a byte order mark, because Excel assumes a regional encoding otherwise.
 */
export async function* exportCsv({ userId }: UserContext, playlistId: string | null): AsyncGenerator<string> {
  yield `\uFEFF${columnNames.join(",")}\r\n`;
  for (const { id, name } of await readPlaylists(userId, playlistId))
    yield* formatEntries(name, readEntries(id));
  if (playlistId) return;
  yield* formatEntries("Liked songs", readLikedSongs(userId));
  for await (const songs of readSongs(userId, "in-no-list"))
    yield songs.map(song => formatEntry("", null, { kind: "song", addedAt: "", song })).join("");
}
