import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { devices, type PlayerState, type PlayInput, playerState } from "@/lib/api/schemas/player";
import { ApiProblem, command, request } from "./request";

const idleMs = 30_000;
const afterTheEndMs = 1_200;

/** Every look costs a call of the person's quota: look when the track ends, else twice a minute. */
export function nextLook(
  state: PlayerState | undefined,
  problem: unknown,
  receivedAt: number,
  now: number,
): number {
  if (problem instanceof ApiProblem && problem.retryAt) {
    return Math.max(idleMs, new Date(problem.retryAt).getTime() - now);
  }
  if (!state?.isPlaying || !state.item) return idleMs;
  const left = state.item.durationMs - progressAt(state, receivedAt, now);
  return Math.min(idleMs, Math.max(left, 0) + afterTheEndMs);
}

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

export const playerQuery = () =>
  queryOptions({
    queryKey: ["player"],
    queryFn: ({ signal }) => request("GET", "/player", playerState, { signal }),
    staleTime: 10_000,
    retry: false,
    refetchInterval: query =>
      nextLook(query.state.data, query.state.error, query.state.dataUpdatedAt, Date.now()),
    refetchIntervalInBackground: false,
  });

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
