import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { onlyDeep } from "@/testing/depth";
import { createUser } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getCatalogClient } from "../lib/spotify/catalog-client";
import { getUserSpotifyClient } from "../lib/spotify/user-client";

const deepIt = onlyDeep(it);

const { connected, expireTokensAtSpotify, fault, playlist, requests, settings } = await simulated();

const delay = { delayMs: 300 };

describe("identical reads at the same time", () => {
  it("Identical reads at the same time share one call and its reply", async () => {
    const { ctx } = await connected({ likedTrackIds: [trackId(1)] });
    await fault("/v1/me/tracks", delay);
    const pages = await Promise.all(range(20).map(() => getUserSpotifyClient(ctx).savedTracks(0)));
    for (const { items } of pages) expect(items).toMatchObject([{ item: { id: trackId(1) } }]);
    expect(await requests("/v1/me/tracks")).toHaveLength(1);
  });

  deepIt("Shared reads fail together, and the next read makes a new call", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", {
      ...delay,
      status: 403,
      body: { error: { status: 403, message: "Forbidden" } },
    });
    const outcomes = await Promise.allSettled(range(5).map(() => getUserSpotifyClient(ctx).savedTracks(0)));
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).resolves.toBeDefined();
    expect(await requests("/v1/me/tracks")).toHaveLength(2);
  });

  it("A shared call counts once, for the first reader", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", delay);
    const [first, second] = [getUserSpotifyClient(ctx), getUserSpotifyClient(ctx)];
    await Promise.all([first.savedTracks(0), second.savedTracks(0)]);
    expect([first.calls, second.calls]).toEqual([1, 0]);
  });

  it("Reads of different people or pages, and reads one after another, are not shared", async () => {
    const [ada, bob] = await Promise.all([connected(), connected()]);
    await fault("/v1/me/tracks", { ...delay, times: 3 });
    await Promise.all([
      getUserSpotifyClient(ada.ctx).savedTracks(0),
      getUserSpotifyClient(ada.ctx).savedTracks(50),
      getUserSpotifyClient(bob.ctx).savedTracks(0),
    ]);
    await getUserSpotifyClient(ada.ctx).savedTracks(0);
    expect(await requests("/v1/me/tracks")).toHaveLength(4);
  });

  deepIt("A read after a write does not share a call that began before the write", async () => {
    const { ctx } = await connected();
    const spotify = getUserSpotifyClient(ctx);
    // The reply was made before the write and arrives after it.
    await fault("/v1/me/tracks", { status: 200, body: { items: [], total: 0 }, delayMs: 500 }, "GET");
    const before = spotify.savedTracks(0);
    await expect.poll(() => spotify.calls).toBe(1);
    await spotify.save([trackUri(1)]);
    await expect(spotify.savedTracks(0)).resolves.toMatchObject({ total: 1 });
    await expect(before).resolves.toMatchObject({ total: 0 });
  });
});

describe("replies with an ETag", () => {
  it("A repeated read is conditional, and a 304 returns the cached reply", async () => {
    await settings({ etags: true });
    const { ctx, spotifyUser } = await connected();
    const id = await playlist(spotifyUser, { trackIds: [trackId(1), trackId(2)] });
    const read = () => getUserSpotifyClient(ctx).playlistItems(id, 0);
    const first = await read();
    expect(await read()).toEqual(first);
    expect((await requests(`/v1/playlists/${id}`)).map(({ status }) => status)).toEqual([200, 304]);
  });

  it("A new reply replaces the cached one", async () => {
    await settings({ etags: true });
    const { ctx, spotifyUser } = await connected();
    const id = await playlist(spotifyUser, { trackIds: [trackId(1)] });
    const read = () => getUserSpotifyClient(ctx).playlistItems(id, 0);
    await read();
    await playlist(spotifyUser, { trackIds: [trackId(1), trackId(2)] }, id);
    await expect(read()).resolves.toMatchObject({ total: 2 });
    await expect(read()).resolves.toMatchObject({ total: 2 });
    expect((await requests(`/v1/playlists/${id}`)).map(({ status }) => status)).toEqual([200, 200, 304]);
  });

  it("A cached reply is never used for another person", async () => {
    await settings({ etags: true });
    const [ada, bob] = await Promise.all([connected(), connected()]);
    await getUserSpotifyClient(ada.ctx).savedTracks(0);
    await getUserSpotifyClient(bob.ctx).savedTracks(0);
    expect((await requests("/v1/me/tracks")).map(({ status }) => status)).toEqual([200, 200]);
  });

  it("A read whose reply cannot be parsed is repeated without an ETag", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/tracks", { status: 200, headers: { etag: '"x"' }, body: "<html>" });
    await expect(getUserSpotifyClient(ctx).savedTracks(0)).resolves.toMatchObject({ total: 0 });
  });
});

