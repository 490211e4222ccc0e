import { expect, it } from "vitest";
import { sql, withWorkload } from "@/lib/platform/db";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { searchKind } from "@/lib/schemas/search";
import { createLibrary, findTitles, searchLibrary } from "@/testing/library/searches";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";

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
  expect(await findTitles(ctx, "glove")).toEqual([
    "Glove",
    "Glove story",
    "My glove",
    "Fingers",
    "Hands",
    "Foxgloves",
  ]);
  expect((await findTitles(ctx, "clove"))?.slice(0, 2)).toEqual(["Cold", "Glove"]);
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
    expect({ q, titles: await findTitles(ctx, q) }).toEqual({ q, titles: expected });
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

it("Kinds in another order and filters leave no more prepared statements on a connection", async () => {
  const { ctx } = await createLibrary(["Song"]);
  const counts = await withWorkload({ pool: "search" }, async () => {
    const find = async (q: string, kinds = searchKind.options) => {
      await searchLibrary(ctx, q, { kinds });
      const [row] = await sql<{ count: number }>("SELECT count(*)::int AS count FROM pg_prepared_statements");
      return row?.count;
    };
    return [
      await find("song"),
      await find("song", searchKind.options.toReversed()),
      await find("liked artist:song added:2024"),
    ];
  });
  expect(new Set(counts).size).toBe(1);
});

it("A search says how it was read, and if its totals are only minimums", async () => {
  const { ctx } = await createLibrary(["Morning light"]);
  const { tried, isPartial } = await searchLibrary(ctx, 'mornign "light" artist:nobody added:20');
  expect(tried).toEqual({
    words: ["mornign", "light"],
    filters: ["artist:nobody"],
    corrected: ["mornign"],
    isLibraryOnly: false,
    unusable: ["added:20"],
  });
  expect(isPartial).toBe(false);
  await sql(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists)
     SELECT $1, 'spotify:local:' || n, 'Many ' || n, 1000, '[]' FROM generate_series(1, 510) n`,
    [ctx.userId],
  );
  const many = await searchLibrary(ctx, "many", { limit: 1 });
  expect(many.isPartial).toBe(true);
  expect(many.songs?.total).toBeLessThanOrEqual(510);
  expect((await searchLibrary(ctx, "many", { limit: 1, kinds: ["playlist"] })).isPartial).toBeUndefined();
});
