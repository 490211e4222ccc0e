import { type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  devices,
  type PlayerEvent,
  type PlayerState,
  type PlayInput,
  playerEvent,
  playerState,
} from "@/lib/api/schemas/player";
import { command, request } from "./request";

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
    queryFn: ({ signal }) => request("GET", "/player", playerState, { signal }),
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
    queryFn: async ({ signal }) => (await request("GET", "/player/devices", devices, { signal })).devices,
    staleTime: 5_000,
    retry: false,
  });

export const playerCommands = {
  play: (input: PlayInput) => command("POST", "/player/play", input),
  pause: () => command("POST", "/player/pause", {}),
  next: () => command("POST", "/player/next", {}),
  previous: () => command("POST", "/player/previous", {}),
  seek: (positionMs: number) => command("POST", "/player/seek", { positionMs: Math.round(positionMs) }),
  volume: (volumePercent: number) => command("POST", "/player/volume", { volumePercent }),
  transfer: (deviceId: string) => command("POST", "/player/transfer", { deviceId }),
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
