import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { readableName } from "@/lib/library/missing-names";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import { requireRoom } from "@/lib/playlists/edits/preconditions";
import { addSteps, type Item, type StepEntry } from "@/lib/playlists/edits/steps";
import type { Playlist } from "@/lib/schemas/library";
import { maxUrisPerWrite } from "@/lib/spotify/user-client";
import { getPlaylist } from "./get-playlist";

/** Returns the songs to send. @throws AppError playlist_not_editable if Spotify cannot accept an item */
function publishableEntries(items: Item[]): StepEntry[] {
  const entries = items.flatMap(({ id, songId, uri, isLocal }) =>
    songId && uri && !isLocal ? [{ itemId: id, songId, uri }] : [],
  );
  if (entries.length === items.length) return entries;
  throw new AppError("playlist_not_editable", { reason: "unpublishable_songs" });
}

/**
 * Turns a local playlist into a Spotify playlist: one call, and one for each hundred songs. If Spotify refuses the first songs,
 * the new playlist is removed from Spotify again; if it refuses later ones, the rest is added as soon as possible.
 * @throws AppError not_found; playlist_not_editable if it is on Spotify already or has items that Spotify cannot accept;
 * otherwise like `editPlaylist`
 */
export async function publishPlaylist(ctx: UserContext, id: string): Promise<Playlist> {
  await editPlaylist(ctx, id, {
    kind: "publish",
    request: {},
    plan: (_, { origin, name, description }, items) => {
      if (origin === "spotify") throw new AppError("playlist_not_editable", { reason: "already_published" });
      const entries = publishableEntries(items);
      requireRoom(entries.length);
      return {
        steps: [
          { type: "create", name: readableName(ctx.locale, name), description },
          ...addSteps(entries, null, maxUrisPerWrite, true),
        ],
      };
    },
  });
  return getPlaylist(ctx, id);
}
