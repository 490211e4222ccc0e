import { z } from "zod";
import { isoTime, pageOf, skippedSchema, uuid } from "./common";
import { playlistItem, song } from "./library";

export const playlistVersion = z
  .object({
    id: uuid,
    createdAt: isoTime,
    trackCount: z.number().int(),
    added: z.number().int(),
    removed: z.number().int(),
    cause: z.enum(["sync", "edit", "restore"]),
  })
  .meta({
    id: "PlaylistVersion",
    description:
      "The content of a playlist until it changed at `createdAt`. The `cause` is a `sync` that found a change on Spotify, an `edit` in Tonearm, or a `restore`. Edits within an hour count as one change. `added` and `removed` count the songs that the change added and removed.",
  });
export type PlaylistVersion = z.infer<typeof playlistVersion>;

const versionEntry = playlistItem
  .omit({ id: true, otherOccurrences: true })
  .extend({ song: song.nullable() })
  .meta({
    id: "VersionEntry",
    description:
      "An entry of a version. `song` is null when Spotify withdrew it or when it is no longer in the library.",
  });
export type VersionEntry = z.infer<typeof versionEntry>;

const leftOut = skippedSchema(z.enum(["withdrawn", "local"]), z.string());
export type LeftOut = z.infer<typeof leftOut>;

/**
 * Losses of a restore. `leftOut`: entries of the version that cannot be restored, such as local files, which Spotify does not
 * accept. `lost`: current items that the restore removes and that cannot be brought back, even by undoing the restore.
 */
const losses = { leftOut, lost: leftOut };

const change = z.object({ total: z.number().int(), items: z.array(versionEntry) });
export type VersionChange = z.infer<typeof change>;

/**
 * `changes` are the differences from this version to the next version, `nextVersionId`, or to the current playlist if that is
 * null. Each kind of change lists at most `limit` entries. Positions of removed entries refer to this version, positions of added
 * and moved entries to the next version.
 */
export const playlistVersionDetail = playlistVersion.extend({
  nextVersionId: uuid.nullable(),
  changes: z.object({ added: change, removed: change, moved: change }),
  entries: pageOf(versionEntry),
  ...losses,
});
export type PlaylistVersionDetail = z.infer<typeof playlistVersionDetail>;

/** `undoVersionId` is the version that undoes the restore; null when the playlist already had that content. */
export const restoredVersion = z.object({
  trackCount: z.number().int(),
  undoVersionId: uuid.nullable(),
  ...losses,
});
export type RestoredVersion = z.infer<typeof restoredVersion>;
