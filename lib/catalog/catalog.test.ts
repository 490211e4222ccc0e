import { describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { likeSong } from "@/lib/liked/like-song";
import { likeTrack } from "@/lib/liked/like-track";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma, sql } from "@/lib/platform/db";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { search } from "@/lib/search/search";
import { urisOf } from "@/testing/library/library";
import { catalogOf, range, spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { deleteExpired } from "./delete-expired";
import { getAlbum } from "./get-album";
import { getArtist } from "./get-artist";
import { listArtistAlbums } from "./list-artist-albums";
import { listArtistSongs } from "./list-artist-songs";

const longAlbumId = spotifyId("album", 0);

/** Creates a catalog of albums with ten tracks, a first album with 120 tracks, and an artist with 23 albums. */
function createCatalog() {
  const catalog = catalogOf(400);
  return {
    ...catalog,
    tracks: catalog.tracks.map((track, number) =>
      number < 120 ? { ...track, albumId: longAlbumId } : track,
    ),
    albums: catalog.albums.map((album, number) =>
      number >= 12 && number < 35 ? { ...album, artistIds: [spotifyId("artist", 1)] } : album,
    ),
  };
}

const { connected, control, forgetRequests, requests, settings } = await simulated({
  catalog: createCatalog(),
});

const albumId = spotifyId("album", 20);
const artistId = spotifyId("artist", 1);

const requestedPaths = async () => (await requests()).map(({ path }) => path);
/** Moves all times of the cache into the past. */
const ageCachedReplies = ({ userId }: UserContext, hours: number) =>
  sql(
    `UPDATE cached_values SET expires_at = expires_at - make_interval(hours => $2), value = jsonb_set(value, '{fetchedAt}',
       to_jsonb(to_char((value->>'fetchedAt')::timestamptz AT TIME ZONE 'UTC' - make_interval(hours => $2), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
     WHERE user_id = $1`,
    [userId, hours],
  );
const exhaustQuota = () => settings({ quota: { albums: 0, artists: 0 } });
const newPlaylist = (ctx: UserContext) => createPlaylist(ctx, { name: "Mine", description: "" });

describe("an album", () => {
  it("An album has all its tracks in order, each with its library status", async () => {
    const { ctx } = await connected();
    const result = await getAlbum(ctx, longAlbumId);
    expect(result).toMatchObject({ id: longAlbumId, name: "Album 0", trackCount: 120 });
    expect(result.tracks.map(({ uri }) => uri)).toEqual(range(120).map(trackUri));
    expect(result.tracks[119]).toMatchObject({
      id: null,
      title: "Song 119",
      album: { id: longAlbumId, name: "Album 0" },
      isLiked: false,
      playlists: [],
    });
    expect(await requestedPaths()).toEqual([
      `/v1/albums/${longAlbumId}`,
      `/v1/albums/${longAlbumId}/tracks`,
      `/v1/albums/${longAlbumId}/tracks`,
    ]);
  });

  it("An album that is opened again within a day costs no call", async () => {
    const { ctx } = await connected();
    const first = await getAlbum(ctx, albumId);
    await ageCachedReplies(ctx, 23);
    await forgetRequests();
    const again = await getAlbum(ctx, albumId);
    expect(again).toEqual({ ...first, fetchedAt: again.fetchedAt });
    expect(await requestedPaths()).toEqual([]);
  });

  it("An album is fetched again after a day", async () => {
    const { ctx } = await connected();
    await getAlbum(ctx, albumId);
    await ageCachedReplies(ctx, 25);
    await forgetRequests();
    const { fetchedAt } = await getAlbum(ctx, albumId);
    expect(await requestedPaths()).toEqual([`/v1/albums/${albumId}`]);
    expect(Date.now() - Date.parse(fetchedAt)).toBeLessThan(60_000);
  });

  it("A cached album is shown with its age when the quota is used up", async () => {
    const { ctx } = await connected();
    await getAlbum(ctx, albumId);
    await ageCachedReplies(ctx, 25);
    await exhaustQuota();
    const { name, fetchedAt } = await getAlbum(ctx, albumId);
    expect(name).toBe("Album 20");
    expect(Date.now() - Date.parse(fetchedAt)).toBeGreaterThan(24 * 60 * 60 * 1000);
  });

  it("A cached album is not shown after a week and is deleted", async () => {
    const { ctx } = await connected();
    await getAlbum(ctx, albumId);
    await ageCachedReplies(ctx, 7 * 24 + 1);
    await exhaustQuota();
    await expect(getAlbum(ctx, albumId)).rejects.toMatchObject({ code: "quota_exceeded" });
    await settings({ quota: {} });
    await sql("DELETE FROM spotify_cooldowns");
    await getAlbum(ctx, longAlbumId);
    await deleteExpired(prisma());
    const kept = await sql("SELECT key FROM cached_values WHERE user_id = $1 AND key LIKE '%:album:%'", [
      ctx.userId,
    ]);
    expect(kept).toEqual([{ key: expect.stringContaining(longAlbumId) }]);
  });

  it("An album that Spotify removed is not shown from the cache", async () => {
    const { ctx } = await connected();
    await getAlbum(ctx, albumId);
    await ageCachedReplies(ctx, 25);
    const error = { error: { status: 404, message: "Resource not found" } };
    await control("POST", "faults", { match: { path: "/v1/albums" }, status: 404, body: error });
    await expect(getAlbum(ctx, albumId)).rejects.toMatchObject({ code: "not_found_on_spotify" });
  });

  it("An album that another person has cached is fetched again with the person's own app", async () => {
    const [mine, theirs] = [await connected(), await connected()];
    await getAlbum(theirs.ctx, albumId);
    await exhaustQuota();
    await expect(getAlbum(mine.ctx, albumId)).rejects.toMatchObject({ code: "quota_exceeded" });
    await settings({ quota: {} });
    await sql("DELETE FROM spotify_cooldowns");
    await forgetRequests();
    await getAlbum(mine.ctx, albumId);
    expect(await requests("/v1/albums")).toMatchObject([{ clientId: mine.clientId }]);
  });
});

describe("an artist", () => {
  it("An artist that is opened again costs no call, and is fetched again with the albums after a day", async () => {
    const { ctx } = await connected();
    await getArtist(ctx, artistId);
    const first = await listArtistAlbums(ctx, artistId, {});
    await getArtist(ctx, artistId);
    await expect(listArtistAlbums(ctx, artistId, {})).resolves.toMatchObject({ items: first.items });
    await ageCachedReplies(ctx, 25);
    await getArtist(ctx, artistId);
    await listArtistAlbums(ctx, artistId, {});
    const paths = [`/v1/artists/${artistId}`, `/v1/artists/${artistId}/albums`];
    expect(await requestedPaths()).toEqual([...paths, ...paths]);
  });

  it("An artist has the genres that Spotify names, which are none for many", async () => {
    const { ctx } = await connected();
    const artists = await Promise.all(range(6).map(number => getArtist(ctx, spotifyId("artist", number))));
    expect(new Set(artists.map(({ genres }) => genres.length))).toEqual(new Set([0, 2]));
  });

  it("An artist's albums come in pages of ten, and each page costs one call", async () => {
    const { ctx } = await connected();
    const pages = [await listArtistAlbums(ctx, artistId, {})];
    for (let cursor = pages[0]?.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor)
      pages.push(await listArtistAlbums(ctx, artistId, { cursor }));
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, ids.length - 20]);
    expect(new Set(ids)).toHaveLength(ids.length);
    expect(ids).toEqual(expect.arrayContaining([12, 20, 34].map(number => spotifyId("album", number))));
    expect(await requestedPaths()).toHaveLength(3);
  });

  it("An artist's songs in the library come page by page and cost no call", async () => {
    const { ctx } = await connected();
    const { id } = await newPlaylist(ctx);
    await addTracks(ctx, id, { songIds: [], uris: [1, 2, 14, 27].map(trackUri) });
    await forgetRequests();
    const first = await listArtistSongs(ctx, artistId, { limit: 2 });
    const second = await listArtistSongs(ctx, artistId, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      "Song 1",
      "Song 14",
      "Song 27",
    ]);
    expect(first.items[0]?.playlists).toEqual([{ id, name: "Mine" }]);
    expect(second.nextCursor).toBeNull();
    expect(await requestedPaths()).toEqual([]);
  });
});

