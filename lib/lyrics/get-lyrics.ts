import { createHash } from "node:crypto";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { findLyrics, type LyricsQuery, type LyricsRecord, LyricsUnavailable } from "@/lib/platform/lrclib";
import type { Lyrics } from "@/lib/schemas/lyrics";
import { parseLrc, parsePlain } from "./parse-lrc";

/** The days after which lyrics are asked for again. Somebody may have added missing ones meanwhile. */
const freshDays = { found: 60, missing: 7 };
export const maxAgeDays = freshDays.found;

/** Finds what is known of a song: in the library, or because it plays. */
async function findSong({ userId }: UserContext, uri: string): Promise<LyricsQuery | undefined> {
  const [song] = await sql<LyricsQuery>(
    `SELECT title, artists->0->>'name' AS artist, album_name AS album, duration_ms AS "durationMs"
       FROM songs WHERE user_id = $1 AND uri = $2
     UNION ALL
     SELECT item->>'title', item->'artists'->>0, item->>'album', (item->>'durationMs')::int
       FROM player_watches, LATERAL (SELECT state->'item' AS item) playing WHERE user_id = $1 AND item->>'uri' = $2
     LIMIT 1`,
    [userId, uri],
  );
  return song;
}

/** The key of the cache, which all people share: it says nothing about who listened. */
const keyOf = ({ title, artist, album, durationMs }: LyricsQuery) =>
  createHash("sha256")
    .update(JSON.stringify([title, artist, album, Math.round(durationMs / 1000)]))
    .digest("hex");

async function findCached(song: LyricsQuery): Promise<LyricsRecord | null> {
  const key = keyOf(song);
  const [cached] = await sql<{ record: LyricsRecord | null }>(
    `SELECT record FROM lyrics WHERE key = $1
       AND fetched_at > now() - make_interval(days => CASE WHEN record IS NULL THEN $2::int ELSE $3::int END)`,
    [key, freshDays.missing, freshDays.found],
  );
  if (cached) return cached.record;
  const record = await findLyrics(song);
  await sql(
    `INSERT INTO lyrics (key, record, fetched_at) VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET record = EXCLUDED.record, fetched_at = EXCLUDED.fetched_at`,
    [key, record && JSON.stringify(record)],
  );
  return record;
}

/**
 * Returns the lyrics of a song of the library or of the song that plays, for a person who has switched lyrics on.
 * @throws AppError lyrics_off, lyrics_not_found, lyrics_unavailable, not_found
 */
export async function getLyrics(ctx: UserContext, id: string): Promise<Lyrics> {
  if (env().LYRICS_URL === "off") throw new AppError("lyrics_off", { reason: "instance" });
  const [person] = await sql<{ isOn: boolean }>(`SELECT lyrics AS "isOn" FROM users WHERE id = $1`, [
    ctx.userId,
  ]);
  if (!person?.isOn) throw new AppError("lyrics_off", { reason: "person" });
  const song = await findSong(ctx, `spotify:track:${id}`);
  if (!song) throw notFound("song");
  if (!song.title || !song.artist) throw new AppError("lyrics_not_found");
  const record = await findCached(song).catch((error: unknown) => {
    if (!(error instanceof LyricsUnavailable)) throw error;
    throw new AppError("lyrics_unavailable", {}, { retryAt: error.retryAt, cause: error });
  });
  if (!record) throw new AppError("lyrics_not_found");
  const synced = record.syncedLyrics ? parseLrc(record.syncedLyrics) : [];
  const lines = synced.length > 0 ? synced : record.plainLyrics ? parsePlain(record.plainLyrics) : [];
  if (lines.length === 0 && !record.instrumental) throw new AppError("lyrics_not_found");
  return { isInstrumental: lines.length === 0, isSynced: synced.length > 0, lines };
}
