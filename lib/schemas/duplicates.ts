import { z } from "zod";
import { idOf, isoTime, pageOf, pageQuery, uuid } from "./common";
import { listedSong } from "./library";

/** `repeated`: a song twice in a playlist; `sameRecording`: a recording under several ids. */
export const duplicateKind = z.enum(["repeated", "sameRecording"]);
export type DuplicateKind = z.infer<typeof duplicateKind>;

export const duplicatesQuery = pageQuery.extend({
  kind: duplicateKind,
  playlistId: idOf("playlist").optional(),
});

const duplicateEntry = z.object({
  song: listedSong,
  playlist: z.object({ id: uuid, name: z.string(), origin: z.enum(["local", "spotify"]) }).nullable(),
  itemId: uuid.nullable(),
  position: z.number().int().nullable(),
  addedAt: isoTime,
  isExtra: z.boolean(),
  canRemove: z.boolean(),
});
export type DuplicateEntry = z.infer<typeof duplicateEntry>;

export const duplicate = z
  .object({ id: z.string(), kind: duplicateKind, entries: z.array(duplicateEntry) })
  .meta({
    id: "Duplicate",
    description:
      "Entries of lists that are the same song or recording, the oldest first. `playlist` is null for a liked song. `isExtra` is true if the same list has an older entry of them, so that it can go. Spotify lets no app remove a local file (`canRemove`).",
  });
export type Duplicate = z.infer<typeof duplicate>;
export const duplicatesPage = pageOf(duplicate).extend({ total: z.number().int() });
export type DuplicatesPage = z.infer<typeof duplicatesPage>;
