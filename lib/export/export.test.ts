import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma, sql, withWorkload } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { libraryFile } from "@/lib/schemas/export";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, allPlaylists, findPlaylist, urisOf } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { formatCsvLine } from "./csv";
import { exportCsv } from "./export-csv";
import { exportJson } from "./export-json";
import { importLibrary } from "./import-library";

const deepIt = onlyDeep(it);

const { connected, playlist, requests } = await simulated();
afterAll(closeQueue);

async function readText(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

const readExport = async (ctx: UserContext, playlistId: string | null = null) =>
  libraryFile.parse(JSON.parse(await readText(exportJson(ctx, playlistId))));

const localFileUri = "spotify:local:Artist:Album:Title:200";

/** Connects a person who has two Spotify playlists, liked songs and a local playlist. */
async function connectedWithLibrary() {
  const person = await connected({ likedTrackIds: [8, 9].map(trackId) });
  const { ctx, spotifyUser } = person;
  await playlist(spotifyUser, { name: "Mix", items: [...[0, 1, 0, 2].map(trackUri), localFileUri, null] });
  await playlist(spotifyUser, { name: 'Höhle, "quoted"', trackIds: [3].map(trackId) });
  await runImport(ctx);
  await createPlaylist(ctx, { name: "Empty", description: "words" });
  return person;
}

/** Parses the rows of a CSV file. */
function parseCsv(text: string): string[][] {
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g);
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("JSON export", () => {
  it("An exported library imports with its order and dates, without a call to Spotify", async () => {
    const { ctx } = await connectedWithLibrary();
    const file = await readExport(ctx);
    const stranger = await createUser();
    const before = (await requests()).length;
    const report = await importLibrary(stranger, file);
    expect((await requests()).length).toBe(before);
    expect(report.songs.created).toBe(7);
    expect(report.leftOut).toEqual([{ reason: "withdrawn", count: 1, examples: ["Mix"] }]);

    const names = ["Empty", "Mix", 'Höhle, "quoted"', "Liked songs"];
    const playlists = await allPlaylists(stranger);
    expect(playlists.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(playlists.map(({ name }) => name).slice(0, -1)).toEqual(
      (await allPlaylists(ctx)).map(({ name }) => name),
    );
    for (const { id, name, trackCount } of playlists.filter(({ name }) => name !== "Liked songs")) {
      const itemsWithoutIds = async (owner: UserContext, playlistId: string) =>
        (await allItems(owner, playlistId)).flatMap(({ id: _, song, ...item }) =>
          song ? [{ ...item, song: { ...song, id: "" } }] : [],
        );
      const original = await itemsWithoutIds(ctx, (await findPlaylist(ctx, name)).id);
      expect(await itemsWithoutIds(stranger, id)).toEqual(original);
      expect(trackCount).toBe(original.length);
    }
    const liked = (await listLikedSongs(ctx, { limit: 50 })).items.map(({ song }) => song.uri);
    expect(await urisOf(stranger, (await findPlaylist(stranger, "Liked songs")).id)).toEqual(liked);
    const again = await readExport(stranger);
    expect(again.songs).toEqual(file.songs);
  });

  it("An export of one playlist contains that playlist and its songs only", async () => {
    const { ctx } = await connectedWithLibrary();
    const file = await readExport(ctx, (await findPlaylist(ctx, "Mix")).id);
    expect(file.playlists.map(list => list?.name)).toEqual(["Mix"]);
    expect(file.songs).toHaveLength(4);
    expect(file.likedSongs).toEqual([]);
    const stranger = await createUser();
    await importLibrary(stranger, file);
    expect(await urisOf(stranger, (await findPlaylist(stranger, "Mix")).id)).toEqual([
      ...[0, 1, 0, 2].map(trackUri),
      localFileUri,
    ]);
  });

  it("Files of several people can be imported at the same time, although files have few connections", async () => {
    const { ctx } = await connectedWithLibrary();
    const file = await readExport(ctx);
    const people = await Promise.all([createUser(), createUser(), createUser()]);
    const importAsRequest = (person: UserContext) =>
      withWorkload({ pool: "files", userId: person.userId }, () => importLibrary(person, file));
    const reports = await Promise.all([...people, ...people].map(importAsRequest));
    for (const report of reports) expect(report.playlists.length).toBeGreaterThan(0);
  });

  it("An import of a file overwrites neither playlists nor songs", async () => {
    const { ctx } = await connectedWithLibrary();
    const file = await readExport(ctx);
    const mix = await findPlaylist(ctx, "Mix");
    const before = await urisOf(ctx, mix.id);
    for (const song of file.songs) if (song) song.title = "Forged";
    const report = await importLibrary(ctx, file);
    expect(report.songs.created).toBe(0);
    expect(report.playlists.find(({ nameInFile }) => nameInFile === "Mix")).toMatchObject({
      name: "Mix (2)",
    });
    await importLibrary(ctx, file);
    expect((await findPlaylist(ctx, "Mix (3)")).trackCount).toBe(5);
    expect(await urisOf(ctx, mix.id)).toEqual(before);
    expect(await prisma().song.count({ where: { userId: ctx.userId, title: "Forged" } })).toBe(0);
  });

  it("An import of a file reports the skipped entries with reasons", async () => {
    const ctx = await createUser();
    const addedAt = "2020-02-03T04:05:06.789Z";
    const report = await importLibrary(
      ctx,
      libraryFile.parse({
        format: "tonearm-library",
        version: 1,
        playlists: [
          { name: "Theirs", access: "metadata", items: [] },
          {
            name: `${" x".repeat(200)}`,
            items: [
              { uri: trackUri(1), addedAt },
              { uri: trackUri(2), addedAt },
            ],
          },
          { name: "", items: [{ uri: "https://example.org/a.mp3", addedAt }] },
        ],
        songs: [
          {
            uri: trackUri(2),
            title: "\ud800 Two",
            durationMs: 5,
            artists: [],
            imageUrl: "https://evil.example/a",
          },
        ],
      }),
    );
    expect(report.leftOut).toMatchObject([
      { reason: "not_readable", examples: ["Theirs"] },
      { reason: "unknown", examples: [trackUri(1)] },
      { reason: "not_spotify", examples: ["https://example.org/a.mp3"] },
    ]);
    expect(report.playlists.map(({ name }) => name.length)).toEqual([400, 8]);
    const [item] = await allItems(ctx, report.playlists[0]?.id ?? "");
    expect(item).toMatchObject({
      addedAt,
      song: { uri: trackUri(2), imageUrl: null, spotifyId: trackId(2) },
    });
  });
});

describe("CSV export", () => {
  it("A CSV export lists the entries in order, then the liked songs, then songs that are in neither", async () => {
    const { ctx } = await connectedWithLibrary();
    await sql(
      `INSERT INTO songs (user_id, uri, title, duration_ms, artists) VALUES ($1, 'spotify:track:x', 'Alone', 1, '[]')`,
      [ctx.userId],
    );
    const text = await readText(exportCsv(ctx, null));
    expect(text.startsWith("\uFEFFPlaylist,Position,")).toBe(true);
    const [header, ...rows] = parseCsv(text.slice(1));
    expect(rows.every(row => row.length === header?.length)).toBe(true);
    expect(rows.filter(row => row[0] === "Mix").map(row => [row[1], row[9]])).toEqual([
      ...[trackUri(0), trackUri(1), trackUri(0), trackUri(2), localFileUri, ""].map((uri, index) => [
        String(index + 1),
        uri,
      ]),
    ]);
    expect(rows.filter(row => row[0] === 'Höhle, "quoted"')).toHaveLength(1);
    expect(rows.slice(-3).map(row => [row[0], row[2]])).toEqual([
      ["Liked songs", "Song 8"],
      ["Liked songs", "Song 9"],
      ["", "Alone"],
    ]);
    const one = parseCsv(await readText(exportCsv(ctx, (await findPlaylist(ctx, "Mix")).id)));
    expect(one).toHaveLength(7);
  });

  it("Songs in no list are exported once each, by title, also if they fill several batches", async () => {
    const ctx = await createUser();
    const count = 4_500;
    await sql(
      `WITH created AS (
         INSERT INTO songs (user_id, uri, title, duration_ms, artists, search_text)
         SELECT $1, 'spotify:track:' || n, 'Same title ' || n / 100, 1, '[]', '' FROM generate_series(1, $2::int) n RETURNING id, uri),
       list AS (INSERT INTO playlists (user_id, name, origin, track_count) VALUES ($1, 'Some', 'local', 3) RETURNING id),
       items AS (
         INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
         SELECT list.id, right(uri, 1)::int, created.id, 'song', now() FROM created, list
         WHERE uri IN ('spotify:track:1', 'spotify:track:2', 'spotify:track:3'))
       INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, id, now() FROM created WHERE uri = 'spotify:track:4'`,
      [ctx.userId, count],
    );
    const rows = parseCsv(await readText(exportCsv(ctx, null))).slice(1);
    const unlisted = rows.filter(([list]) => list === "");
    expect(unlisted.map(row => row[9]).toSorted()).toEqual(
      range(count - 4, 5)
        .map(number => `spotify:track:${number}`)
        .toSorted(),
    );
    expect(unlisted.at(0)?.[2]).toBe("Same title 0");
    expect(rows).toHaveLength(count);
  });

  it.each([
    ["plain", '"plain"\r\n'],
    ["", '""\r\n'],
    [";=1", '";=1"\r\n'],
    ["a;=1;b", '"a;=1;b"\r\n'],
    ["a\t=1", '"a\t=1"\r\n'],
    ['say "hi", twice', '"say ""hi"", twice"\r\n'],
    ["two\nlines", '"two\nlines"\r\n'],
    ["=HYPERLINK(1)", `"'=HYPERLINK(1)"\r\n`],
    ["@SUM(1)", `"'@SUM(1)"\r\n`],
    ["-1+2", `"'-1+2"\r\n`],
    ["\t=1", `"'\t=1"\r\n`],
    ["＝1", `"'＝1"\r\n`],
    ["1=1", '"1=1"\r\n'],
    [1, "1\r\n"],
    [null, "\r\n"],
  ])("A spreadsheet reads the cell %j as text", (cell, line) => {
    expect(formatCsvLine([cell])).toBe(line);
  });
});

deepIt(
  "A long library is exported in small chunks and imports completely",
  async () => {
    const ctx = await createUser();
    const count = sizeByDepth(6_000, 50_000);
    await sql(
      `WITH created AS (
       INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_id, album_name, image_url, isrc,
         search_text)
       SELECT $1, 'spotify:track:' || lpad(n::text, 22, '0'), lpad(n::text, 22, '0'), 'A song with number ' || n, 200000,
         '[{"id": "0000000000000000000001", "name": "An artist of some name"}]', '0000000000000000000002',
         'An album of some name', 'https://i.scdn.co/image/ab67616d00001e02ff9ca10b55ce82ae553c8228', 'USRC17607839', ''
       FROM generate_series(1, $2) n RETURNING id, uri),
     list AS (INSERT INTO playlists (user_id, name, origin, track_count) VALUES ($1, 'Long', 'local', $2) RETURNING id)
     INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT list.id, row_number() OVER (ORDER BY uri) - 1, created.id, 'song', now() FROM created, list`,
      [ctx.userId, count],
    );
    let longestChunk = 0;
    let text = "";
    for await (const chunk of exportJson(ctx, null)) {
      longestChunk = Math.max(longestChunk, chunk.length);
      text += chunk;
    }
    expect(longestChunk).toBeLessThan(1024 * 1024);
    expect(text.length).toBeLessThan(count * 670);
    const stranger = await createUser();
    await importLibrary(stranger, libraryFile.parse(JSON.parse(text)));
    const long = await findPlaylist(stranger, "Long");
    expect(long.trackCount).toBe(count);
    const order = `SELECT string_agg(s.uri, ',' ORDER BY i.position) AS uris FROM playlist_items i JOIN songs s ON s.id = i.song_id
    JOIN playlists p ON p.id = i.playlist_id WHERE p.user_id = $1`;
    expect(await sql(order, [stranger.userId])).toEqual(await sql(order, [ctx.userId]));
  },
  120_000,
);
