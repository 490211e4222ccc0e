import type { UserContext } from "@/lib/core/context";
import { historyJob } from "@/lib/history/history-job";
import { prisma } from "@/lib/platform/db";
import { sendPlayerCommand } from "@/lib/player/command";
import { getDevices } from "@/lib/player/get-player";
import { play } from "@/lib/player/play";
import { watchPlayer } from "@/lib/player/watch-player";
import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { catalogOf, range, spotifyId, trackId } from "./catalog";
import type { MovableClock } from "./clock";
import { everything, runImport } from "./imports";

const minute = 60_000;
/** Workers poll every minute; five are precise enough for work that is due every few hours. */
const pollInterval = 5 * minute;

type Day = {
  ctx: UserContext;
  clock: MovableClock;
  /** One of the person's playlists of the library, to be shuffled. */
  playlistId: string;
  /** Changes one playlist of the 166 as its owner does in Spotify's own app. */
  changePlaylist: () => Promise<void>;
};

/**
 * A day of ordinary use: 30 visits, two hours of playing with the screen visible for half an hour of it, the listening
 * history kept complete, the library brought up to date four times with one changed playlist in it.
 * @returns Spotify's calls by endpoint group
 */
export async function ordinaryDay(day: Day): Promise<Record<string, number>> {
  const before = await callsOf(day.ctx);
  for (let hourOfDay = 0; hourOfDay < 24; hourOfDay++) {
    if (hourOfDay % 6 === 0) await runImport(day.ctx, everything);
    if (hourOfDay === 12) await day.changePlaylist();
    // Two visits an hour from seven in the morning until ten at night.
    if (hourOfDay >= 7 && hourOfDay < 22) {
      await visit(day, "music");
      await pass(day, 20 * minute);
      await visit(day, "another");
    } else await pass(day, 20 * minute);
    if (hourOfDay === 20) await listen(day);
    else await pass(day, 40 * minute);
  }
  const after = await callsOf(day.ctx);
  return Object.fromEntries(
    Object.entries(after).map(([group, calls]) => [group, calls - (before[group] ?? 0)]),
  );
}

/** Lets time pass, and the worker look once a minute whose history is due. */
async function pass({ clock }: Day, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += pollInterval) {
    await clock.advance(Math.min(pollInterval, ms - passed));
    await historyJob.handle({});
  }
}

/** A screen that is open for a minute shows what plays; Music shows the devices as well. */
async function visit(day: Day, page: "music" | "another"): Promise<void> {
  if (page === "music") await getDevices(day.ctx);
  await watch(day, minute);
}

/** Watches the player as an open stream does: whenever a look is due. */
async function watch(day: Day, ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    await watchPlayer(day.ctx);
    const { nextPollAt } = await prisma().playerWatch.findUniqueOrThrow({
      where: { userId: day.ctx.userId },
    });
    const left = Math.min(nextPollAt.getTime(), until) - Date.now();
    await day.clock.advance(Math.max(left, 500));
    await historyJob.handle({});
  }
}

/** Two hours of a shuffled playlist; in the first half hour somebody looks at it, skips and changes the volume. */
async function listen(day: Day): Promise<void> {
  await play(day.ctx, { shufflePlaylistId: day.playlistId });
  for (let part = 0; part < 6; part++) {
    await watch(day, 5 * minute);
    if (part % 2 === 0) await sendPlayerCommand(day.ctx, spotify => spotify.skip("next"));
    else await sendPlayerCommand(day.ctx, spotify => spotify.setVolume(40 + part * 5));
  }
  await pass(day, 90 * minute);
  await sendPlayerCommand(day.ctx, spotify => spotify.pause());
}

async function callsOf({ userId }: UserContext): Promise<Record<string, number>> {
  const rows = await prisma().spotifyCallCount.groupBy({
    by: ["endpointGroup"],
    where: { userId },
    _sum: { calls: true },
    orderBy: { endpointGroup: "asc" },
  });
  return Object.fromEntries(rows.map(({ endpointGroup, _sum }) => [endpointGroup, _sum.calls ?? 0]));
}

/** A library of 166 playlists of 20 to 120 tracks, as many as the library that the figures are about. */
export function ordinaryCatalog(tracks = 2_000): CatalogFile {
  const playlists = range(166).map(number => ({
    id: spotifyId("list", number),
    name: `Playlist ${number}`,
    description: "",
    trackIds: range(20 + ((number * 37) % 101)).map(place => trackId((number * 61 + place * 7) % 2_000)),
  }));
  return { ...catalogOf(tracks), playlists };
}
