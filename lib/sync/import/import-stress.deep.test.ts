import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getImport } from "@/lib/sync/get-import";
import { startImport } from "@/lib/sync/start-import";
import { runImport, wholeLibraryOptions } from "@/testing/library/imports";
import { allItems, findPlaylist, likedUris } from "@/testing/library/library";
import { kill, startProcess } from "@/testing/processes/start";
import { catalogOf, range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { maxWidth } from "./pool";

const { connected, playlist, requests, settings } = await simulated({ catalog: catalogOf(20_000) });

const listSizes = { liked: 20_000, playlist: 11_000 };
const killTest = { kills: 10, playlists: 40, liked: 3_000 };
const peopleCount = 100;
afterAll(closeQueue);

const itemUris = async ({ ctx }: ConnectedListener, name: string) =>
  (await allItems(ctx, (await findPlaylist(ctx, name)).id)).map(({ song }) => song?.uri ?? null);

/** Counts the requests for each page. */
async function countRequests(): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const { path, query } of await requests())
    times.set(`${path} ${query.offset}`, (times.get(`${path} ${query.offset}`) ?? 0) + 1);
  return times;
}

it("An import of long, empty and odd playlists and many liked songs matches Spotify exactly", async () => {
  const listener = await connected({ likedTrackIds: range(listSizes.liked).map(trackId) });
  const { spotifyUser } = listener;
  const long = range(listSizes.playlist).map(number => (number * 7) % 2_000);
  const odd = [
    trackUri(3),
    null,
    trackUri(3),
    "spotify:local:Somebody:Something:Title:200",
    null,
    trackUri(1),
  ];
  await playlist(spotifyUser, { name: "Long", trackIds: long.map(trackId) });
  await playlist(spotifyUser, { name: "Empty", trackIds: [] });
  await playlist(spotifyUser, { name: "Odd", items: odd });
  const job = await runImport(listener.ctx);
  const { added, skipped } = job.counts;
  expect(job).toMatchObject({ state: "completed", counts: { playlists: 3, skipped: 3 } });
  expect(added + skipped).toBe(listSizes.liked + listSizes.playlist + odd.length);
  expect(job.progress).toEqual({ done: added + skipped, total: added + skipped });
  expect(await itemUris(listener, "Long")).toEqual(long.map(trackUri));
  expect(await itemUris(listener, "Empty")).toEqual([]);
  expect(await itemUris(listener, "Odd")).toEqual(odd);
  expect(await likedUris(listener.ctx)).toEqual(range(listSizes.liked).map(trackUri));
}, 180_000);

it("An import whose worker is killed several times is complete and reads no page more than twice", async () => {
  const listener = await connected({ likedTrackIds: range(killTest.liked).map(trackId) });
  const lists = range(killTest.playlists).map(number => range(60 + number * 20, number * 100));
  for (const [number, tracks] of lists.entries())
    await playlist(listener.spotifyUser, { name: `List ${number}`, trackIds: tracks.map(trackId) });
  await settings({ latencyMs: 60 });
  const { id } = await prisma().syncJob.create({
    data: { userId: listener.ctx.userId, kind: "import", options: wholeLibraryOptions },
  });
  for (let killed = 0; killed < killTest.kills; killed++) {
    const before = (await requests()).length;
    const { child } = await startProcess("import", [id]);
    // After this many requests, the pages that were being read at the last kill have been stored.
    await expect
      .poll(async () => (await requests()).length, { interval: 10, timeout: 20_000 })
      .toBeGreaterThan(before + 2 * maxWidth);
    await wait(Math.random() * 100);
    await kill(child);
  }
  const { child } = await startProcess("import", [id]);
  if (child.exitCode === null) await once(child, "exit");
  const entries = lists.reduce((sum, tracks) => sum + tracks.length, 0) + killTest.liked;
  expect(await getImport(listener.ctx, id)).toMatchObject({
    state: "completed",
    counts: { playlists: killTest.playlists, added: entries, removed: 0, unchanged: 0, skipped: 0 },
    progress: { done: entries, total: entries },
  });
  for (const [number, tracks] of lists.entries())
    expect(await itemUris(listener, `List ${number}`)).toEqual(tracks.map(trackUri));
  expect(await likedUris(listener.ctx)).toEqual(range(killTest.liked).map(trackUri));
  const pagesReadTooOften = [...(await countRequests())].filter(([, times]) => times > 2);
  expect(pagesReadTooOften).toEqual([]);
}, 180_000);

it("Two workers import many libraries in about the order of the requests, in bounded memory", async () => {
  const people = [];
  for (let number = 0; number < peopleCount; number++) {
    const listener = await connected({ likedTrackIds: range(30, number * 10).map(trackId) });
    await playlist(listener.spotifyUser, {
      name: "Mine",
      trackIds: range(120, number * 50).map(trackId),
    });
    people.push(listener);
  }
  await settings({ latencyMs: 20 });
  for (const { ctx } of people) await startImport(ctx, wholeLibraryOptions);
  const workers = await Promise.all(range(2).map(() => startProcess("worker")));
  await expect
    .poll(() => prisma().syncJob.count({ where: { state: { not: "completed" } } }), { timeout: 120_000 })
    .toBe(0);
  const finishedJobs = await prisma().syncJob.findMany({
    where: { userId: { in: people.map(({ ctx }) => ctx.userId) } },
    orderBy: { finishedAt: "asc" },
  });
  const requestOrder = people.map(({ ctx }) => ctx.userId);
  // Eight imports run at a time, so they end in about the order of the requests.
  for (const [position, { userId }] of finishedJobs.entries())
    expect(Math.abs(position - requestOrder.indexOf(userId))).toBeLessThan(4 * 8);
  for (const [number, listener] of people.entries()) {
    expect(await itemUris(listener, "Mine")).toEqual(range(120, number * 50).map(trackUri));
    expect(await likedUris(listener.ctx)).toEqual(range(30, number * 10).map(trackUri));
  }
  for (const { child, nextLine } of workers) {
    child.kill("SIGTERM");
    expect(Number(await nextLine())).toBeLessThan(500);
  }
}, 240_000);
