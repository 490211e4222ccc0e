import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type PlayerEvent, type PlayerState, type PlayInput, playerEvent } from "@/lib/schemas/player";
import { answered, api } from "./request";

/**
 * Where the track is at `now`. The age of the answer when it arrived counts only while it is believable, because the
 * clocks of server and browser may differ.
 */
export function progressAt(state: PlayerState, receivedAt: number, now: number): number {
  if (!state.isPlaying) return state.progressMs;
  const age = receivedAt - new Date(state.fetchedAt).getTime();
  const trusted = age > 0 && age < 5_000 ? age : 0;
  const duration = state.item?.durationMs ?? Number.POSITIVE_INFINITY;
  return Math.min(duration, state.progressMs + trusted + Math.max(0, now - receivedAt));
}

/** What plays. The stream of events keeps it; fetching asks Spotify at once and costs a call. */
export const playerQuery = () =>
  queryOptions({
    queryKey: ["player"],
    queryFn: ({ signal }) => answered(api.GET("/player", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Listens to what plays; returns the way to stop. A lost line is taken up again by the browser. */
export function followPlayer(onEvent: (event: PlayerEvent) => void): () => void {
  const source = new EventSource("/api/v1/player/events");
  source.addEventListener("player", message => {
    const event = playerEvent.safeParse(JSON.parse(message.data));
    if (event.success) onEvent(event.data);
  });
  return () => source.close();
}

export const devicesQuery = () =>
  queryOptions({
    queryKey: ["player", "devices"],
    queryFn: async ({ signal }) => (await answered(api.GET("/player/devices", { signal }))).devices,
    staleTime: 5_000,
    retry: false,
  });

export const playerCommands = {
  play: (input: PlayInput) => answered(api.POST("/player/play", { body: input })),
  pause: () => answered(api.POST("/player/pause")),
  next: () => answered(api.POST("/player/next")),
  previous: () => answered(api.POST("/player/previous")),
  seek: (positionMs: number) =>
    answered(api.POST("/player/seek", { body: { positionMs: Math.round(positionMs) } })),
  volume: (volumePercent: number) => answered(api.POST("/player/volume", { body: { volumePercent } })),
  transfer: (deviceId: string) => answered(api.POST("/player/transfer", { body: { deviceId } })),
};

/** What the player will be once a command is through, as far as this page can know it. */
export function foresee(client: QueryClient, change: (state: PlayerState) => Partial<PlayerState>) {
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
