import type { UserContext } from "@/lib/core/context";
import { historyJob } from "@/lib/history/history-job";
import { prisma } from "@/lib/platform/db";
import { sendPlayerCommand } from "@/lib/player/command";
import { getDevices } from "@/lib/player/get-player";
import { play } from "@/lib/player/play";
import { watchPlayer } from "@/lib/player/watch-player";
import { lookJob } from "@/lib/queue/feeding/look-job";
import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { runImport, wholeLibraryOptions } from "../library/imports";
import type { MovableClock } from "../system/clock";
import { catalogOf, range, spotifyId, trackId } from "./catalog";

const minute = 60_000;
/** Workers check for due jobs every minute. Every five minutes is precise enough for jobs that are due every few hours. */
const checkInterval = 5 * minute;

type DaySetup = {
  ctx: UserContext;
  clock: MovableClock;
  /** A playlist of the library to shuffle. */
  playlistId: string;
  /** Changes one of the 166 playlists on Spotify. */
  changePlaylist: () => Promise<void>;
};

/**
 * Simulates an ordinary day: 30 visits, two hours of playback of which half an hour with an open screen, all reads of the
 * listening history, and four imports of which one finds a changed playlist.
 * @returns the calls to Spotify by endpoint group
 */
export async function simulateOrdinaryDay(day: DaySetup): Promise<Record<string, number>> {
  const before = await callsOf(day.ctx);
  for (let hourOfDay = 0; hourOfDay < 24; hourOfDay++) {
    if (hourOfDay % 6 === 0) await runImport(day.ctx, wholeLibraryOptions);
    if (hourOfDay === 12) await day.changePlaylist();
    // Two visits an hour from seven in the morning until ten at night.
    if (hourOfDay >= 7 && hourOfDay < 22) {
      await visit(day, "music");
      await passTime(day, 20 * minute);
      await visit(day, "other");
    } else await passTime(day, 20 * minute);
    if (hourOfDay === 20) await listen(day);
    else await passTime(day, 40 * minute);
  }
  const after = await callsOf(day.ctx);
  return Object.fromEntries(
    Object.entries(after).map(([group, calls]) => [group, calls - (before[group] ?? 0)]),
  );
}

/** Advances the clock and looks at the player when a look is due, as a worker does. */
async function advance({ ctx, clock }: DaySetup, ms: number): Promise<void> {
  const until = Date.now() + ms;
  for (;;) {
    const queue = await prisma().queue.findUnique({ where: { userId: ctx.userId } });
    const at = queue?.nextLookAt;
    if (!at || at.getTime() > until) return clock.advance(until - Date.now());
    await clock.advance(Math.max(0, at.getTime() - Date.now()));
    await lookJob.handle({ userId: ctx.userId, at: at.toISOString() });
  }
}

/** Advances the clock and reads the histories that become due, as a worker does. */
async function passTime(day: DaySetup, ms: number): Promise<void> {
  for (let passedMs = 0; passedMs < ms; passedMs += checkInterval) {
    await advance(day, Math.min(checkInterval, ms - passedMs));
    await historyJob.handle({});
  }
}

/** Opens a screen for a minute. Every screen shows the player; the Music page also shows the devices. */
async function visit(day: DaySetup, page: "music" | "other"): Promise<void> {
  if (page === "music") await getDevices(day.ctx);
  await watch(day, minute);
}

/** Polls the player whenever a poll is due, as an open event stream does. */
async function watch(day: DaySetup, ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    await watchPlayer(day.ctx);
    const { nextPollAt } = await prisma().playerWatch.findUniqueOrThrow({
      where: { userId: day.ctx.userId },
    });
    const waitMs = Math.min(nextPollAt.getTime(), until) - Date.now();
    await advance(day, Math.max(waitMs, 500));
    await historyJob.handle({});
  }
}

/** Plays a shuffled playlist for two hours; in the first half hour a screen is open, songs are skipped and the volume changes. */
async function listen(day: DaySetup): Promise<void> {
  await play(day.ctx, { shufflePlaylistId: day.playlistId });
  for (let part = 0; part < 6; part++) {
    await watch(day, 5 * minute);
    if (part % 2 === 0) await sendPlayerCommand(day.ctx, spotify => spotify.skip("next"));
    else await sendPlayerCommand(day.ctx, spotify => spotify.setVolume(40 + part * 5));
  }
  await passTime(day, 90 * minute);
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

/** Generates 166 playlists of 20 to 120 tracks, the size of a real library. */
export function ordinaryCatalog(tracks = 2_000): CatalogFile {
  const playlists = range(166).map(number => ({
    id: spotifyId("list", number),
    name: `Playlist ${number}`,
    description: "",
    trackIds: range(20 + ((number * 37) % 101)).map(index => trackId((number * 61 + index * 7) % 2_000)),
  }));
  return { ...catalogOf(tracks), playlists };
}