describe("a track", () => {
  it("Adding or liking a track of the library costs no lookup", async () => {
    const { ctx } = await connected();
    const { id } = await newPlaylist(ctx);
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(3)] });
    await forgetRequests();
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(3)] });
    expect(await requestedPaths()).toEqual([]);
    await likeTrack(ctx, trackId(3));
    expect(await requestedPaths()).toEqual(["/v1/me/library"]);
  });

  it("Adding tracks of a cached album costs no call", async () => {
    const { ctx } = await connected();
    const { id } = await newPlaylist(ctx);
    const { tracks } = await getAlbum(ctx, longAlbumId);
    await forgetRequests();
    const { items } = await addTracks(ctx, id, { songIds: [], uris: range(120).map(trackUri) });
    expect(items.map(({ song }) => song?.uri)).toEqual(range(120).map(trackUri));
    const { id: songId, isLiked, playlists, ...track } = tracks[7] ?? {};
    expect(items[7]?.song).toMatchObject(track);
    expect(await requestedPaths()).toEqual([]);
  });

  it("Adding a track that was found by a search costs no call and stores its ISRC", async () => {
    const { ctx } = await connected();
    const { id } = await newPlaylist(ctx);
    await search(ctx, { q: "Song 117", kinds: ["song"], source: "spotify", limit: 10 });
    await getAlbum(ctx, longAlbumId);
    await forgetRequests();
    const { items } = await addTracks(ctx, id, { songIds: [], uris: [trackUri(117)] });
    expect(items[0]?.song).toMatchObject({ title: "Song 117", isrc: expect.any(String) });
    expect(await requestedPaths()).toEqual([]);
  });

  it("A track that only another person has cached is looked up", async () => {
    const [mine, theirs] = [await connected(), await connected()];
    await getAlbum(theirs.ctx, albumId);
    await forgetRequests();
    await addTracks(mine.ctx, (await newPlaylist(mine.ctx)).id, { songIds: [], uris: [trackUri(205)] });
    expect(await requestedPaths()).toEqual([`/v1/tracks/${trackId(205)}`]);
  });

  it("A refused request adds no track to the library", async () => {
    const { ctx } = await connected();
    await getAlbum(ctx, albumId);
    const { id } = await newPlaylist(ctx);
    const input = { songIds: [], uris: [trackUri(205), "spotify:track:nonsense"] };
    await expect(addTracks(ctx, id, input)).rejects.toMatchObject({ code: "validation_failed" });
    expect(await urisOf(ctx, id)).toEqual([]);
    expect((await getAlbum(ctx, albumId)).tracks.filter(track => track.id !== null)).toEqual([]);
  });

  it("A liked track is added to the library, and its album shows the like", async () => {
    const { ctx } = await connected();
    await getAlbum(ctx, albumId);
    const { songId } = await likeTrack(ctx, trackId(205));
    await likeSong(ctx, songId);
    expect((await listLikedSongs(ctx, { limit: 10 })).items.map(({ song }) => song.title)).toEqual([
      "Song 205",
    ]);
    const { tracks } = await getAlbum(ctx, albumId);
    expect(tracks.filter(({ isLiked }) => isLiked)).toMatchObject([{ id: songId, title: "Song 205" }]);
  });
});
