import type { SkipReasons } from "@/lib/library/skip-reasons";
import { fitsIndex } from "@/lib/platform/db/indexed-text";
import type { FileEntry, FilePlaylist, FileSong, ImportReport, LibraryFile } from "@/lib/schemas/export";

export type Skipped = SkipReasons<ImportReport["leftOut"][number]["reason"]>;

export type UsablePlaylist = Omit<FilePlaylist, "items"> & { items: FileEntry[] };

/** Removes the entries of a file that cannot be used, and reports each of them. */
export function usableEntries(file: LibraryFile, skipped: Skipped) {
  const report = (example: string) => {
    skipped.add("unusable", [example]);
    return [];
  };
  const entriesOf = (entries: (FileEntry | null)[], list: string) =>
    entries.flatMap((entry, index) => entry ?? report(`number ${index + 1}, in ${list}`));
  return {
    songs: file.songs.flatMap((song, index): FileSong[] => {
      if (song && fitsIndex(song.uri)) return [song];
      return report(song?.title || `song ${index + 1} of the file`);
    }),
    playlists: file.playlists.flatMap((playlist, index): UsablePlaylist[] =>
      playlist
        ? [{ ...playlist, items: entriesOf(playlist.items, playlist.name) }]
        : report(`playlist ${index + 1} of the file`),
    ),
    likedSongs: entriesOf(file.likedSongs, "your liked songs"),
  };
}
