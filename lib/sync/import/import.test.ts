import { afterAll, expect, it } from "vitest";
import { listSongs } from "@/lib/library/list-songs";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { closeQueue } from "@/lib/platform/jobs";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { runImport } from "@/testing/library/imports";
import { allItems, allPlaylists, findPlaylist, readAll, urisOf } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const { connected, control, fault, playlist, requests } = await simulated();
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

it("An import stores every playlist in order and the liked songs newest first", async () => {
  const { ctx, long, short } = await connectWithLibrary();
  const job = await runImport(ctx);
  expect(job).toMatchObject({
    state: "completed",
    progress: { done: 184, total: 184 },
    counts: { playlists: 2, songs: 160, added: 184, removed: 0, unchanged: 0, skipped: 0 },
    skipped: [],
    error: null,
  });
  const playlists = await allPlaylists(ctx);
  expect(
    playlists.map(({ name, spotifyId, trackCount, access, origin }) => [
      name,
      spotifyId,
      trackCount,
      access,
      origin,
    ]),
  ).toEqual([
    ["Long", long, 120, "owner", "spotify"],
    ["Short", short, 4, "owner", "spotify"],
  ]);
  expect(await urisOf(ctx, playlists[0]?.id ?? "")).toEqual(trackUris(range(120)));
  expect(await urisOf(ctx, playlists[1]?.id ?? "")).toEqual(trackUris([4, 2, 0, 2]));
  const liked = await readAll(cursor => listLikedSongs(ctx, { limit: 50, ...(cursor && { cursor }) }));
  expect(liked.map(({ song }) => song.uri)).toEqual(trackUris(range(60, 100)));
});

it("An import stores Spotify's data about a song", async () => {
  const { ctx } = await connectWithLibrary();
  await runImport(ctx);
  const { items } = await listSongs(ctx, { limit: 1, q: "Song 117" });
  expect(items).toEqual([
    {
      id: expect.any(String),
      spotifyId: trackId(117),
      uri: trackUri(117),
      title: "Song 117",
      durationMs: 180_117,
      durationIsEstimate: false,
      artists: [{ id: "artist0000000000000000", name: "Artist 0" }],
      album: { id: "album00000000000000011", name: "Album 11" },
      imageUrl: expect.toSatisfy(url => url === null || URL.canParse(url)),
      isrc: expect.any(String),
      isLocal: false,
      isPlayable: true,
      isLiked: expect.any(Boolean),
      addedAt: expect.any(String),
      plays: 0,
      lastPlayedAt: null,
    },
  ]);
});

it("The cover of a playlist is stored in the size of its page", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Covered", trackIds: [trackId(1)] });
  await runImport(ctx);
  expect((await findPlaylist(ctx, "Covered")).imageUrl).toMatch(/size=640$/);
});

it("A second import adds nothing and requests only the lists", async () => {
  const { ctx } = await connectWithLibrary();
  await runImport(ctx);
  const itemsBefore = await Promise.all((await allPlaylists(ctx)).map(({ id }) => allItems(ctx, id)));
  await control("DELETE", "requests");
  const job = await runImport(ctx);
  expect(job).toMatchObject({
    state: "completed",
    counts: { playlists: 2, songs: 160, added: 0, removed: 0, unchanged: 184, skipped: 0 },
    progress: { done: 184, total: 184 },
  });
  expect((await requests()).map(({ path, query }) => `${path} ${query.offset}`).sort()).toEqual([
    "/v1/me/playlists 0",
    "/v1/me/tracks 0",
  ]);
  expect(job.spotifyCalls).toBe(2);
  const itemsAfter = await Promise.all((await allPlaylists(ctx)).map(({ id }) => allItems(ctx, id)));
  expect(itemsAfter).toEqual(itemsBefore);
});

