import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { personTransaction, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import type { SpotifyPlayable, SpotifyPlayer } from "@/lib/spotify/replies";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { commitNext } from "./commit";
import { observe } from "./observe";
import { countMatching, isEndless, nextLook, planFeed, positionOf, usualDurationMs } from "./plan-feed";
import { planLook } from "./plan-look";
import { type QueueFeed, readFeed } from "./read-feed";
import { refill } from "./refill";
import { renewBatch } from "./renew-batch";
import type { Seen } from "./song-change";

/** The delay before the next try to commit a song that Spotify refused. */
const retryMs = 30_000;
/** The shortest delay after a look that showed no song, and the time in which such looks are repeated. */
const emptyMs = 60_000;
const emptyForMs = 60 * 60_000;
/** The delay after a look that showed the state before a command. */
const staleMs = 3_000;
/** The shortest delay between looks at a paused player. */
const pausedMs = 30 * 60_000;
/** A device whose song "plays" this long after its end has vanished (https://github.com/spotify/web-api/issues/533). */
const vanishedMs = 10_000;

const hasQueue = async (userId: string): Promise<boolean> =>
  (
    await sql(
      `SELECT 1 FROM queues q WHERE q.user_id = $1 AND (q.state <> 'idle' OR EXISTS (
         SELECT 1 FROM queue_entries e WHERE e.user_id = $1 AND e.position > q.cursor AND e.removal IS NULL AND e.is_manual))`,
      [userId],
    )
  ).length > 0;

/** Moves the queue to what plays. Reads Spotify's queue, for one call, if only that tells what happened. */
async function observePlayer(ctx: UserContext, seen: Seen) {
  const run = (uris?: string[]) =>
    personTransaction(ctx.userId, client => observe(client, ctx.userId, seen, uris));
  const observation = await run();
  if (observation !== "ask") return observation;
  const { queue } = await getUserSpotifyClient(ctx, "playback").queue();
  return run(queue.map(({ uri }) => uri));
}

/** Adds the song that plays to the library if only its URI was known. */
async function nameCurrentSong(ctx: UserContext, feed: QueueFeed, item: SpotifyPlayable): Promise<void> {
  if (feed.current?.uri !== item.uri || feed.current.durationMs > 0) return;
  const ids = await writeSongs(ctx.userId, [item]);
  await personTransaction(ctx.userId, client =>
    client.query(
      "UPDATE queue_entries SET song_id = $3 WHERE user_id = $1 AND uri = $2 AND song_id IS NULL",
      [ctx.userId, item.uri, ids.get(item.uri)],
    ),
  );
}

/** Looks rarely while the player is paused, and not at all after a day. */
function planPausedLook(feed: QueueFeed): Date | null {
  const lastMs = Math.max(feed.startedAt?.getTime() ?? 0, feed.editedAt?.getTime() ?? 0);
  if (Date.now() - lastMs > 24 * 60 * 60_000) return null;
  if (countMatching(feed) === null && !isEndless(feed)) return null;
  return new Date(Date.now() + pausedMs);
}

/**
 * Plans a look after one that showed nothing: a device that wakes up is empty for a moment. Looks ever more rarely, and not for long,
 * because the device may be gone.
 */
async function planLookAtNothing(userId: string): Promise<void> {
  const feed = await readFeed(userId);
  if (feed?.state !== "active" || !feed.startedAt || feed.pausedAtMs !== null) return;
  const sinceMs = Date.now() - feed.startedAt.getTime();
  if (sinceMs < emptyForMs) await planLook(userId, new Date(Date.now() + Math.max(emptyMs, sinceMs)));
}

/** Plans the look after one that showed an old state, or a list that has ended. */
function planIgnoredLook(feed: QueueFeed, { isPlaying }: Seen): Date | null {
  return isPlaying ? nextLook(feed, staleMs) : planPausedLook(feed);
}

/** Does what the queue needs now, and returns when to look next. @throws SpotifyError */
async function feedPlayer(ctx: UserContext, found: QueueFeed, isGoingOn: boolean): Promise<Date | null> {
  const { userId } = ctx;
  const feed = (await refill(userId, found)) ?? found;
  if (!isGoingOn) return planPausedLook(feed);
  const lengthMs = feed.current?.durationMs || usualDurationMs;
  if (feed.startedAt && positionOf(feed, Date.now()) > lengthMs + vanishedMs) return null;
  const { action, lookAt } = planFeed(feed, Date.now());
  if (!action || !feed.current) return lookAt;
  if (action === "commit") await commitNext(ctx, feed);
  else {
    const positionMs = Math.max(0, Date.now() - (feed.startedAt?.getTime() ?? Date.now()));
    await renewBatch(ctx, feed, { uri: feed.current.uri, positionMs, startedId: null });
  }
  const after = await readFeed(userId);
  return after ? nextLook(after) : null;
}

/**
 * Moves the person's queue to what a look at the player saw, gives Spotify the next song if it needs one, and plans the next look. The
 * caller still needs the player's state, so errors are only logged; the next look tries again.
 * @param askedAt when the look began
 */
export async function followPlayer(ctx: UserContext, player: SpotifyPlayer, askedAt: Date): Promise<void> {
  const { userId } = ctx;
  if (!(await hasQueue(userId))) return;
  if (!player?.item) return planLookAtNothing(userId);
  const seen: Seen = {
    uri: player.item.uri,
    contextUri: player.context?.uri ?? null,
    progressMs: player.progress_ms ?? 0,
    isPlaying: player.is_playing ?? false,
    isShuffled: player.shuffle_state ?? false,
    deviceId: player.device?.id ?? null,
    askedAt,
  };
  try {
    const observation = await observePlayer(ctx, seen);
    const feed = await readFeed(userId);
    if (feed?.state !== "active") return;
    if (observation === "ignored") return await planLook(userId, planIgnoredLook(feed, seen));
    await nameCurrentSong(ctx, feed, player.item);
    // A song that Spotify repeats has no next song.
    const isGoingOn = seen.isPlaying && player.repeat_state !== "track";
    await planLook(userId, await feedPlayer(ctx, feed, isGoingOn));
  } catch (error) {
    log.warn({ error }, "the queue could not follow the player");
    await planLook(userId, new Date(Date.now() + retryMs));
  }
}
