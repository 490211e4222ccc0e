import type { UserContext } from "@/lib/core/context";
import type { Device, PlayerState } from "@/lib/schemas/player";
import { followPlayer } from "@/lib/shuffle/playback/batch-job";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { presentDevice, presentPlayer, presentPlaying } from "./present-player";

/** Asks Spotify for the player state, and advances the shuffle that plays. @throws SpotifyError */
export async function getPlayer(ctx: UserContext, lane?: "playback"): Promise<PlayerState> {
  const player = await getUserSpotifyClient(ctx, lane).player();
  const state = presentPlayer(player, new Date());
  await followPlayer(ctx, player);
  return state;
}

/** Lists the devices on which the person's Spotify can play. @throws SpotifyError */
export async function getDevices(ctx: UserContext): Promise<{ devices: Device[] }> {
  const { devices } = await getUserSpotifyClient(ctx).devices();
  return { devices: devices.map(presentDevice) };
}

/** Returns the playing song and Spotify's queue, as far as Spotify shows it. @throws SpotifyError */
export async function getQueue(ctx: UserContext) {
  const { currently_playing, queue } = await getUserSpotifyClient(ctx).queue();
  return {
    playing: currently_playing ? presentPlaying(currently_playing) : null,
    queue: queue.map(item => presentPlaying(item)),
  };
}
