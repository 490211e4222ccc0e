import { z } from "zod";
import { isoTime, pageOf, skippedBy, uuid } from "./common";
import { playlistItem } from "./library";

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
      "What a playlist held until `createdAt`, when it was changed: on Spotify, which a `sync` found, by an `edit` here, or by a `restore`. Edits within an hour are one change. `added` and `removed` count what the change added and took away.",
  });
export type PlaylistVersion = z.infer<typeof playlistVersion>;

export const versionEntry = playlistItem.omit({ id: true }).meta({
  id: "VersionEntry",
  description:
    "An entry of a version; `song` is null when Spotify withdrew it, or when it is no longer in the library.",
});
export type VersionEntry = z.infer<typeof versionEntry>;

const leftOut = skippedBy(z.enum(["withdrawn", "local"]));
export type LeftOut = z.infer<typeof leftOut>;

/**
 * What a restore cannot keep: `leftOut` is in the version and cannot be brought back, such as local files that Spotify does
 * not take; `lost` is in the playlist now, goes, and could not be brought back by undoing the restore.
 */
const losses = { leftOut, lost: leftOut };

const change = z.object({ total: z.number().int(), items: z.array(versionEntry) });
export type VersionChange = z.infer<typeof change>;

/**
 * `changes` lead from this version to the one after it, `nextVersionId`, or to the present playlist when that is null; of
 * each kind at most `limit` are listed. Positions of what was removed are those in this version, all others those after it.
 */
export const playlistVersionDetail = playlistVersion.extend({
  nextVersionId: uuid.nullable(),
  changes: z.object({ added: change, removed: change, moved: change }),
  entries: pageOf(versionEntry),
  ...losses,
});
export type PlaylistVersionDetail = z.infer<typeof playlistVersionDetail>;

/** `undoVersionId` is the version that brings back what was before; null when the playlist was like that already. */
export const restoredVersion = z.object({
  trackCount: z.number().int(),
  undoVersionId: uuid.nullable(),
  ...losses,
});
export type RestoredVersion = z.infer<typeof restoredVersion>;
