import { sql, sqlTransaction } from "@/lib/platform/db";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { list, type PlaylistList } from "./playlist-list";

/** Playlists that came about after the list was asked for are spared. */
const missing = `user_id = $1 AND origin = 'spotify' AND NOT spotify_id = ANY($2)
  AND COALESCE(synced_at, created_at) < $3`;

/**
 * One that Spotify hides is not gone, and nobody can tell which it is: as many as are hidden are spared, those that have been
 * missing for the longest and then those that hold the most.
 */
const remove = `DELETE FROM playlists WHERE id IN (SELECT id FROM playlists WHERE ${missing}
    ORDER BY COALESCE(synced_at, created_at), track_count DESC, id OFFSET $4)
  RETURNING id, track_count AS "trackCount"`;

const keepOutcome = `INSERT INTO sync_lists (job_id, list, outcome) VALUES ($1, '${list}', $2)
  ON CONFLICT (job_id, list) DO UPDATE SET outcome = EXCLUDED.outcome`;

/** Takes away the playlists that are gone from Spotify; those that this job took away before it was interrupted count too. */
export async function removeMissing({ ctx, jobId, progress, finished }: ImportRun, listed: PlaylistList) {
  const { present, isWhole, hidden, askedAt } = listed;
  const given = [ctx.userId, present, askedAt];
  const outcome = finished.get(list) ?? new Outcome();
  if (isWhole && present.length > 0)
    await sqlTransaction(async client => {
      const { rows } = await client.query<{ id: string; trackCount: number }>(remove, [...given, hidden]);
      if (rows.length === 0) return;
      outcome.count({ removed: rows.reduce((sum, { trackCount }) => sum + trackCount, 0) });
      await followEdits(client, ctx.userId, { playlistIds: rows.map(({ id }) => id) });
      await client.query(keepOutcome, [jobId, JSON.stringify(outcome)]);
    });
  else if (isWhole)
    for (const { name } of await sql<{ name: string }>(`SELECT name FROM playlists WHERE ${missing}`, given))
      progress.skip("none_listed", [name]);
  progress.include(outcome);
}
