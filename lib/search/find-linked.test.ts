import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { createLibrary, searchLibrary, searchSpotify } from "@/testing/library/searches";
import { spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const { connected, requests } = await simulated();

it.each([
  ["https://open.spotify.com/track/ID?si=0123456789abcdef", "song"],
  ["open.spotify.com/intl-fr/track/ID", "song"],
  ["spotify:track:ID", "song"],
  ["https://open.spotify.com/intl-pt-BR/album/ID#x", "album"],
  ["spotify:artist:ID", "artist"],
  ["https://open.spotify.com/user/somebody/playlist/ID?si=x&utm_source=copy-link", "playlist"],
])("The link %s finds exactly that", async (link, kind) => {
  const {
    ctx,
    songIds,
    id: playlistId,
  } = await createLibrary([
    { title: "Linked", album: "A", artists: ["B"] },
    { title: "track ID", album: "C", artists: ["D"] },
  ]);
  const id = spotifyId("track", 7_000_001);
  await sql("UPDATE songs SET spotify_id = $2, uri = $3, album_id = $2, artists = $4 WHERE id = $1", [
    songIds[0],
    id,
    `spotify:track:${id}`,
    JSON.stringify([{ id, name: "B" }]),
  ]);
  await sql("UPDATE playlists SET spotify_id = $2 WHERE id = $1", [playlistId, id]);
  const { songs, albums, artists, playlists } = await searchLibrary(ctx, link.replace("ID", id));
  const names = {
    song: songs?.items.map(({ title }) => title),
    album: albums?.items.map(({ name }) => name),
    artist: artists?.items.map(({ name }) => name),
    playlist: playlists?.items.map(({ name }) => name),
  };
  const wanted = { song: "Linked", album: "A", artist: "B", playlist: "Local" };
  expect(names).toEqual({
    song: [],
    album: [],
    artist: [],
    playlist: [],
    [kind]: [wanted[kind as keyof typeof wanted]],
  });
});

it("A short link is refused with the reason that Tonearm cannot follow it", async () => {
  const { ctx } = await createLibrary([]);
  await expect(searchLibrary(ctx, "https://spotify.link/aBcDeF")).rejects.toMatchObject({
    code: "validation_failed",
    issues: [{ path: "q", issue: { key: "shortLink" } }],
    message: expect.stringContaining("copy the address that it leads to"),
  });
});

it("A link of a song that is not in the library finds it on Spotify with one call", async () => {
  const { ctx } = await connected();
  const link = `https://open.spotify.com/intl-fr/track/${trackId(117)}?si=x`;
  const { songs, albums } = await searchSpotify(ctx, link);
  expect(songs?.items).toMatchObject([{ id: null, uri: trackUri(117) }]);
  expect(albums).toEqual({ items: [], total: 0 });
  expect(await requests()).toHaveLength(1);
  const unknown = await searchSpotify(ctx, `spotify:track:${spotifyId("track", 9_999_999)}`);
  expect(unknown.songs).toEqual({ items: [], total: 0 });
});

it("An artist of whom Spotify sent no name has a readable one", async () => {
  const { ctx, songIds } = await createLibrary(["Song"]);
  const id = spotifyId("artist", 7_000_002);
  await sql("UPDATE songs SET artists = $2 WHERE id = $1", [songIds[0], JSON.stringify([{ id, name: "" }])]);
  const { artists } = await searchLibrary(ctx, `spotify:artist:${id}`);
  expect(artists?.items).toMatchObject([{ id, name: "Unknown artist" }]);
});
