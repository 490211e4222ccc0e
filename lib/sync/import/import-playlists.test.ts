import { afterAll, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { listVersions } from "@/lib/playlists/versions/list-versions";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, findPlaylist, urisOf } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist } = await simulated();
afterAll(closeQueue);

const trackIds = (numbers: number[]) => numbers.map(trackId);
const trackUris = (numbers: number[]) => numbers.map(trackUri);

/** Creates a person with two playlists, one of them longer than a page, and 60 liked songs. */
async function connectWithLibrary(): Promise<ConnectedListener & { long: string; short: string }> {
  const listener = await connected({ likedTrackIds: trackIds(range(60, 100)) });
  const short = await playlist(listener.spotifyUser, { name: "Short", trackIds: trackIds([4, 2, 0, 2]) });
  const long = await playlist(listener.spotifyUser, { name: "Long", trackIds: trackIds(range(120)) });
  return { ...listener, long, short };
}

/** Returns the URI of an episode of the simulator. */
async function readEpisodeUri({ ctx }: ConnectedListener): Promise<string> {
  const query = { q: "e", type: "episode", limit: 1 };
  const text = await callSpotify(userCaller(ctx.userId), { method: "GET", path: "/search", query }, "sync");
  return JSON.parse(text).episodes.items[0].uri;
}

it("An import stores other people's playlists as metadata and reports them as skipped", async () => {
  const { ctx, spotifyUser } = await connectWithLibrary();
  await playlist("stranger", {
    name: "Theirs",
    ownerName: "A stranger",
    trackIds: trackIds([1, 2, 3]),
    followers: [spotifyUser],
  });
  const job = await runImport(ctx, { likedSongs: false });
  expect(job.skipped).toEqual([{ reason: "not_readable", count: 1, examples: ["Theirs"] }]);
  expect(await findPlaylist(ctx, "Theirs")).toMatchObject({
    access: "metadata",
    ownerName: "A stranger",
  });
  expect(job.counts).toMatchObject({ playlists: 3, added: 124, skipped: 1 });
});

deepIt("An import saves a version of a playlist that now belongs to somebody else", async () => {
  const { ctx, short, spotifyUser } = await connectWithLibrary();
  await runImport(ctx);
  await playlist("stranger", { followers: [spotifyUser] }, short);
  const job = await runImport(ctx);
  expect(job.counts).toMatchObject({ removed: 4, unchanged: 180, skipped: 1 });
  const { id, access } = await findPlaylist(ctx, "Short");
  expect(access).toBe("metadata");
  expect(await allItems(ctx, id)).toEqual([]);
  expect((await listVersions(ctx, id, { limit: 9 })).items).toMatchObject([
    { trackCount: 4, removed: 4, cause: "sync" },
  ]);
  expect((await runImport(ctx)).counts).toMatchObject({ removed: 0, skipped: 1 });
  expect((await listVersions(ctx, id, { limit: 9 })).items).toHaveLength(1);
});

it("An import skips playlists that Spotify hides, and says where they are in Spotify's list", async () => {
  const { ctx, spotifyUser } = await connectWithLibrary();
  await playlist("spotify", { name: "Mix of the week", followers: [spotifyUser] });
  const job = await runImport(ctx, { likedSongs: false });
  expect(job).toMatchObject({ state: "completed", counts: { playlists: 2, skipped: 1 } });
  expect(job.skipped).toMatchObject([
    { reason: "hidden", examples: [expect.stringMatching(/^number \d in your list on Spotify/)] },
  ]);
});

