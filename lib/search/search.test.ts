import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { listPlaylistsWithSong } from "@/lib/playlists/list-playlists-with-song";
import { searchKind } from "@/lib/schemas/search";
import { runImport } from "@/testing/library/imports";
import { findPlaylist } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range, spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { search } from "./search";
import type { SearchInput } from "./search-input";

const { connected, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

const kinds = searchKind.options;
const searchLibrary = (ctx: UserContext, q: string, options: Partial<SearchInput> = {}) =>
  search(ctx, { q, kinds, limit: 50, ...options, source: "library" });
const searchSpotify = (ctx: UserContext, q: string, options: Partial<SearchInput> = {}) =>
  search(ctx, { q, kinds, limit: 50, ...options, source: "spotify" });

type Entry = { title: string; album?: string; artists?: string[]; isLocal?: boolean };

/** Creates a person with these songs in a playlist called "Local". */
async function createLibrary(entries: (string | Entry)[]) {
  const ctx = await createUser();
  const songs = entries.map(entry => (typeof entry === "string" ? { title: entry } : entry));
  const playlist = await createLocalPlaylist(ctx, songs);
  for (const [index, { album, artists = [] }] of songs.entries())
    await sql("UPDATE songs SET album_id = $2, album_name = $3, artists = $4 WHERE id = $1", [
      playlist.songIds[index],
      album && `album of ${album}`,
      album,
      JSON.stringify(artists.map(name => ({ id: `artist ${name}`, name }))),
    ]);
  return { ctx, ...playlist };
}

const titles = async (ctx: UserContext, q: string) =>
  (await searchLibrary(ctx, q)).songs?.items.map(({ title }) => title);

describe("library search", () => {
  it("A library search matches every word in title, album or artists, and ranks title prefixes first", async () => {
    const { ctx } = await createLibrary([
      { title: "Creep", artists: ["Radiohead"] },
      { title: "Karma Police", album: "OK Computer", artists: ["Radiohead"] },
      { title: "A Creeper" },
      { title: "A Bug", album: "Creep Show" },
    ]);
    expect(await titles(ctx, "creep")).toEqual(["Creep", "A Creeper", "A Bug"]);
    expect(await titles(ctx, "radiohead ok")).toEqual(["Karma Police"]);
    expect(await titles(ctx, "radiohead nothing")).toEqual([]);
    const oddTitles = await createLibrary(["! 5% off", "% off"]);
    expect(await titles(oddTitles.ctx, "%")).toEqual(["% off", "! 5% off"]);
  });

  it("Each word of a library search may be in another field or artist", async () => {
    const { ctx } = await createLibrary([
      { title: "Under Pressure", album: "Hot Space", artists: ["Queen", "David Bowie"] },
      { title: "Under", artists: ["Queen"] },
    ]);
    expect(await titles(ctx, "BOWIE space queen press")).toEqual(["Under Pressure"]);
    expect(await titles(ctx, "queendavid")).toEqual([]);
  });

  it("A library search of more than twenty words is refused", async () => {
    const { ctx } = await createLibrary([]);
    const words = range(21).map(index => String.fromCharCode(97 + index));
    await expect(searchLibrary(ctx, words.join(" "))).rejects.toMatchObject({
      code: "validation_failed",
      field: "q",
      message: expect.stringContaining("at most 20 words"),
    });
    expect(await titles(ctx, words.slice(1).join(" "))).toEqual([]);
  });

  it("A library search finds albums and artists of the songs, and playlists by name", async () => {
    const { ctx } = await createLibrary([
      { title: "One", album: "Blue Train", artists: ["Blue Band", "Guest"] },
      { title: "Two", album: "Blue Train", artists: ["Blue Band"] },
      { title: "Blue", album: "Green", artists: ["Nobody"] },
      { title: "Untold", album: "Blue Untold" },
    ]);
    const { id } = await createPlaylist(ctx, { name: "Blue hours", description: "" });
    const { songs, albums, artists, playlists } = await searchLibrary(ctx, "blue");
    expect(songs).toMatchObject({ total: 4 });
    expect(albums).toMatchObject({
      total: 2,
      items: [
        { id: "album of Blue Train", name: "Blue Train", artists: [{ name: "Blue Band" }] },
        { id: "album of Blue Untold", name: "Blue Untold", artists: [] },
      ],
    });
    expect(artists).toMatchObject({ total: 1, items: [{ id: "artist Blue Band", name: "Blue Band" }] });
    expect(playlists).toMatchObject({ total: 1, items: [{ id, name: "Blue hours", trackCount: 0 }] });
  });

  it("A library search shows which playlists contain a song and whether it is liked", async () => {
    const { ctx, id, songIds } = await createLibrary(["Wanted", "Another"]);
    const [wanted = ""] = songIds;
    const other = await createPlaylist(ctx, { name: "Other", description: "" });
    await addTracks(ctx, other.id, { songIds: [wanted, wanted], uris: [] });
    await sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, now())", [
      wanted,
      ctx.userId,
    ]);
    const { songs } = await searchLibrary(ctx, "wanted");
    expect(songs?.items).toMatchObject([{ id: wanted, isLiked: true }]);
    expect(songs?.items[0]?.playlists).toHaveLength(2);
    expect(songs?.items[0]?.playlists).toEqual(
      expect.arrayContaining([
        { id, name: "Local" },
        { id: other.id, name: "Other" },
      ]),
    );
  });

  it("A library search returns one page at a time", async () => {
    const { ctx } = await createLibrary(range(7).map(number => `Song ${number}`));
    const first = await searchLibrary(ctx, "song", { limit: 4 });
    const second = await searchLibrary(ctx, "song", { limit: 4, cursor: first.nextCursor ?? "" });
    expect(first.songs).toMatchObject({
      total: 7,
      items: range(4).map(number => ({ title: `Song ${number}` })),
    });
    expect(second.songs?.items.map(({ title }) => title)).toEqual(["Song 4", "Song 5", "Song 6"]);
    expect(second.nextCursor).toBeNull();
  });

  it.each<[string, string, string[]]>([
    ["a percent sign", "%", ["100% pure"]],
    ["an underscore", "_", ["snake_case"]],
    ["a backslash", "\\", ["back\\slash"]],
    ["a quotation mark", '"', ['say "so"']],
    ["one letter", "z", ["Zebra"]],
    ["an emoji", "🎵", ["🎵 tune"]],
    ["letters with marks in another case", "BJÖRK", ["björk live"]],
    ["an apostrophe", "'; DROP", []],
  ])("A library search matches %s literally", async (_, q, wanted) => {
    const { ctx } = await createLibrary([
      "100% pure",
      "snake_case",
      "back\\slash",
      'say "so"',
      "Zebra",
      "🎵 tune",
      "björk live",
    ]);
    expect(await titles(ctx, q)).toEqual(wanted);
  });

  it.each<[string, string, string[]]>([
    ["without accents and case", "bjork", ["Björk: Jóga"]],
    ["in the other Unicode form", "BJO\u0308RK", ["Björk: Jóga"]],
    ["in any order of words", "joga bjork", ["Björk: Jóga"]],
    ["with an apostrophe of another kind", "don't stop", ["Don’t Stop"]],
    ["without its apostrophe", "dont stop", ["Don’t Stop"]],
    ["by the word behind an apostrophe", "amour", ["L'Amour"]],
    ["with and for &", "rock and roll", ["Rock & Roll"]],
    ["with & for and", "salt & pepper", ["Salt and Pepper"]],
    ["with feat. in other words", "umbrella featuring jay", ["Umbrella (feat. JAY-Z)"]],
    ["without inner punctuation", "acdc", ["AC/DC Medley"]],
    ["with a letter for a sign", "pink", ["P!nk"]],
    ["inside of a word", "glove", ["Foxglove"]],
    ["with a wrong letter", "umbrekla", ["Umbrella (feat. JAY-Z)"]],
    ["with a missing letter", "foxglve", ["Foxglove"]],
    ["with one letter too many", "foxgloove", ["Foxglove"]],
    ["with two letters in the wrong order", "umberlla", ["Umbrella (feat. JAY-Z)"]],
    ["by a part of a Japanese title", "向いて", ["上を向いて歩こう"]],
    ["by a part of a Korean title", "랑해", ["사랑해요"]],
    ["in Arabic without vowel points", "محمد", ["مُحَمَّد"]],
    ["in Cyrillic with a wrong letter", "группв крови", ["Группа крови"]],
    ["by a part of a Thai title", "รัก", ["เพลงรัก"]],
    ["by an emoji", "🎸", ["🎸🎧"]],
    ["but not with a wrong letter in a short word", "slat", []],
    ["but not by characters in another order", "いて向", []],
  ])("A library search finds a title %s", async (_, q, wanted) => {
    const { ctx } = await createLibrary([
      "Björk: Jóga",
      "Don’t Stop",
      "L'Amour",
      "Rock & Roll",
      "Salt and Pepper",
      "Umbrella (feat. JAY-Z)",
      "AC/DC Medley",
      "P!nk",
      "Foxglove",
      "上を向いて歩こう",
      "사랑해요",
      "مُحَمَّد",
      "Группа крови",
      "เพลงรัก",
      "🎸🎧",
    ]);
    expect(await titles(ctx, q)).toEqual(wanted);
  });

  it("Results are ranked from the same title over the artist and the album to a part of a word and a typo", async () => {
    const { ctx } = await createLibrary([
      "Foxgloves",
      { title: "Hands", album: "The glove" },
      { title: "Fingers", artists: ["Glove"] },
      "My glove",
      "Glove story",
      "Glove",
      { title: "Cold", artists: ["Clove"] },
    ]);
    expect(await titles(ctx, "glove")).toEqual([
      "Glove",
      "Glove story",
      "My glove",
      "Fingers",
      "Hands",
      "Foxgloves",
    ]);
    expect((await titles(ctx, "clove"))?.slice(0, 2)).toEqual(["Cold", "Glove"]);
  });

  it("Equal titles are ordered by likes, plays and playlists", async () => {
    const { ctx, songIds } = await createLibrary(["Same", "Same", "Same", "Same"]);
    const [none, inTwoLists = "", played, liked] = songIds;
    const other = await createPlaylist(ctx, { name: "Other", description: "" });
    await addTracks(ctx, other.id, { songIds: [inTwoLists], uris: [] });
    await sql(
      `INSERT INTO plays (user_id, song_id, played_at, source)
       SELECT $1, $2, now() - n * interval '1 day', 'x' FROM generate_series(1, 3) n`,
      [ctx.userId, played],
    );
    await sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, now())", [
      liked,
      ctx.userId,
    ]);
    const { songs } = await searchLibrary(ctx, "same");
    expect(songs?.items.map(({ id }) => id)).toEqual([liked, played, inTwoLists, none]);
  });

  it("The filters artist, album, playlist, liked and added limit a search, and other words with a colon are words", async () => {
    const { ctx, songIds } = await createLibrary([
      { title: "One", artists: ["Queen"], album: "Hot Space" },
      { title: "Queen", artists: ["Nobody"], album: "Space" },
      { title: "re: Stacks" },
    ]);
    await sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, '2024-05-06')", [
      songIds[1],
      ctx.userId,
    ]);
    const wanted = {
      "artist:queen": ["One"],
      'artist:"queen" album:"hot sp': ["One"],
      "ARTIST:queen two": [],
      "album:space queen": ["Queen", "One"],
      "playlist:loc one": ["One"],
      "playlist:other one": [],
      "liked queen": ["Queen"],
      liked: ["Queen"],
      "added:2024": ["Queen"],
      "added:2024-05 queen": ["Queen"],
      "added:2024-06 queen": [],
      "added:20 artist: one": ["One"],
      "re:stacks": ["re: Stacks"],
    };
    for (const [q, expected] of Object.entries(wanted))
      expect({ q, titles: await titles(ctx, q) }).toEqual({ q, titles: expected });
  });

  it.each([
    "\0",
    "a\0b",
    "   ",
    "'''",
    "((",
    "a & | !:* b",
    "\\'",
    "feat",
    "artist:",
    '"',
    "👩‍🚀",
    "\ud800",
    "%_".repeat(99),
    "abcdefghij ".repeat(18),
  ])("A library search for %j has an answer", async q => {
    const { ctx } = await createLibrary(["x"]);
    expect(await titles(ctx, q)).toEqual([]);
  });

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
      field: "q",
      message: expect.stringContaining("full address"),
    });
  });

  it("A library search accepts 200 characters and repeated words", async () => {
    const { ctx } = await createLibrary([`${"long ".repeat(40)}`.trim(), "short"]);
    expect(await titles(ctx, "long ".repeat(40).trim())).toHaveLength(1);
    expect(await titles(ctx, "x".repeat(200))).toEqual([]);
  });

  it("A library search shows no album and no artist without a Spotify page", async () => {
    const { ctx, songIds } = await createLibrary([
      { title: "Talk", album: "Talk show", artists: ["Talk host"] },
    ]);
    await sql("UPDATE songs SET uri = replace(uri, 'track', 'episode') WHERE id = $1", [songIds[0]]);
    const { songs, albums, artists } = await searchLibrary(ctx, "talk");
    expect([songs?.total, albums?.total, artists?.total]).toEqual([1, 0, 0]);
  });

  it("A library search finds nothing in the libraries of other people", async () => {
    const { ctx } = await createLibrary([{ title: "Secret", album: "Secret", artists: ["Secret"] }]);
    await createPlaylist(ctx, { name: "Secret", description: "" });
    const { songs, albums, artists, playlists } = await searchLibrary(await createUser(), "secret");
    expect([songs, albums, artists, playlists].map(found => found?.total)).toEqual([0, 0, 0, 0]);
  });

  it("A library search returns only the requested kinds and costs no call", async () => {
    const { ctx } = await connected();
    expect(Object.keys(await searchLibrary(ctx, "a", { kinds: ["album"] }))).toEqual([
      "albums",
      "nextCursor",
    ]);
    expect(await requests()).toEqual([]);
  });
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

  it.each(["%", "_", "a", "x".repeat(200), "🎵", "artist:", '"'])(
    "A Spotify search sends %j unchanged",
    async q => {
      const { ctx } = await connected();
      await searchSpotify(ctx, q);
      expect(await requests("/v1/search")).toMatchObject([{ status: 200, query: { q } }]);
    },
  );

  it("A Spotify search fails with a retry time once the daily quota is used up", async () => {
    const { ctx } = await connected();
    await settings({ quota: { search: 0 } });
    await expect(searchSpotify(ctx, "song")).rejects.toMatchObject({
      code: "quota_exceeded",
      retryAt: expect.any(Date),
    });
  });
});

