import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { readableName } from "@/lib/library/missing-names";
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

const formatEntry = (
  locale: Locale,
  listName: string,
  position: number | null,
  { kind, addedAt, song }: ExportedEntry,
) =>
  formatCsvLine([
    listName,
    position,
    song && readableName(locale, song.title),
    song?.artists.map(({ name }) => name).join(", ") ?? null,
    song?.album?.name ?? null,
    song?.durationMs ?? null,
    addedAt,
    kind,
    song?.isrc ?? null,
    song?.uri ?? null,
  ]);

async function* formatEntries(locale: Locale, name: string, batches: AsyncIterable<ExportedEntry[]>) {
  let position = 0;
  for await (const entries of batches)
    yield entries.map(entry => formatEntry(locale, name, ++position, entry)).join("");
}

/**
 * Streams the person's library, or one playlist, as CSV: the entries of each playlist in order, then the liked songs, then the
 * songs that are in neither. Column names are English for programs, everything else has the reader's language. Begins with a byte order mark, because Excel assumes a regional encoding otherwise.
 */
export async function* exportCsv(
  { userId, locale }: UserContext,
  playlistId: string | null,
): AsyncGenerator<string> {
  yield `\uFEFF${columnNames.join(",")}\r\n`;
  for (const { id, name } of await readPlaylists(userId, playlistId))
    yield* formatEntries(locale, readableName(locale, name), readEntries(id));
  if (playlistId) return;
  yield* formatEntries(locale, translator(locale, "liked")("title"), readLikedSongs(userId));
  for await (const songs of readSongs(userId, "in-no-list"))
    yield songs.map(song => formatEntry(locale, "", null, { kind: "song", addedAt: "", song })).join("");
}
