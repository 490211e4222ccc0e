import type { UserContext } from "@/lib/core/context";
import { type ExportedEntry, readEntries, readLikedSongs, readPlaylists, readSongs } from "./read-library";

/** Writes a JSON array, one batch of rows at a time. */
async function* writeArray<Row>(batches: AsyncIterable<Row[]>, toJson: (row: Row) => unknown) {
  let separator = "";
  yield "[";
  for await (const rows of batches) {
    yield separator + rows.map(row => JSON.stringify(toJson(row))).join(",\n");
    separator = ",\n";
  }
  yield "]";
}

const entryToJson = ({ kind, addedAt, song }: ExportedEntry) => ({ uri: song?.uri ?? null, kind, addedAt });

/**
 * Streams the person's library, or one playlist, as the JSON that `importLibrary` reads (schema `libraryFile`). Writes the songs
 * last, so that every exported entry has its song, even if the library changes during the export.
 */
export async function* exportJson(
  { userId }: UserContext,
  playlistId: string | null,
): AsyncGenerator<string> {
  const head = { format: "tonearm-library", version: 1, exportedAt: new Date().toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},\n"playlists":[`;
  let separator = "";
  for (const { id, ...playlist } of await readPlaylists(userId, playlistId)) {
    yield `${separator}${JSON.stringify(playlist).slice(0, -1)},"items":`;
    yield* writeArray(readEntries(id), entryToJson);
    yield "}";
    separator = ",\n";
  }
  yield `],\n"likedSongs":`;
  if (playlistId) yield "[]";
  else yield* writeArray(readLikedSongs(userId), entryToJson);
  yield `,\n"songs":`;
  yield* writeArray(readSongs(userId, playlistId ? { playlistId } : "all"), song => song);
  yield "}\n";
}