describe("search of everything", () => {
  const searchAll = (ctx: UserContext, q: string, options: Partial<SearchInput> = {}) =>
    search(ctx, { q, kinds, limit: 50, ...options, source: "all" });

  it("The library comes first, then what only Spotify has, with one call", async () => {
    const listener = await connected({ likedTrackIds: [trackId(117)] });
    await runImport(listener.ctx);
    const before = (await requests("/v1/search")).length;
    const { songs, albums, spotifyError } = await searchAll(listener.ctx, "Song 117");
    expect(songs?.items[0]).toMatchObject({ uri: trackUri(117), inLibrary: true, isLiked: true });
    expect(songs?.items.filter(({ uri }) => uri === trackUri(117))).toHaveLength(1);
    expect(songs?.items.slice(1).every(({ inLibrary }) => !inLibrary)).toBe(true);
    expect(albums?.items.every(({ inLibrary }) => typeof inLibrary === "boolean")).toBe(true);
    expect(spotifyError).toBeNull();
    expect((await requests("/v1/search")).length - before).toBe(1);
  });

  it("The library's answer stands when Spotify is locked, and says until when", async () => {
    const listener = await connected({ likedTrackIds: [trackId(117)] });
    await runImport(listener.ctx);
    await settings({ quota: { search: 0 } });
    const { songs, spotifyError } = await searchAll(listener.ctx, "Song 117");
    expect(songs?.items).toMatchObject([{ uri: trackUri(117), inLibrary: true }]);
    expect(spotifyError).toEqual({ code: "quota_exceeded", retryAt: expect.any(String) });
  });

  it("The next page goes on in both, and ends when both have ended", async () => {
    const { ctx } = await connected();
    let cursor: string | null | undefined;
    const uris: string[] = [];
    do {
      const page = await searchAll(ctx, 'track:"Song 29"', { kinds: ["song"], ...(cursor && { cursor }) });
      uris.push(...(page.songs?.items.map(({ uri }) => uri) ?? []));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(uris).size).toBe(uris.length);
    expect(uris).toHaveLength(11);
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
