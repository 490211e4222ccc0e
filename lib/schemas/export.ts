import { z } from "zod";
import { isoTime, skippedSchema, uuid } from "./common";
import { playlist, playlistItem } from "./library";

export const exportQuery = z.object({ format: z.enum(["json", "csv"]).default("json") });

/** Text without lone surrogates, which PostgreSQL cannot store. */
const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .overwrite(value => value.toWellFormed());

const uri = text(500);
/** PostgreSQL has no year 0. */
const addedAt = isoTime.regex(/^(?!0000)/);

const fileSong = z.object({
  uri,
  title: text(500),
  durationMs: z.number().int().min(0).max(2_147_483_647),
  artists: z.array(z.object({ id: text(100).nullable().default(null), name: text(500) })).max(200),
  album: z
    .object({ id: text(100).nullable().default(null), name: text(500) })
    .nullable()
    .default(null),
  imageUrl: text(500).nullable().default(null),
  isrc: text(50).nullable().default(null),
  isPlayable: z.boolean().default(true),
});
export type FileSong = z.infer<typeof fileSong>;

const fileEntry = z.object({ uri: uri.nullable(), addedAt });
export type FileEntry = z.infer<typeof fileEntry>;

const filePlaylist = z.object({
  name: text(500),
  description: text(5000).default(""),
  access: z.enum(["owner", "metadata"]).default("owner"),
  items: z.array(fileEntry),
});
export type FilePlaylist = z.infer<typeof filePlaylist>;

/**
 * The file format of a library or a single playlist. `GET /me/export` and `GET /playlists/{id}/export` write it, and
 * `POST /me/import` reads it. Lists refer to songs by URI; `songs` describes each song once. An entry without a URI is a song that
 * Spotify had withdrawn.
 */
export const libraryFile = z.object({
  format: z.literal("tonearm-library", "This is not a library file that was exported from Tonearm."),
  version: z.literal(1, "This Tonearm reads version 1 of the format. Update Tonearm to read later versions."),
  exportedAt: isoTime.optional(),
  playlists: z.array(filePlaylist).max(20_000).default([]),
  likedSongs: z.array(fileEntry).default([]),
  songs: z.array(fileSong).default([]),
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
  })
  .meta({ id: "ExportedLibrary", description: "A library, or a single playlist, as a file." });

export const importReport = z
  .object({
    playlists: z.array(
      z.object({ id: uuid, name: z.string(), nameInFile: z.string(), trackCount: z.number().int() }),
    ),
    songs: z.object({ created: z.number().int() }),
    leftOut: skippedSchema(z.enum(["withdrawn", "unknown", "not_spotify", "not_readable"])),
  })
  .meta({
    id: "ImportReport",
    description:
      "The outcome of a file import. `nameInFile` differs from `name` when a playlist of that name already existed. `songs.created` counts the songs that were new to the library; `leftOut` counts what could not be imported, by reason.",
  });
export type ImportReport = z.infer<typeof importReport>;
