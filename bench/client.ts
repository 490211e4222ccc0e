import type { UserContext } from "@/lib/core/context";
import { disconnect, prisma } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { accessToken } from "@/lib/spotify/access-token";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { runImport } from "@/testing/library/imports";
import { createConnectedUser } from "@/testing/people";
import { simulateOrdinaryDay } from "@/testing/spotify/ordinary-day";
import { type MovableClock, movableClock } from "@/testing/system/clock";
import { hasRealCatalog, withBenchEnvironment } from "./environment";
import { alternate, measureMs, median } from "./measure";
import { type Figure, report } from "./report";

async function compare(
  name: string,
  fetchDirectly: () => Promise<unknown>,
  callClient: () => Promise<unknown>,
): Promise<Figure[]> {
  const pairs = await alternate(
    { warmUp: 500, rounds: 3_000 },
    () => measureMs(fetchDirectly),
    () => measureMs(callClient),
  );
  const fetchMs = median(pairs.map(([first]) => first));
  const clientMs = median(pairs.map(([, second]) => second));
  const overhead = clientMs - fetchMs;
  return [
    { name: `${name}: bare fetch`, value: fetchMs, unit: "ms" },
    { name: `${name}: client`, value: clientMs, unit: "ms" },
    { name: `${name}: overhead`, value: overhead, unit: "ms", goal: "under 0.3", met: overhead < 0.3 },
  ];
}

/** Counts the calls of an ordinary day by endpoint group. */
async function countDailyCalls(
  ctx: UserContext,
  clock: MovableClock,
  simulatorUrl: string,
): Promise<Figure[]> {
  await runImport(ctx);
  const playlist = { userId: ctx.userId, access: "owner" } as const;
  const [long, other] = await Promise.all([
    prisma().playlist.findFirstOrThrow({ where: { ...playlist, trackCount: { gte: 100 } } }),
    prisma().playlist.findFirstOrThrow({ where: { ...playlist, trackCount: { lt: 100 } } }),
  ]);
  const changePlaylist = async () => {
    const body = JSON.stringify({ items: [] });
    await fetch(`${simulatorUrl}/_control/playlists/${other.spotifyId}`, { method: "PUT", body });
  };
  const calls = await simulateOrdinaryDay({ ctx, clock, playlistId: long.id, changePlaylist });
  const sum = Object.values(calls).reduce((total, group) => total + group, 0);
  return [
    ...Object.entries(calls).map(([group, value]) => ({ name: `a day: ${group}`, value, unit: "calls" })),
    { name: "a day of ordinary use", value: sum, unit: "calls", goal: "at most 150", met: sum <= 150 },
  ];
}

/** Measures how much longer a call of the client takes than a bare fetch of the same reply. */
async function measureOverhead(ctx: UserContext, simulatorUrl: string): Promise<Figure[]> {
  const spotify = getUserSpotifyClient(ctx);
  const { token } = await accessToken(ctx.userId);
  const headers = { authorization: `Bearer ${token}` };
  const createFetch = (path: string) => async () =>
    (await fetch(`${simulatorUrl}/v1${path}`, { headers })).json();
  const player = "/me/player?additional_types=track,episode";
  const liked = "/me/tracks?limit=50&offset=0";
  return [
    ...(await compare("player state", createFetch(player), () => spotify.player())),
    ...(await compare("50 liked songs", createFetch(liked), () => spotify.savedTracks(0))),
  ];
}

/** `npm run bench client`: the overhead of a call to Spotify, and the number of calls in a day. */
export const main = (jsonFile?: string): Promise<void> =>
  withBenchEnvironment(async url => {
    const ctx = await createConnectedUser();
    const figures = await measureOverhead(ctx, url);
    // Database sessions that are already open would not follow the movable clock.
    await disconnect();
    const clock = await movableClock(requireSetting("DATABASE_URL"), url);
    figures.push(...(await countDailyCalls(ctx, clock, url)));
    report(`Calls to Spotify, ${hasRealCatalog() ? "real" : "generated"} catalog`, figures, jsonFile);
    await closeQueue();
    await clock.close();
  });