describe("a missing scope", () => {
  it("A call with a missing scope fails without a request to Spotify, and other calls work", async () => {
    const { ctx } = await connected();
    await prisma().spotifyConnection.update({
      where: { userId: ctx.userId },
      data: { scopes: ["user-read-playback-state", "user-read-currently-playing"] },
    });
    const spotify = getUserSpotifyClient(ctx);
    await expect(spotify.recentlyPlayed()).rejects.toMatchObject({
      code: "scope_missing",
      message:
        "Spotify did not give Tonearm permission to see what you played recently. Connect Spotify again on the Music page and allow everything.",
    });
    await expect(spotify.skip("next")).rejects.toMatchObject({ code: "scope_missing" });
    expect(await requests()).toEqual([]);
    await expect(spotify.player()).resolves.toMatchObject({ is_playing: false });
  });
});

describe("the catalog", () => {
  it("Catalog calls need a developer app but no connected account", async () => {
    const { ctx } = await connected();
    await prisma().spotifyConnection.delete({ where: { userId: ctx.userId } });
    const { tracks } = await getCatalogClient(ctx).search("a", ["track"]);
    const albumId = tracks?.items[0]?.album?.id ?? "";
    await expect(getCatalogClient(ctx).album(albumId)).resolves.toMatchObject({ id: albumId });
    // Both calls use one app token; the search is added to the person's call count.
    expect(await requests("/api/token")).toHaveLength(1);
    const counts = await prisma().spotifyCallCount.findMany({
      where: { userId: ctx.userId, endpointGroup: "search" },
    });
    expect(counts.map(({ calls }) => calls)).toEqual([1]);
  });

  it("Catalog calls use the person's token if there is a connection, because its country decides what is available", async () => {
    const { ctx } = await connected();
    await getCatalogClient(ctx).search("a", ["track"]);
    expect(await requests("/api/token")).toEqual([]);
  });

  it("An app token that Spotify refuses is replaced", async () => {
    const { ctx } = await connected();
    await prisma().spotifyConnection.delete({ where: { userId: ctx.userId } });
    await getCatalogClient(ctx).search("a", ["artist"]);
    await expireTokensAtSpotify();
    await expect(getCatalogClient(ctx).search("b", ["artist"])).resolves.toBeDefined();
    expect(await requests("/api/token")).toHaveLength(2);
    expect((await requests("/v1/search")).map(({ status }) => status)).toEqual([200, 401, 200]);
  });

  it("Catalog calls without credentials and with a wrong client secret fail with different codes", async () => {
    await expect(getCatalogClient(await createUser()).search("a", ["track"])).rejects.toMatchObject({
      code: "spotify_not_connected",
      message: expect.stringContaining("client ID"),
    });
    const { ctx } = await connected();
    await prisma().spotifyConnection.delete({ where: { userId: ctx.userId } });
    await fault("/api/token", {
      status: 400,
      body: { error: "invalid_client", error_description: "Invalid client secret" },
    });
    await expect(getCatalogClient(ctx).search("a", ["track"])).rejects.toMatchObject({
      code: "invalid_spotify_credentials",
    });
    await expect(getCatalogClient(ctx).search("a", ["track"])).resolves.toBeDefined();
  });
});