it("An import keeps withdrawn songs, local files, episodes and duplicates in their places", async () => {
  const listener = await connected();
  const { ctx, spotifyUser } = listener;
  const localFile = "spotify:local:Artist:Album:Title:200";
  const episode = await readEpisodeUri(listener);
  const items = [trackUri(1), null, localFile, trackUri(1), episode, null, trackUri(2)];
  const spotifyId = await playlist(spotifyUser, { name: "Odd", items });
  const job = await runImport(ctx);
  expect(job).toMatchObject({
    state: "completed",
    counts: { added: 4, skipped: 3, songs: 4 },
    progress: { done: 7, total: 7 },
    skipped: [
      { reason: "local", count: 1, examples: ["Title, in Odd"] },
      {
        reason: "withdrawn",
        count: 2,
        examples: ["song 2 in Odd", "song 6 in Odd"],
      },
    ],
  });
  const { id } = await findPlaylist(ctx, "Odd");
  const stored = await allItems(ctx, id);
  expect(stored.map(({ kind, song }) => [kind, song?.uri ?? null])).toEqual([
    ["song", trackUri(1)],
    ["unavailable", null],
    ["local", localFile],
    ["song", trackUri(1)],
    ["episode", episode],
    ["unavailable", null],
    ["song", trackUri(2)],
  ]);
  expect(stored[2]?.song).toMatchObject({ isLocal: true, spotifyId: null, title: "Title" });
  expect(await runImport(ctx)).toMatchObject({
    counts: { added: 0, removed: 0, unchanged: 4, skipped: 3 },
    skipped: expect.arrayContaining(job.skipped),
    progress: { done: 7, total: 7 },
  });
  await playlist(spotifyUser, { items: items.slice(1) }, spotifyId);
  await runImport(ctx);
  expect((await allItems(ctx, id)).map(item => item.id).sort()).toEqual(
    [stored[0], stored[1], stored[2], stored[4], stored[5], stored[6]].map(item => item?.id).sort(),
  );
});

it("A playlist whose items Spotify refused in one import is read by the next import", async () => {
  const { ctx, long } = await connectWithLibrary();
  await fault(`/v1/playlists/${long}/items`, {
    times: 3,
    status: 403,
    body: { error: { status: 403, message: "Forbidden" } },
  });
  const refused = await runImport(ctx, { likedSongs: false });
  expect(refused).toMatchObject({
    state: "completed",
    counts: { added: 4, skipped: 120 },
    skipped: [{ reason: "refused", count: 120, examples: ["Long"] }],
  });
  expect(await findPlaylist(ctx, "Long")).toMatchObject({ access: "owner", trackCount: 0 });
  await control("DELETE", "faults");
  await runImport(ctx, { likedSongs: false });
  const { id, access, trackCount } = await findPlaylist(ctx, "Long");
  expect({ access, trackCount }).toEqual({ access: "owner", trackCount: 120 });
  expect(await urisOf(ctx, id)).toEqual(trackUris(range(120)));
});

it("An import keeps the stored items of a playlist that Spotify refuses in one import", async () => {
  const { ctx, long, spotifyUser } = await connectWithLibrary();
  await runImport(ctx, { likedSongs: false });
  await playlist(spotifyUser, { trackIds: trackIds(range(130)) }, long);
  await fault(`/v1/playlists/${long}/items`, {
    status: 403,
    body: { error: { status: 403, message: "Forbidden" } },
  });
  await runImport(ctx, { likedSongs: false });
  const kept = await findPlaylist(ctx, "Long");
  expect(kept).toMatchObject({ access: "owner", trackCount: 120 });
  expect(await urisOf(ctx, kept.id)).toEqual(trackUris(range(120)));
  await runImport(ctx, { likedSongs: false });
  expect(await urisOf(ctx, kept.id)).toEqual(trackUris(range(130)));
});

it("An import finds tracks that were added on Spotify before the playlist was edited in Tonearm", async () => {
  const { ctx, short, spotifyUser } = await connectWithLibrary();
  await runImport(ctx, { likedSongs: false });
  const { id } = await findPlaylist(ctx, "Short");
  await playlist(spotifyUser, { trackIds: trackIds([4, 2, 0, 2, 9]) }, short);
  await addTracks(ctx, id, { songIds: [], uris: [trackUri(5)] });
  await runImport(ctx, { likedSongs: false });
  expect([...(await urisOf(ctx, id))].sort()).toEqual(trackUris([0, 2, 2, 4, 5, 9]).sort());
});