it("An import follows edits made on Spotify and keeps the trackIds of unchanged items", async () => {
  const { ctx, short, spotifyUser } = await connectWithLibrary();
  await runImport(ctx);
  const { id } = await findPlaylist(ctx, "Short");
  const [four, two, zero, twoAgain] = await allItems(ctx, id);
  await playlist(spotifyUser, { name: "Shorter", trackIds: trackIds([7, 2, 4, 2, 2]) }, short);
  const job = await runImport(ctx, { likedSongs: false });
  expect(job.counts).toMatchObject({ added: 2, removed: 1, unchanged: 123 });
  const items = await allItems(ctx, id);
  expect(items.map(item => item.song?.uri)).toEqual(trackUris([7, 2, 4, 2, 2]));
  expect(items.map(item => item.position)).toEqual([0, 1, 2, 3, 4]);
  expect(items[2]?.id).toBe(four?.id);
  expect([items[1]?.id, items[3]?.id]).toEqual([two?.id, twoAgain?.id]);
  expect(items.map(item => item.id)).not.toContain(zero?.id);
  expect((await allPlaylists(ctx)).map(({ name }) => name)).toContain("Shorter");
});

it("An import follows likes and unlikes made on Spotify", async () => {
  const { ctx, spotifyUser } = await connectWithLibrary();
  await runImport(ctx, { playlists: [] });
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds([7, ...range(58, 102)]) });
  const job = await runImport(ctx, { playlists: [] });
  expect(job.counts).toMatchObject({ playlists: 0, added: 1, removed: 2, unchanged: 58 });
  const liked = await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
  expect(liked.map(({ song }) => song.uri)).toEqual(trackUris([7, ...range(58, 102)]));
});

it("An import keeps likes and unlikes made in Tonearm while it reads", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds(range(60)) });
  await playlist(spotifyUser, { name: "Source", trackIds: trackIds([0, 99]) });
  await runImport(ctx, { likedSongs: false });
  const songs = new Map((await listSongs(ctx, { limit: 9 })).items.map(song => [song.uri, song.id]));
  const waitForRequest = (offset: number) =>
    expect
      .poll(async () =>
        (await requests("/v1/me/tracks")).filter(({ query }) => query.offset === String(offset)),
      )
      .toHaveLength(1);
  await fault("/v1/me/tracks", { delayMs: 1 });
  await fault("/v1/me/tracks", { delayMs: 60_000 });
  const importing = runImport(ctx, { playlists: [] });
  await waitForRequest(0);
  await likeSong(ctx, songs.get(trackUri(99)) ?? "");
  await unlikeSong(ctx, songs.get(trackUri(0)) ?? "");
  await control("DELETE", "faults");
  expect(await importing).toMatchObject({ state: "completed", progress: { done: 60, total: 60 } });
  const liked = await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
  expect(liked.map(({ song }) => song.uri)).toEqual(trackUris([99, ...range(59, 1)]));
});

it("An import deletes playlists that are gone from Spotify and keeps local ones", async () => {
  const { ctx } = await connectWithLibrary();
  await runImport(ctx);
  await createPlaylist(ctx, { name: "Mine", description: "" });
  const { spotifyId } = await findPlaylist(ctx, "Short");
  await getUserSpotifyClient(ctx).unsave([`spotify:playlist:${spotifyId}`]);
  await runImport(ctx, { likedSongs: false });
  expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Mine", "Long"]);
});

it("An import of one playlist stores only that playlist", async () => {
  const { ctx, short } = await connectWithLibrary();
  const job = await runImport(ctx, { playlists: [short], likedSongs: false });
  expect(job.counts).toMatchObject({ playlists: 1, added: 4 });
  expect((await requests()).filter(({ path }) => path.includes("/items"))).toHaveLength(1);
  expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Short"]);
});

it("Concurrent imports of two people stay separate", async () => {
  const [ada, bob] = await Promise.all([
    connected({ likedTrackIds: trackIds([1, 2]) }),
    connected({ likedTrackIds: trackIds([2, 3, 4]) }),
  ]);
  await Promise.all([ada, bob].map(({ ctx }) => runImport(ctx)));
  const songs = await Promise.all([ada, bob].map(({ ctx }) => listSongs(ctx, { limit: 100 })));
  expect(songs.map(({ items }) => items.map(song => song.uri))).toEqual([
    trackUris([1, 2]),
    trackUris([2, 3, 4]),
  ]);
  const [first, second] = songs.map(({ items }) => new Set(items.map(song => song.id)));
  expect([...(first ?? [])].some(id => second?.has(id))).toBe(false);
});

it("An import without a connection is refused", async () => {
  const ctx = await createUser();
  await expect(runImport(ctx)).rejects.toMatchObject({ code: "spotify_not_connected" });
});
