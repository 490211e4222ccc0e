import type { UserContext } from "@/lib/core/context";
import { disconnect, prisma } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { accessToken } from "@/lib/spotify/access-token";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { type MovableClock, movableClock } from "@/testing/clock";
import { runImport } from "@/testing/imports";
import { ordinaryDay } from "@/testing/ordinary-day";
import { createConnectedUser } from "@/testing/people";
import { type Figure, report } from "./report";
import { onStage } from "./stage";

const rounds = 3_000;
const warmUp = 500;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Both in turn, so that whatever else the machine does slows both. */
async function inTurn(
  name: string,
  bare: () => Promise<unknown>,
  ours: () => Promise<unknown>,
): Promise<Figure[]> {
  const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const pair = { bare: await milliseconds(bare), ours: await milliseconds(ours) };
    if (round < 0) continue;
    times.bare.push(pair.bare);
    times.ours.push(pair.ours);
  }
  const [fetched, called] = [median(times.bare), median(times.ours)];
  return [
    { name: `${name}: bare fetch`, value: fetched, unit: "ms" },
    { name: `${name}: client`, value: called, unit: "ms" },
    {
      name: `${name}: overhead`,
      value: called - fetched,
      unit: "ms",
      goal: "under 0.3",
      met: called - fetched < 0.3,
    },
  ];
}

/** Calls of a day by endpoint group, on the library that the simulator has. */
async function callsOfADay(ctx: UserContext, clock: MovableClock, simulatorUrl: string): Promise<Figure[]> {
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
  const calls = await ordinaryDay({ ctx, clock, playlistId: long.id, changePlaylist });
  const sum = Object.values(calls).reduce((total, group) => total + group, 0);
  return [
    ...Object.entries(calls).map(([group, value]) => ({ name: `a day: ${group}`, value, unit: "calls" })),
    { name: "a day of ordinary use", value: sum, unit: "calls", goal: "under 300", met: sum < 300 },
  ];
}

/** What a call costs over a bare fetch of the same reply (medians). */
async function overhead(ctx: UserContext, simulatorUrl: string): Promise<Figure[]> {
  const spotify = getUserSpotifyClient(ctx);
  const { token } = await accessToken(ctx.userId);
  const headers = { authorization: `Bearer ${token}` };
  const bare = (path: string) => async () => (await fetch(`${simulatorUrl}/v1${path}`, { headers })).json();
  const player = "/me/player?additional_types=track,episode";
  const liked = "/me/tracks?limit=50&offset=0";
  return [
    ...(await inTurn("what plays", bare(player), () => spotify.player())),
    ...(await inTurn("50 liked songs", bare(liked), () => spotify.savedTracks(0))),
  ];
}

/** `npm run bench client`: what a call and what a day costs. */
export const main = (jsonFile?: string): Promise<void> =>
  onStage(async url => {
    const ctx = await createConnectedUser();
    const figures = await overhead(ctx, url);
    // The sessions that were opened until now keep the real time.
    await disconnect();
    const clock = await movableClock(requireSetting("DATABASE_URL"), url);
    report("Calls to Spotify", [...figures, ...(await callsOfADay(ctx, clock, url))], jsonFile);
    await closeQueue();
    await clock.close();
  });
