import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { songOrderSql } from "@/lib/library/song-order";
import { editPlaylist } from "@/lib/playlists/edits/edit-playlist";
import type { SongSort, SortedPlaylist, SortOrder } from "@/lib/schemas/library";
import { planReplacement } from "./versions/restore-version";
import { currentEntriesSql, type Entry, entryKey, splitRestorable } from "./versions/version-entries";

type Row = { current: Entry[]; order: number[] };

/**
 * Sorts the items of a playlist for good. Saves the order from before as a version, which undoes the sorting. On Spotify it costs as
 * much as restoring a version, one call for each hundred songs and one or more to check the list, and Spotify dates all songs anew.
 * @throws AppError not_found, playlist_not_editable; otherwise like `editPlaylist`
 */
export async function sortPlaylist(
  ctx: UserContext,
  playlistId: string,
  { sort, order }: { sort: SongSort; order: SortOrder },
): Promise<SortedPlaylist> {
  const sorted = await editPlaylist<SortedPlaylist>(ctx, playlistId, {
    kind: "restore",
    request: { sort, order },
    plan: async (client, playlist, items) => {
      const { rows } = await client.query<Row>(
        `SELECT ${currentEntriesSql} AS current, (
           SELECT json_agg(i.position ORDER BY ${songOrderSql({ sort, order }, "i.added_at", "i.position")})
           FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = p.id) AS order
         FROM playlists p WHERE p.id = $1`,
        [playlistId],
      );
      const current = rows[0]?.current ?? [];
      const wanted = (rows[0]?.order ?? []).flatMap(position => current[position] ?? []);
      const keys = (entries: Entry[]) => entries.map(entryKey).join();
      if (keys(wanted) === keys(current)) return { steps: [], reply: { undoVersionId: null } };
      const isOnSpotify = playlist.origin === "spotify";
      // Replacing the list would lose what Spotify does not take back.
      if (isOnSpotify && splitRestorable(current, true).leftOut.length > 0)
        throw new AppError("playlist_not_editable", { reason: "not_sortable" });
      const { undoVersionId, ...plan } = await planReplacement(client, ctx.userId, playlist, {
        wanted,
        items,
      });
      return { ...plan, reply: { undoVersionId } };
    },
  });
  return { undoVersionId: sorted.versionId ?? sorted.reply.undoVersionId };
}
