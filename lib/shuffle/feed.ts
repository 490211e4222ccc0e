import type { UserContext } from "@/lib/platform/context";
import { sql, sqlTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { getUserSpotifyClient, writeSize } from "@/lib/spotify/user-client";
import { upcomingSql } from "./list-upcoming";
import { makeNextSet, queueNextSet } from "./next-set-job";
import type { Which } from "./source-text";
import { ensureShuffle } from "./start-shuffle";
import { type Taken, takeSql } from "./take-slot";

/** Songs of a session in their order, to be given to Spotify. */
export type Feed = { id: string; uris: string[] };

/** What Spotify was given, and how many of them have begun. */
export type Fed = Feed & { begun: number; isFresh: boolean; isDue: boolean };

async function upcomingUris(userId: string, id: string): Promise<string[]> {
  const rows = await sql<{ uri: string }>(
    `SELECT song.uri FROM shuffle_sessions s, ${upcomingSql("$3")} WHERE s.user_id = $1 AND s.id = $2
     ORDER BY slot.set_number, slot.position`,
    [userId, id, writeSize],
  );
  return rows.map(({ uri }) => uri);
}

/** As far as no song comes again, so that it can be told which one plays. A song that is alone repeats. */
function distinct(uris: string[]): string[] {
  const [only] = uris;
  if (only && uris.every(uri => uri === only)) return Array.from({ length: writeSize }, () => only);
  const again = uris.findIndex((uri, place) => uris.indexOf(uri) < place);
  return again < 0 ? uris : uris.slice(0, again);
}

/**
 * What comes from where a session stands, as much as one play command takes, over the border of a set as well. The session
 * of a playlist begins when there is none.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, shuffle_ended
 */
export async function takeFeed(ctx: UserContext, which: Which): Promise<Feed> {
  const { userId } = ctx;
  const id = "id" in which ? which.id : await ensureShuffle(ctx, which.playlistId);
  let uris = await upcomingUris(userId, id);
  if (uris.length < writeSize) {
    await makeNextSet(userId, id).catch(error => {
      // What is left of this set can be played all the same.
      if (uris.length === 0 || !(error instanceof AppError)) throw error;
    });
    uris = await upcomingUris(userId, id);
  }
  return { id, uris: distinct(uris) };
}

/** Spotify took a feed: its session counts as playing from now on, and no other one of the person. */
export async function startFeed({ userId }: UserContext, { id, uris }: Feed): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions SET fed_uris = CASE WHEN id = $2 THEN $3::text[] ELSE '{}' END, fed_index = 0,
       fed_at = CASE WHEN id = $2 THEN now() END, top_up_at = NULL
     WHERE user_id = $1 AND (id = $2 OR fed_at IS NOT NULL)`,
    [userId, id, uris],
  );
}

/** Something else plays now: no session follows it. */
export async function stopFeed({ userId }: UserContext): Promise<void> {
  await sql(
    `UPDATE shuffle_sessions SET fed_uris = '{}', fed_index = 0, fed_at = NULL, top_up_at = NULL
     WHERE user_id = $1 AND fed_at IS NOT NULL`,
    [userId],
  );
}

/** What Spotify was given of the session that plays. */
export async function readFed({ userId }: UserContext): Promise<Fed | undefined> {
  const [fed] = await sql<Fed>(
    `SELECT id, fed_uris AS uris, fed_index AS begun, fed_at > now() - interval '1500 milliseconds' AS "isFresh",
       COALESCE(top_up_at < now(), true) AS "isDue"
     FROM shuffle_sessions WHERE user_id = $1 AND fed_at IS NOT NULL`,
    [userId],
  );
  return fed;
}

/**
 * How many fed songs have begun when this one plays: as many as before unless it is one to come. Just after a feed Spotify
 * may still show what played before; then only the song that is next counts.
 */
function begunWith({ uris, begun, isFresh, isDue }: Fed, uri: string): number {
  if (isFresh) return uris[begun] === uri ? begun + 1 : begun;
  // A song that repeats is there many times; by the time at which the last one should have begun it has.
  return Math.max(begun, (isDue ? uris.lastIndexOf(uri) : uris.indexOf(uri)) + 1);
}

/** Exchanges the slot that comes next with the first one of a song, in the set that is due. No row when it does not come. */
const bringForward = `WITH next AS (
    SELECT id, CASE WHEN cursor < set_size THEN set_number ELSE set_number + 1 END AS set_number,
      CASE WHEN cursor < set_size THEN cursor ELSE 0 END AS position
    FROM shuffle_sessions WHERE id = $1 AND (cursor < set_size OR next_size IS NOT NULL)),
  found AS (
    SELECT next.*, slot.position AS place FROM next
    JOIN shuffle_slots slot ON slot.session_id = next.id AND slot.set_number = next.set_number
      AND slot.position >= next.position
    JOIN songs song ON song.id = slot.song_id WHERE song.uri = $2 ORDER BY slot.position LIMIT 1)
  UPDATE shuffle_slots one SET song_id = other.song_id, item_id = other.item_id FROM found, shuffle_slots other
  WHERE one.session_id = found.id AND one.set_number = found.set_number
    AND other.session_id = found.id AND other.set_number = found.set_number
    AND (one.position, other.position) IN ((found.position, found.place), (found.place, found.position))
  RETURNING 1`;

/**
 * Notices which fed song plays: it and those before it count as taken. They come next, unless the rest was dealt anew since
 * Spotify got them; then they are brought forward, and nothing else is passed over.
 * @returns what Spotify was given, as it stands then
 */
export async function followFeed({ userId }: UserContext, fed: Fed, uri: string): Promise<Fed> {
  const begun = begunWith(fed, uri);
  if (begun === fed.begun) return fed;
  return sqlTransaction(async client => {
    const { rowCount } = await client.query(
      "UPDATE shuffle_sessions SET fed_index = $3 WHERE id = $1 AND fed_index = $2 AND fed_at IS NOT NULL",
      [fed.id, fed.begun, begun],
    );
    // Another look saw it at the same moment.
    if (rowCount === 0) return fed;
    for (const passed of fed.uris.slice(fed.begun, begun)) {
      const { rowCount: found } = await client.query(bringForward, [fed.id, passed]);
      if (!found) continue;
      const { rows } = await client.query<Taken>(takeSql("$2"), [userId, fed.id]);
      if (rows[0]?.position === 1) await queueNextSet(userId, fed.id);
    }
    return { ...fed, begun };
  });
}

/** Of several who come at the same moment one gives Spotify the next song. */
const append = `UPDATE shuffle_sessions SET fed_uris = ARRAY[fed_uris[cardinality(fed_uris)], $3], fed_index = 1
  WHERE user_id = $1 AND id = $2 AND fed_at IS NOT NULL AND fed_index = cardinality(fed_uris) RETURNING 1`;

/**
 * When the last song that Spotify was given plays, the next one goes into its queue: the music goes on however long the list
 * is. Costs one call a song then.
 * @throws SpotifyError, and it is tried again at the next look
 */
export async function topUpFeed(ctx: UserContext, { id, uris, begun }: Fed): Promise<void> {
  if (begun < uris.length) return;
  const [next] = (await takeFeed(ctx, { id })).uris;
  if (!next || (await sql(append, [ctx.userId, id, next])).length === 0) return;
  await getUserSpotifyClient(ctx)
    .addToQueue(next)
    .catch(async error => {
      await sql("UPDATE shuffle_sessions SET fed_uris = fed_uris[1:1] WHERE id = $1 AND fed_index = 1", [id]);
      throw error;
    });
}

/** So few fed songs are left when a skip is used to give Spotify more. */
const nearEnd = 10;

/**
 * What to play in place of a skip, at the price of a skip: near the end of what Spotify was given the next songs, and after
 * an edit those that come now. Only where what plays was seen to be of the session.
 */
export async function feedForSkip(ctx: UserContext): Promise<Feed | null> {
  const [fed] = await sql<{ id: string; left: string[] }>(
    `SELECT s.id, s.fed_uris[s.fed_index + 1:] AS left FROM shuffle_sessions s JOIN player_watches w ON w.user_id = s.user_id
     WHERE s.user_id = $1 AND s.fed_at IS NOT NULL AND w.state->'item'->>'uri' = s.fed_uris[s.fed_index]
       AND w.state->>'contextUri' IS NULL`,
    [ctx.userId],
  );
  if (!fed) return null;
  const feed = await takeFeed(ctx, fed).catch(error => {
    // Nothing is left to give: it is a skip like any other.
    if (!(error instanceof AppError)) throw error;
  });
  if (!feed) return null;
  const isAsDealt = fed.left.every((uri, place) => uri === (feed.uris[place] ?? uri));
  return fed.left.length <= nearEnd || !isAsDealt ? feed : null;
}
