import { afterAll, describe, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listPlaylistsWithSong } from "@/lib/playlists/list-playlists-with-song";
import { runImport } from "@/testing/library/imports";
import { findPlaylist } from "@/testing/library/library";
import { createLibrary, searchLibrary, searchSpotify } from "@/testing/library/searches";
import { createUser } from "@/testing/people";
import { spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const { connected, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

it("A library search returns only the requested kinds and costs no call", async () => {
  const { ctx } = await connected();
  const { albums, songs, artists, playlists } = await searchLibrary(ctx, "a", { kinds: ["album"] });
  expect([albums, songs, artists, playlists]).toEqual([
    { items: [], total: 0 },
    undefined,
    undefined,
    undefined,
  ]);
  expect(await requests()).toEqual([]);
});

describe("Spotify search", () => {
  it("A Spotify search costs one call for all kinds", async () => {
    const { ctx } = await connected();
    const { songs, albums, artists } = await searchSpotify(ctx, "1");
    expect(songs?.items).toHaveLength(10);
    expect(albums?.items[0]).toMatchObject({ id: spotifyId("album", 1), name: "Album 1" });
    expect(artists?.items[0]).toMatchObject({ id: spotifyId("artist", 1), name: "Artist 1" });
    expect(await requests()).toMatchObject([
      { path: "/v1/search", query: { q: "1", type: "track,album,artist,playlist" } },
    ]);
  });

  it("A Spotify search shows which songs and playlists are in the library", async () => {
    const listener = await connected({ likedTrackIds: [trackId(117)] });
    const mine = await playlist(listener.spotifyUser, { name: "Song 117 again", trackIds: [trackId(117)] });
    const theirs = await playlist("somebody-else", { name: "Song 117 elsewhere", trackIds: [trackId(117)] });
    await runImport(listener.ctx);
    const { id } = await findPlaylist(listener.ctx, "Song 117 again");
    const { songs, playlists } = await searchSpotify(listener.ctx, "Song 117");
    expect(songs?.items).toMatchObject([
      {
        uri: trackUri(117),
        id: expect.any(String),
        isLiked: true,
        playlists: [{ id, name: "Song 117 again" }],
      },
    ]);
    expect(playlists?.items).toMatchObject([
      { id, spotifyId: mine, trackCount: 1 },
      { id: null, spotifyId: theirs, trackCount: null },
    ]);
  });

  it("A Spotify search leaves out playlists that Development Mode hides", async () => {
    const { ctx, spotifyUser } = await connected();
    await playlist("spotify", { name: "Hidden hits", trackIds: [] });
    const own = await playlist(spotifyUser, { name: "Hidden gems", trackIds: [] });
    const { playlists } = await searchSpotify(ctx, "hidden");
    expect(playlists).toMatchObject({ total: 2, items: [{ spotifyId: own }] });
    expect(playlists?.items).toHaveLength(1);
  });

  it("A Spotify search continues at the cursor of the last page", async () => {
    const { ctx } = await connected();
    const first = await searchSpotify(ctx, 'track:"Song 29"', { kinds: ["song"] });
    const second = await searchSpotify(ctx, 'track:"Song 29"', {
      kinds: ["song"],
      cursor: first.nextCursor ?? "",
    });
    expect(first.songs?.items).toHaveLength(10);
    expect(second.songs?.items).toMatchObject([{ title: "Song 299" }]);
    expect(second.nextCursor).toBeNull();
  });

  it.each(["%", "_", "a", "x".repeat(200), "🎵", "artist:!!!", '"'])(
    "A Spotify search sends %j unchanged",
    async q => {
      const { ctx } = await connected();
      await searchSpotify(ctx, q);
      expect(await requests("/v1/search")).toMatchObject([{ status: 200, query: { q } }]);
    },
  );

  it("A Spotify search for a filter without a value is refused, and costs no call", async () => {
    const { ctx } = await connected();
    await expect(searchSpotify(ctx, "artist:")).rejects.toMatchObject({
      code: "validation_failed",
      message: expect.stringContaining("artist:"),
    });
    expect(await requests("/v1/search")).toEqual([]);
  });

  it("A Spotify search fails with a retry time once the daily quota is used up", async () => {
    const { ctx } = await connected();
    await settings({ quota: { search: 0 } });
    await expect(searchSpotify(ctx, "song")).rejects.toMatchObject({
      code: "quota_exceeded",
      retryAt: expect.any(Date),
    });
  });
});

describe("playlists with a song", () => {
  it("The person's playlists that contain a song are listed page by page", async () => {
    const { ctx, id, songIds } = await createLibrary(["Wanted", "Another"]);
    const [wanted = "", another = ""] = songIds;
    const other = await createPlaylist(ctx, { name: "Other", description: "" });
    await addTracks(ctx, other.id, { songIds: [wanted], uris: [] });
    const first = await listPlaylistsWithSong(ctx, wanted, { limit: 1 });
    const second = await listPlaylistsWithSong(ctx, wanted, { limit: 1, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map(found => found.id).sort()).toEqual([id, other.id].sort());
    expect(second.nextCursor).toBeNull();
    expect((await listPlaylistsWithSong(ctx, another, { limit: 9 })).items.map(found => found.id)).toEqual([
      id,
    ]);
  });

  it("A list of playlists that contain another person's song is refused", async () => {
    const { songIds } = await createLibrary(["Wanted"]);
    await expect(
      listPlaylistsWithSong(await createUser(), songIds[0] ?? "", { limit: 9 }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
