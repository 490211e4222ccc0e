import { personTransaction, sql } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { lockRunningJob, saveOutcomes } from "./finish-list";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { type PlaylistList, playlistsKey } from "./playlist-list";

/** Excludes playlists that were created after the list was requested. */
const isMissing = `user_id = $1 AND origin = 'spotify' AND NOT spotify_id = ANY($2)
  AND COALESCE(synced_at, created_at) < $3`;

/**
 * Keeps as many missing playlists as Spotify hides, because a hidden playlist is not gone and its id is unknown. Keeps first the
 * playlists that have been missing the longest, then the playlists with the most tracks.
 */
const deleteMissing = `DELETE FROM playlists WHERE id IN (SELECT id FROM playlists WHERE ${isMissing}
    ORDER BY COALESCE(synced_at, created_at), track_count DESC, id OFFSET $4)
  RETURNING id, track_count AS "trackCount"`;

/** Deletes the playlists that are gone from Spotify. Counts also the playlists that this job deleted before an interruption. */
export async function removeMissing(run: ImportRun, list: PlaylistList): Promise<void> {
  const { ctx, progress, finishedLists } = run;
  const { listedIds, isComplete, hiddenCount, requestedAt } = list;
  const values = [ctx.userId, listedIds, requestedAt];
  const earlier = finishedLists.get(playlistsKey) ?? new Outcome();
  progress.outcome.include(earlier);
  if (isComplete && listedIds.length > 0) {
    const removed = await personTransaction(ctx.userId, async client => {
      await lockRunningJob(client, run);
      const { rows } = await client.query<{ id: string; trackCount: number }>(deleteMissing, [
        ...values,
        hiddenCount,
      ]);
      if (rows.length === 0) return 0;
      const total = new Outcome();
      total.include(earlier);
      const removed = rows.reduce((sum, { trackCount }) => sum + trackCount, 0);
      total.addCounts({ removed });
      await followEdits(client, ctx.userId, { playlistIds: rows.map(({ id }) => id) });
      await saveOutcomes(client, run, new Map([[playlistsKey, total]]));
      return removed;
    });
    progress.outcome.addCounts({ removed });
  } else if (isComplete)
    for (const { name } of await sql<{ name: string }>(
      `SELECT name FROM playlists WHERE ${isMissing}`,
      values,
    ))
      progress.outcome.skip("none_listed", [name]);
}
