import { writeSongs } from "@/lib/library/write-songs";
import { sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { requireBudget } from "@/lib/spotify/budget";
import { SpotifyError } from "@/lib/spotify/errors";
import type { ImportRun } from "./import-run";

/** The most calls of one scheduled import, so that the songs of files take weeks and hardly any of the daily quota. */
const maxCalls = 20;

/**
 * Songs that came from a file without Spotify's length, cover and ISRC, most played first. A file can have the length and yet no cover; a
 * song of Spotify's always has the id of its album.
 */
const selectSongs = `SELECT s.uri, s.spotify_id AS "spotifyId" FROM songs s
  LEFT JOIN (SELECT song_id, count(*) AS plays FROM plays WHERE user_id = $1 AND is_play GROUP BY song_id) heard ON song_id = s.id
  WHERE s.user_id = $1 AND s.uri LIKE 'spotify:track:%' AND s.is_playable
    AND (s.duration_is_estimate OR s.duration_ms = 0 OR s.image_url IS NULL AND s.album_id IS NULL)
  ORDER BY COALESCE(plays, 0) DESC, s.id LIMIT ${maxCalls}`;
/** Only this answer of Spotify says that a song is gone. It is not asked for again. */
const markGone = "UPDATE songs SET is_playable = false WHERE user_id = $1 AND uri = $2";

type Incomplete = { uri: string; spotifyId: string };

/** Reads one song. The file's URI stays, because its plays belong to it. */
async function fillIn({ ctx, client }: ImportRun, { uri, spotifyId }: Incomplete): Promise<void> {
  try {
    const track = await client.track(spotifyId);
    await writeSongs(ctx.userId, [{ ...track, id: spotifyId, uri }]);
  } catch (error) {
    if (!(error instanceof SpotifyError && error.code === "not_found_on_spotify")) throw error;
    await sql(markGone, [ctx.userId, uri]);
  }
}

/**
 * Completes songs that an imported file has brought, with a call each from the calls that are left over. Any other answer than the song
 * or its absence ends the run, and a later import goes on.
 * @throws JobStopped, JobInterrupted
 */
export async function fillInSongs(run: ImportRun): Promise<void> {
  const songs = await sql<Incomplete>(selectSongs, [run.ctx.userId]);
  try {
    if (songs.length > 0) await requireBudget(run.ctx.userId, "tracks", songs.length);
    for (const song of songs) {
      await fillIn(run, song);
      await run.progress.write();
    }
  } catch (error) {
    if (!(error instanceof SpotifyError)) throw error;
    log.info({ error, jobId: run.jobId }, "songs of files will be completed by a later import");
  }
}
