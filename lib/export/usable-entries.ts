import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { readableName } from "@/lib/library/missing-names";
import type { SkipReasons } from "@/lib/library/skip-reasons";
import { fitsIndex } from "@/lib/platform/db/indexed-text";
import type { FileEntry, FilePlaylist, FileSong, ImportReport, LibraryFile } from "@/lib/schemas/export";

export type Skipped = SkipReasons<ImportReport["leftOut"][number]["reason"]>;

export type UsablePlaylist = Omit<FilePlaylist, "items"> & { items: FileEntry[] };

/** Removes the entries of a file that cannot be used, and reports each of them in the language of the reader. */
export function usableEntries(locale: Locale, file: LibraryFile, skipped: Skipped) {
  const t = translator(locale, "errors.skipped");
  const report = (example: string) => {
    skipped.add("unusable", [example]);
    return [];
  };
  const entriesOf = (entries: (FileEntry | null)[], list: string) =>
    entries.flatMap((entry, index) => entry ?? report(t("fileEntry", { number: index + 1, list })));
  return {
    songs: file.songs.flatMap((song, index): FileSong[] => {
      if (song && fitsIndex(song.uri)) return [song];
      return report(song?.title || t("fileSong", { number: index + 1 }));
    }),
    playlists: file.playlists.flatMap((playlist, index): UsablePlaylist[] =>
      playlist
        ? [{ ...playlist, items: entriesOf(playlist.items, readableName(locale, playlist.name)) }]
        : report(t("filePlaylist", { number: index + 1 })),
    ),
    likedSongs: entriesOf(file.likedSongs, t("likedSongs")),
  };
}
