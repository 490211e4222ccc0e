import { beforeEach, expect, it, vi } from "vitest";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma } from "@/lib/platform/db";
import { runImport, runJob } from "@/testing/library/imports";
import { findPlaylist, urisOf } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const { connected, control, fault, playlist, requests } = await simulated();

const trackIds = (numbers: number[]) => numbers.map(trackId);
const trackUris = (numbers: number[]) => numbers.map(trackUri);
const itemsPath = (id: string) => `/v1/playlists/${id}/items`;
const badGateway = { times: 999, status: 502, body: "Bad gateway." };
const forbidden = { times: 99, status: 403, body: { error: { status: 403, message: "Forbidden" } } };

// Retries wait a random time.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  return () => vi.restoreAllMocks();
});

const failures: [string, object][] = [
  ["502", badGateway],
  ["a dropped connection", { times: 999, drop: true }],
  ["400", { times: 99, status: 400, body: { error: { status: 400, message: "Invalid request" } } }],
];

it.each(failures)(
  "A playlist whose items always answer %s is left out by name, and all else is imported",
  async (_, failure) => {
    const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds(range(3)) });
    const broken = await playlist(spotifyUser, { name: "Broken", trackIds: trackIds(range(60)) });
    await playlist(spotifyUser, { name: "Whole", trackIds: trackIds([1, 2]) });
    await fault(itemsPath(broken), failure);
    const leftOut = { state: "completed", skipped: [{ reason: "failing", count: 60, examples: ["Broken"] }] };
    expect(await runImport(ctx)).toMatchObject({ ...leftOut, counts: { added: 2 + 3, skipped: 60 } });
    expect(await urisOf(ctx, (await findPlaylist(ctx, "Whole")).id)).toEqual(trackUris([1, 2]));
    expect((await listLikedSongs(ctx, { limit: 10 })).items).toHaveLength(3);
    await control("DELETE", "requests");
    expect(await runImport(ctx)).toMatchObject({ ...leftOut, counts: { unchanged: 2 + 3 } });
    expect((await requests(itemsPath(broken))).length).toBeLessThanOrEqual(5);
    await control("DELETE", "faults");
    expect(await runImport(ctx)).toMatchObject({ counts: { added: 60 }, skipped: [] });
  },
);

it("A playlist that fails keeps its stored items", async () => {
  const { ctx, spotifyUser } = await connected();
  const broken = await playlist(spotifyUser, { name: "Broken", trackIds: trackIds([1, 2]) });
  await runImport(ctx);
  await playlist(spotifyUser, { trackIds: trackIds([3]) }, broken);
  await fault(itemsPath(broken), badGateway);
  expect(await runImport(ctx)).toMatchObject({ state: "completed", skipped: [{ reason: "failing" }] });
  expect(await urisOf(ctx, (await findPlaylist(ctx, "Broken")).id)).toEqual(trackUris([1, 2]));
});

it("An import waits when nothing answers, and imports everything afterwards", async () => {
  const { ctx, spotifyUser } = await connected();
  const list = await playlist(spotifyUser, { name: "Mine", trackIds: trackIds([1]) });
  await fault(itemsPath(list), { delayMs: 1, ...badGateway });
  await fault("/v1/me/playlists", { times: 1, delayMs: 1 });
  await fault("/v1/me/playlists", badGateway);
  const waiting = await runImport(ctx);
  expect(waiting).toMatchObject({ state: "waiting", error: { code: "spotify_unavailable" } });
  await control("DELETE", "faults");
  expect(await runJob(ctx, waiting.id)).toMatchObject({
    state: "completed",
    counts: { added: 1 },
    skipped: [],
  });
});

it("When no playlist answers at all, the import waits, and leaves them out only in its last try", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds([1]) });
  for (const number of range(6))
    await playlist(spotifyUser, { name: `${number}`, trackIds: trackIds([number]) });
  await fault("/v1/playlists/", badGateway);
  const waiting = await runImport(ctx);
  expect(waiting).toMatchObject({ state: "waiting" });
  await prisma().syncJob.update({ where: { id: waiting.id }, data: { outages: 5 } });
  expect(await runJob(ctx, waiting.id)).toMatchObject({
    state: "completed",
    counts: { added: 1, skipped: 6 },
    skipped: [{ reason: "failing", count: 6 }],
  });
});

it("A person's own playlist that Spotify refuses is reported as refused and keeps its items", async () => {
  const { ctx, spotifyUser } = await connected();
  const own = await playlist(spotifyUser, { name: "Own", trackIds: trackIds([1, 2]) });
  await runImport(ctx);
  await playlist(spotifyUser, { trackIds: trackIds([3]) }, own);
  await fault(itemsPath(own), forbidden);
  for (const _ of range(2)) {
    const job = await runImport(ctx);
    expect(job).toMatchObject({ state: "completed", skipped: [{ reason: "refused", examples: ["Own"] }] });
    expect(await findPlaylist(ctx, "Own")).toMatchObject({ access: "owner", trackCount: 2 });
    expect(await urisOf(ctx, (await findPlaylist(ctx, "Own")).id)).toEqual(trackUris([1, 2]));
  }
  await control("DELETE", "faults");
  await runImport(ctx);
  expect(await urisOf(ctx, (await findPlaylist(ctx, "Own")).id)).toEqual(trackUris([3]));
});

it("Somebody else's playlist that Spotify refuses is reported as theirs", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist("somebody", { name: "Theirs", trackIds: trackIds([1]), followers: [spotifyUser] });
  expect(await runImport(ctx)).toMatchObject({ skipped: [{ reason: "not_readable", examples: ["Theirs"] }] });
  expect(await findPlaylist(ctx, "Theirs")).toMatchObject({ access: "metadata" });
});

it("The person's own playlist without a number of items in Spotify's list is read", async () => {
  const { ctx, spotifyUser } = await connected();
  const id = await playlist(spotifyUser, { name: "Own", trackIds: trackIds([1, 2]) });
  await runImport(ctx);
  const summary = { id, name: "Own", snapshot_id: "new", owner: { id: spotifyUser }, items: null };
  await fault("/v1/me/playlists", { status: 200, body: { items: [summary], total: 1, next: null } });
  expect(await runImport(ctx)).toMatchObject({ counts: { unchanged: 2 }, skipped: [] });
});
