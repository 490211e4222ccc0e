import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { maxPlayUris } from "@/lib/schemas/limits";
import type { PlayerEvent, PlayerState, PlayInput } from "@/lib/schemas/player";
import type { PlayQueueInput } from "@/lib/schemas/queue";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { queueHeadQuery } from "./queue";
import { api, unwrap } from "./request";

/**
 * Returns the position in the track at `now`. Adds the age of the state at its arrival only if the age is plausible, because the
 * clocks of server and browser may differ.
 */
export function progressAt(state: PlayerState, receivedAt: number, now: number): number {
  if (!state.isPlaying) return state.progressMs;
  const age = receivedAt - new Date(state.fetchedAt).getTime();
  const plausibleAge = age > 0 && age < 5_000 ? age : 0;
  const duration = state.item?.durationMs ?? Number.POSITIVE_INFINITY;
  return Math.min(duration, state.progressMs + plausibleAge + Math.max(0, now - receivedAt));
}

/** The player's state. Events keep it up to date; a fetch costs a call to Spotify. */
export const playerQuery = () =>
  queryOptions({
    queryKey: keys.player,
    queryFn: ({ signal }) => unwrap(api.GET("/player", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/**
 * Follows the player and returns a function that stops. The browser reconnects a lost event stream.
 * @param isReturn asks for a new look at the player, because the person may have used another app meanwhile
 */
export function followPlayer(onEvent: (event: PlayerEvent) => void, isReturn: boolean): () => void {
  const source = new EventSource(`/api/v1/player/events${isReturn ? "?look=now" : ""}`);
  source.addEventListener("player", message => onEvent(JSON.parse(message.data)));
  return () => source.close();
}

export const devicesQuery = () =>
  queryOptions({
    queryKey: keys.devices,
    queryFn: async ({ signal }) => (await unwrap(api.GET("/player/devices", { signal }))).devices,
    staleTime: 5_000,
    retry: false,
  });

/** Changes the cached player state before Spotify confirms a command. Returns a function that rolls the change back. */
function applyOptimistic(client: QueryClient, change: (state: PlayerState) => Partial<PlayerState>) {
  const { queryKey } = playerQuery();
  const before = client.getQueryData(queryKey);
  const receivedAt = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
  if (!before) return () => {};
  const now = Date.now();
  client.setQueryData(queryKey, {
    ...before,
    progressMs: progressAt(before, receivedAt, now),
    fetchedAt: new Date(now).toISOString(),
    ...change(before),
  });
  return () => {
    client.setQueryData(queryKey, before, { updatedAt: receivedAt });
  };
}

/** Sends a command and shows `change` at once. An error rolls the change back. The player's new state arrives by event. */
async function command<Reply = void>(
  { client }: MutationContext,
  send: () => Promise<Reply>,
  change?: (state: PlayerState) => Partial<PlayerState>,
): Promise<Reply> {
  await client.cancelQueries({ queryKey: keys.player, exact: true });
  const rollBack = change ? applyOptimistic(client, change) : () => {};
  try {
    return await send();
  } catch (error) {
    rollBack();
    throw error;
  }
}

/** Starts playback. A list of URIs plays to its end. */
export async function play(input: PlayInput, context: MutationContext): Promise<void> {
  const body = input.uris ? { ...input, uris: input.uris.slice(0, maxPlayUris) } : input;
  await command(
    context,
    () => unwrap(api.POST("/player/play", { body })),
    // The next track is not known yet; without a track there is nothing to show as playing.
    state => (state.item ? { isPlaying: true } : {}),
  );
  if (input.shuffleId) context.client.invalidateQueries({ queryKey: keys.shuffles });
}

/** Jumps to an item of the person's queue; without one, continues at its current song. */
export const playQueue = (input: PlayQueueInput, context: MutationContext) =>
  command(
    context,
    () => unwrap(api.POST("/queue/play", { body: input })),
    state => (state.item ? { isPlaying: true } : {}),
  );

export const pause = (_: unknown, context: MutationContext) =>
  command(
    context,
    () => unwrap(api.POST("/player/pause")),
    () => ({ isPlaying: false }),
  );

export const skipToNext = (_: unknown, context: MutationContext) =>
  command(context, () => unwrap(api.POST("/player/next")));

export const skipToPrevious = (_: unknown, context: MutationContext) =>
  command(context, () => unwrap(api.POST("/player/previous")));

export const seek = (positionMs: number, context: MutationContext) =>
  command(
    context,
    () => unwrap(api.POST("/player/seek", { body: { positionMs: Math.round(positionMs) } })),
    () => ({ progressMs: positionMs }),
  );

export const setVolume = (volumePercent: number, context: MutationContext) =>
  command(
    context,
    () => unwrap(api.POST("/player/volume", { body: { volumePercent } })),
    state => ({ device: state.device && { ...state.device, volumePercent } }),
  );

export async function setRepeat(repeat: PlayerState["repeat"], context: MutationContext): Promise<void> {
  const { client } = context;
  // The queue repeats its list itself.
  const { queryKey } = queueHeadQuery();
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, head => head && { ...head, repeats: repeat === "context" });
  try {
    await command(
      context,
      () => unwrap(api.POST("/player/repeat", { body: { state: repeat } })),
      () => ({ repeat }),
    );
  } finally {
    await client.invalidateQueries({ queryKey });
  }
}

/** Turns Spotify's own shuffle on or off. */
export const setSpotifyShuffle = (shuffle: boolean, context: MutationContext) =>
  command(
    context,
    () => unwrap(api.POST("/player/shuffle", { body: { state: shuffle } })),
    () => ({ shuffle }),
  );

export const transferPlayback = (deviceId: string, context: MutationContext) =>
  command(context, () => unwrap(api.POST("/player/transfer", { body: { deviceId } })));
