import { afterAll, beforeEach } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { closeQueue } from "@/lib/platform/jobs";
import { play } from "@/lib/player/play";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getQueue } from "@/lib/queue/get-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { range, trackUri } from "../spotify/catalog";
import { type Simulated, simulated } from "../spotify/simulated";
import { ageBatch, batchControls, pollPlayer, runPlannedLook, secondsToPlannedLook } from "./batches";
import { addSongs, connectWithDevices } from "./player-devices";

/** Returns the person's queue with its first hundred items. */
export const ownQueue = (ctx: UserContext) => getQueue(ctx, { limit: 100 });

/** Returns the URIs of the current song and the next songs of the person's queue. */
export async function queuedSongs(ctx: UserContext): Promise<string[]> {
  const { current, items } = await getQueue(ctx, { limit: 200 });
  return [...(current ? [current] : []), ...items].map(({ uri }) => uri);
}

/** Controls of the simulator and the queue for tests of how the queue is fed. */
export function feedingControls(simulator: Simulated) {
  const { playerCalls } = batchControls(simulator);
  const pass = (seconds: number) =>
    simulator.control("POST", "clock", { advanceMs: Math.ceil(seconds * 1_000) });
  return {
    playerCalls,
    pass,
    /** Plays a local playlist of songs of three minutes. The songs 20 to 29 are in the library, too. */
    async listen(songs = 10) {
      const listener = await connectWithDevices(simulator, songs);
      const { ctx, id } = listener;
      const { id: other } = await createPlaylist(ctx, { name: "Other", description: "" });
      await addSongs(ctx, other, range(10, 20));
      await play(ctx, { playlistId: id });
      await ageBatch(ctx);
      await pollPlayer(ctx);
      await playerCalls();
      return listener;
    },
    /** Lets time pass on Spotify until the planned look, and looks. @returns the seconds */
    async toNextLook(ctx: UserContext): Promise<number | undefined> {
      const seconds = await secondsToPlannedLook(ctx);
      if (seconds === undefined) return undefined;
      if (seconds > 0) await pass(seconds);
      await runPlannedLook(ctx);
      return seconds;
    },
  };
}

/** Starts a simulator for tests of how the queue is fed. Spotify's queue shows only what will play. */
export async function feedingSimulator() {
  const simulator = await simulated();
  afterAll(closeQueue);
  beforeEach(() => simulator.settings({ queuePadding: false }));
  return { ...simulator, simulator, ...feedingControls(simulator) };
}

/** Returns what was played to its end on Spotify, oldest first. */
export async function heardSongs(ctx: UserContext): Promise<string[]> {
  const { items } = await getUserSpotifyClient(ctx).recentlyPlayed();
  return items.map(({ track }) => track.uri).toReversed();
}

export const itemAt = async (ctx: UserContext, index: number) => (await ownQueue(ctx)).items[index]?.id ?? "";

/** Returns the URIs of songs of the catalog. */
export const numbers = (...values: number[]) => values.map(trackUri);
