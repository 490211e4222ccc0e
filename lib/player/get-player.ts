import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { followPlayer } from "@/lib/queue/feeding/follow-player";
import { getQueue } from "@/lib/queue/get-queue";
import type { Device, PlayerState } from "@/lib/schemas/player";
import type { QueueItem } from "@/lib/schemas/queue";
import type { SpotifyPlayable, SpotifyPlayer } from "@/lib/spotify/replies";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import {
  presentDevice,
  presentPlayer,
  presentPlaying,
  wordDevice,
  wordPlayer,
  wordPlaying,
} from "./present-player";
import { recordSeenPlay } from "./record-seen-play";

/**
 * Asks Spotify for the player state, moves the queue to what plays, and records what is heard. Names are in no language.
 * @throws SpotifyError
 */
export async function readPlayer(ctx: UserContext, lane?: "playback"): Promise<PlayerState> {
  const askedAt = new Date();
  return followLook(ctx, await getUserSpotifyClient(ctx, lane).player(), askedAt);
}

/** Moves the queue to what a look at the player saw, and records what is heard. @param askedAt when the look began */
export async function followLook(
  ctx: UserContext,
  player: SpotifyPlayer,
  askedAt: Date,
): Promise<PlayerState> {
  const state = presentPlayer(player, new Date());
  await followPlayer(ctx, player, askedAt);
  await recordSeenPlay(ctx, player, state);
  // The queue repeats its list itself.
  if (state.repeat === "off" && (await repeatsQueue(ctx))) return { ...state, repeat: "context" };
  return state;
}

/** Returns the player state. Costs a call. @throws SpotifyError */
export const getPlayer = async (ctx: UserContext): Promise<PlayerState> =>
  wordPlayer(ctx.locale, await readPlayer(ctx));

const repeatsQueue = async ({ userId }: UserContext): Promise<boolean> =>
  (await sql("SELECT 1 FROM queues WHERE user_id = $1 AND state = 'active' AND repeats", [userId])).length >
  0;

/** Lists the devices on which the person's Spotify can play. @throws SpotifyError */
export async function getDevices(ctx: UserContext): Promise<{ devices: Device[] }> {
  const { devices } = await getUserSpotifyClient(ctx).devices();
  return { devices: devices.map(device => wordDevice(ctx.locale, presentDevice(device))) };
}

const presentItem = ({ uri, song }: QueueItem) => ({
  uri,
  title: song?.title ?? uri,
  artists: song?.artists.map(({ name }) => name) ?? [],
  artistIds: song?.artists.map(({ id }) => id) ?? [],
  album: song?.album?.name ?? null,
  albumId: song?.album?.id ?? null,
  imageUrl: song?.imageUrl ?? null,
  durationMs: song?.durationMs ?? 0,
});

/** The number of songs in the reply, as in Spotify's queue. */
const shownSongs = 20;

/** Returns the playing song and what comes next: of the person's queue if it plays, otherwise of Spotify's. @throws SpotifyError */
export async function getNextSongs(ctx: UserContext) {
  const own = await getQueue(ctx, { limit: shownSongs });
  if (own.state === "active" && own.current)
    return { playing: presentItem(own.current), queue: own.items.map(presentItem) };
  const present = (item: SpotifyPlayable) => wordPlaying(ctx.locale, presentPlaying(item));
  const { currently_playing, queue } = await getUserSpotifyClient(ctx).queue();
  return {
    playing: currently_playing ? present(currently_playing) : null,
    queue: queue.map(present),
  };
}
