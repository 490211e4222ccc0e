import { z } from "zod";
import { idOf, isoTime, skippedSchema, uuid } from "./common";
import { says } from "./issue";
import { playlist, playlistItem } from "./library";

export const exportQuery = z.object({ format: z.enum(["json", "csv"]).default("json") });

/** Text as PostgreSQL stores it: without NUL and lone surrogates. Not limited, because a library's own texts are not. */
const text = z.string().overwrite(value => value.replaceAll("\u0000", "").toWellFormed());
const optionalText = text.nullable().default(null).catch(null);

/** PostgreSQL has no year 0. */
const addedAt = isoTime.regex(/^(?!0000)/);
const unknownTime = "1970-01-01T00:00:00.000Z";

/** A list in which an unusable entry is null: one of them must not refuse the whole file. */
const entriesOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry.nullable().catch(null));

const credit = z.object({ id: optionalText, name: text.catch("") });

const fileSong = z.object({
  uri: text.min(1),
  title: text.catch(""),
  durationMs: z.number().int().min(0).max(2_147_483_647).catch(0),
  artists: z.array(credit).catch([]),
  album: z.object({ id: optionalText, name: text }).nullable().default(null).catch(null),
  imageUrl: optionalText,
  isrc: optionalText,
  isPlayable: z.boolean().default(true).catch(true),
});
export type FileSong = z.infer<typeof fileSong>;

const fileEntry = z.object({ uri: text.nullable(), addedAt: addedAt.catch(unknownTime) });
export type FileEntry = z.infer<typeof fileEntry>;

const filePlaylist = z.object({
  name: text.catch(""),
  description: text.default("").catch(""),
  access: z.enum(["owner", "metadata"]).default("owner").catch("owner"),
  items: entriesOf(fileEntry),
});
export type FilePlaylist = z.infer<typeof filePlaylist>;

/**
 * The file format of a library or a single playlist. `GET /me/export` and `GET /playlists/{id}/export` write it, and
 * `POST /me/import` reads it, entry by entry: an unusable entry is left out. Lists refer to songs by URI; `songs` describes each
 * song once. An entry without a URI is a song that Spotify had withdrawn.
 */
export const libraryFile = z.object({
  format: z.literal("tonearm-library", says("notLibraryFile")),
  version: z.literal(1, says("libraryVersion")),
  exportedAt: isoTime.optional().catch(undefined),
  playlists: entriesOf(filePlaylist).max(50_000).default([]),
  likedSongs: entriesOf(fileEntry).default([]),
  songs: entriesOf(fileSong).default([]),
});
export type LibraryFile = z.infer<typeof libraryFile>;

const exportedEntry = fileEntry.extend({ kind: playlistItem.shape.kind });

/** A library file as an export writes it, with more details than an import needs. */
export const exportedLibrary = libraryFile
  .extend({
    exportedAt: isoTime,
    playlists: z.array(
      filePlaylist.extend({
        origin: playlist.shape.origin,
        spotifyId: z.string().nullable(),
        items: z.array(exportedEntry),
      }),
    ),
    likedSongs: z.array(exportedEntry),
    songs: z.array(fileSong),
  })
  .meta({ id: "ExportedLibrary", description: "A library, or a single playlist, as a file." });

export const libraryImportId = z.object({ id: idOf("library import") });

export const importReport = z
  .object({
    id: uuid,
    playlists: z.array(
      z.object({ id: uuid, name: z.string(), nameInFile: z.string(), trackCount: z.number().int() }),
    ),
    songs: z.object({ created: z.number().int() }),
    likedSongs: z.object({ added: z.number().int() }),
    leftOut: skippedSchema(
      z.enum(["withdrawn", "unknown", "not_spotify", "not_readable", "unusable"]),
      z.string(),
    ),
  })
  .meta({
    id: "ImportReport",
    description:
      "The outcome of a file import, which `DELETE /me/import/{id}` undoes. `nameInFile` differs from `name` when a playlist of that name already existed. `songs.created` counts the songs that were new to the library; `leftOut` counts what could not be imported, by reason.",
  });
export type ImportReport = z.infer<typeof importReport>;

export const libraryImport = z
  .object({
    id: uuid,
    fileNames: z.array(z.string()),
    playlists: z.array(
      z.object({ id: uuid, name: z.string(), trackCount: z.number().int(), isPublished: z.boolean() }),
    ),
    songs: z.object({ created: z.number().int() }),
    likedSongs: z.object({ added: z.number().int() }),
    createdAt: isoTime,
  })
  .meta({
    id: "LibraryImport",
    description:
      "A file that was imported in the last 30 days, which `DELETE /me/import/{id}` undoes. `fileNames` is empty for JSON and links that were not sent in a form. `playlists` are those that are still there; the undo leaves those that are published on Spotify. Imports that brought neither playlists nor likes are not listed.",
  });
export type LibraryImport = z.infer<typeof libraryImport>;
