import { afterAll, describe, expect, it, vi } from "vitest";
import { listSongs } from "@/lib/library/list-songs";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listVersions } from "@/lib/playlists/versions/list-versions";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { range, trackId, trackUri } from "@/testing/catalog";
import { runImport } from "@/testing/imports";
import { allItems, allOf, allPlaylists, playlistNamed, urisOf } from "@/testing/library";
import { somebody } from "@/testing/people";
import { type ConnectedListener, simulated } from "@/testing/simulated";

const { connected, control, fault, playlist, requests } = await simulated();
afterAll(closeQueue);

const ids = (numbers: number[]) => numbers.map(trackId);
const uris = (numbers: number[]) => numbers.map(trackUri);

/** Two playlists of their own, one of them longer than a page, and 60 liked songs. */
async function withLibrary(): Promise<ConnectedListener & { long: string; short: string }> {
  const listener = await connected({ likedTrackIds: ids(range(60, 100)) });
  const short = await playlist(listener.spotifyUser, { name: "Short", trackIds: ids([4, 2, 0, 2]) });
  const long = await playlist(listener.spotifyUser, { name: "Long", trackIds: ids(range(120)) });
  return { ...listener, long, short };
}

describe("an import", () => {
  it("brings every playlist with its songs in order, and the liked songs, newest first", async () => {
    const { ctx, long, short } = await withLibrary();
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
    expect(await urisOf(ctx, playlists[0]?.id ?? "")).toEqual(uris(range(120)));
    expect(await urisOf(ctx, playlists[1]?.id ?? "")).toEqual(uris([4, 2, 0, 2]));
    const liked = await allOf(cursor => listLikedSongs(ctx, { limit: 50, ...(cursor && { cursor }) }));
    expect(liked.map(({ song }) => song.uri)).toEqual(uris(range(60, 100)));
  });

  it("keeps what Spotify says about a song", async () => {
    const { ctx } = await withLibrary();
    await runImport(ctx);
    const { items } = await listSongs(ctx, { limit: 1, q: "Song 117" });
    expect(items).toEqual([
      {
        id: expect.any(String),
        spotifyId: trackId(117),
        uri: trackUri(117),
        title: "Song 117",
        durationMs: 180_117,
        artists: [{ id: "artist0000000000000000", name: "Artist 0" }],
        album: { id: "album00000000000000011", name: "Album 11" },
        imageUrl: expect.toSatisfy(url => url === null || URL.canParse(url)),
        isrc: expect.any(String),
        isLocal: false,
        isPlayable: true,
      },
    ]);
  });

  it("adds nothing the second time and asks only for the lists", async () => {
    const { ctx } = await withLibrary();
    await runImport(ctx);
    const before = await Promise.all((await allPlaylists(ctx)).map(({ id }) => allItems(ctx, id)));
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
    const after = await Promise.all((await allPlaylists(ctx)).map(({ id }) => allItems(ctx, id)));
    expect(after).toEqual(before);
  });

  it("follows edits made on Spotify exactly and keeps the ids of the items that stayed", async () => {
    const { ctx, short, spotifyUser } = await withLibrary();
    await runImport(ctx);
    const { id } = await playlistNamed(ctx, "Short");
    const [four, two, zero, twoAgain] = await allItems(ctx, id);
    await playlist(spotifyUser, { name: "Shorter", trackIds: ids([7, 2, 4, 2, 2]) }, short);
    const job = await runImport(ctx, { likedSongs: false });
    expect(job.counts).toMatchObject({ added: 2, removed: 1, unchanged: 123 });
    const items = await allItems(ctx, id);
    expect(items.map(item => item.song?.uri)).toEqual(uris([7, 2, 4, 2, 2]));
    expect(items.map(item => item.position)).toEqual([0, 1, 2, 3, 4]);
    expect(items[2]?.id).toBe(four?.id);
    expect([items[1]?.id, items[3]?.id]).toEqual([two?.id, twoAgain?.id]);
    expect(items.map(item => item.id)).not.toContain(zero?.id);
    expect((await allPlaylists(ctx)).map(({ name }) => name)).toContain("Shorter");
  });

  it("follows likes and unlikes", async () => {
    const { ctx, spotifyUser } = await withLibrary();
    await runImport(ctx, { playlists: [] });
    await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: ids([7, ...range(58, 102)]) });
    const job = await runImport(ctx, { playlists: [] });
    expect(job.counts).toMatchObject({ playlists: 0, added: 1, removed: 2, unchanged: 58 });
    const liked = await allOf(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
    expect(liked.map(({ song }) => song.uri)).toEqual(uris([7, ...range(58, 102)]));
  });

  it("keeps likes and unlikes that are made here while it reads", async () => {
    const { ctx, spotifyUser } = await connected({ likedTrackIds: ids(range(60)) });
    await playlist(spotifyUser, { name: "Source", trackIds: ids([0, 99]) });
    await runImport(ctx, { likedSongs: false });
    const songs = new Map((await listSongs(ctx, { limit: 9 })).items.map(song => [song.uri, song.id]));
    const page = (offset: number) =>
      vi.waitFor(async () => {
        const read = (await requests("/v1/me/tracks")).filter(({ query }) => query.offset === String(offset));
        expect(read).toHaveLength(1);
      });
    await fault("/v1/me/tracks", { delayMs: 1 });
    await fault("/v1/me/tracks", { delayMs: 1_000 });
    const importing = runImport(ctx, { playlists: [] });
    await page(0);
    await likeSong(ctx, songs.get(trackUri(99)) ?? "");
    await unlikeSong(ctx, songs.get(trackUri(0)) ?? "");
    expect(await importing).toMatchObject({ state: "completed", progress: { done: 60, total: 60 } });
    const liked = await allOf(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
    expect(liked.map(({ song }) => song.uri)).toEqual(uris([99, ...range(59, 1)]));
  });

  it("removes playlists that are gone from Spotify and leaves local ones", async () => {
    const { ctx } = await withLibrary();
    await runImport(ctx);
    await createPlaylist(ctx, { name: "Mine", description: "" });
    const { spotifyId } = await playlistNamed(ctx, "Short");
    await getUserSpotifyClient(ctx).unsave([`spotify:playlist:${spotifyId}`]);
    await runImport(ctx, { likedSongs: false });
    expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Mine", "Long"]);
  });

  it("brings only what is named", async () => {
    const { ctx, short } = await withLibrary();
    const job = await runImport(ctx, { playlists: [short], likedSongs: false });
    expect(job.counts).toMatchObject({ playlists: 1, added: 4 });
    expect((await requests()).filter(({ path }) => path.includes("/items"))).toHaveLength(1);
    expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Short"]);
  });

  it("keeps other people's playlists as metadata and names them", async () => {
    const { ctx, spotifyUser } = await withLibrary();
    await playlist("stranger", {
      name: "Theirs",
      ownerName: "A stranger",
      trackIds: ids([1, 2, 3]),
      followers: [spotifyUser],
    });
    const job = await runImport(ctx, { likedSongs: false });
    expect(job.skipped).toEqual([{ reason: "not_readable", count: 1, examples: ["Theirs"] }]);
    expect(await playlistNamed(ctx, "Theirs")).toMatchObject({
      access: "metadata",
      ownerName: "A stranger",
    });
    expect(job.counts).toMatchObject({ playlists: 3, added: 124, skipped: 1 });
  });

  it("keeps what was in a playlist that is somebody else's now as a version of it", async () => {
    const { ctx, short, spotifyUser } = await withLibrary();
    await runImport(ctx);
    await playlist("stranger", { followers: [spotifyUser] }, short);
    const job = await runImport(ctx);
    expect(job.counts).toMatchObject({ removed: 4, unchanged: 180, skipped: 1 });
    const { id, access } = await playlistNamed(ctx, "Short");
    expect(access).toBe("metadata");
    expect(await allItems(ctx, id)).toEqual([]);
    expect((await listVersions(ctx, id, { limit: 9 })).items).toMatchObject([
      { trackCount: 4, removed: 4, cause: "sync" },
    ]);
    expect((await runImport(ctx)).counts).toMatchObject({ removed: 0, skipped: 1 });
    expect((await listVersions(ctx, id, { limit: 9 })).items).toHaveLength(1);
  });

  it("counts playlists that Spotify hides and goes on", async () => {
    const { ctx, spotifyUser } = await withLibrary();
    await playlist("spotify", { name: "Mix of the week", followers: [spotifyUser] });
    const job = await runImport(ctx, { likedSongs: false });
    expect(job).toMatchObject({ state: "completed", counts: { playlists: 2, skipped: 1 } });
    expect(job.skipped[0]?.reason).toBe("hidden");
  });

  it("keeps withdrawn songs, local files, episodes and duplicates in their places", async () => {
    const listener = await connected();
    const { ctx, spotifyUser } = listener;
    const local = "spotify:local:Artist:Album:Title:200";
    const episode = await anEpisode(listener);
    const items = [trackUri(1), null, local, trackUri(1), episode, null, trackUri(2)];
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
          examples: ["number 2, in Odd", "number 6, in Odd"],
        },
      ],
    });
    const { id } = await playlistNamed(ctx, "Odd");
    const stored = await allItems(ctx, id);
    expect(stored.map(({ kind, song }) => [kind, song?.uri ?? null])).toEqual([
      ["song", trackUri(1)],
      ["unavailable", null],
      ["local", local],
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

  it("reads a playlist again whose items Spotify refused once", async () => {
    const { ctx, long } = await withLibrary();
    await fault(`/v1/playlists/${long}/items`, {
      status: 403,
      body: { error: { status: 403, message: "Forbidden" } },
    });
    const refused = await runImport(ctx, { likedSongs: false });
    expect(refused).toMatchObject({ state: "completed", counts: { added: 4, skipped: 120 } });
    expect(await playlistNamed(ctx, "Long")).toMatchObject({ access: "metadata" });
    await runImport(ctx, { likedSongs: false });
    const { id, access, trackCount } = await playlistNamed(ctx, "Long");
    expect({ access, trackCount }).toEqual({ access: "owner", trackCount: 120 });
    expect(await urisOf(ctx, id)).toEqual(uris(range(120)));
  });

  it("keeps what it has of a playlist when Spotify refuses it once", async () => {
    const { ctx, long, spotifyUser } = await withLibrary();
    await runImport(ctx, { likedSongs: false });
    await playlist(spotifyUser, { trackIds: ids(range(130)) }, long);
    await fault(`/v1/playlists/${long}/items`, {
      status: 403,
      body: { error: { status: 403, message: "Forbidden" } },
    });
    await runImport(ctx, { likedSongs: false });
    const kept = await playlistNamed(ctx, "Long");
    expect(kept).toMatchObject({ access: "owner", trackCount: 120 });
    expect(await urisOf(ctx, kept.id)).toEqual(uris(range(120)));
    await runImport(ctx, { likedSongs: false });
    expect(await urisOf(ctx, kept.id)).toEqual(uris(range(130)));
  });

  it("sees what somebody added on Spotify before an edit was made here", async () => {
    const { ctx, short, spotifyUser } = await withLibrary();
    await runImport(ctx, { likedSongs: false });
    const { id } = await playlistNamed(ctx, "Short");
    await playlist(spotifyUser, { trackIds: ids([4, 2, 0, 2, 9]) }, short);
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(5)] });
    await runImport(ctx, { likedSongs: false });
    expect([...(await urisOf(ctx, id))].sort()).toEqual(uris([0, 2, 2, 4, 5, 9]).sort());
  });

  it("keeps two people apart who import at the same moment", async () => {
    const [ada, bob] = await Promise.all([
      connected({ likedTrackIds: ids([1, 2]) }),
      connected({ likedTrackIds: ids([2, 3, 4]) }),
    ]);
    await Promise.all([ada, bob].map(({ ctx }) => runImport(ctx)));
    const songs = await Promise.all([ada, bob].map(({ ctx }) => listSongs(ctx, { limit: 100 })));
    expect(songs.map(({ items }) => items.map(song => song.uri))).toEqual([uris([1, 2]), uris([2, 3, 4])]);
    const [first, second] = songs.map(({ items }) => new Set(items.map(song => song.id)));
    expect([...(first ?? [])].some(id => second?.has(id))).toBe(false);
  });

  it("needs a connection", async () => {
    const ctx = await somebody();
    await expect(runImport(ctx)).rejects.toMatchObject({ code: "spotify_not_connected" });
  });
});

/** The URI of one of the episodes that every simulated world has. */
async function anEpisode({ ctx }: ConnectedListener): Promise<string> {
  const query = { q: "e", type: "episode", limit: 1 };
  const text = await callSpotify(userCaller(ctx.userId), { method: "GET", path: "/search", query }, "sync");
  return JSON.parse(text).episodes.items[0].uri;
}
