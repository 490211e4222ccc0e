import { describe, expect, it, vi } from "vitest";
import { disconnect } from "@/lib/connections/disconnect";
import type { UserContext } from "@/lib/core/context";
import { deleteExpired } from "@/lib/history/delete-expired";
import { listHistory } from "@/lib/history/list-history";
import { supersedePolled } from "@/lib/history/supersede-polled";
import { personTransaction, prisma, sql } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { accountRow, extendedRow, historyUri, songRow } from "@/testing/history/rows";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";
import { deleteHistory, deleteHistoryImport } from "./delete-history-import";
import { historyImportJob } from "./history-import-job";
import { getHistoryImport, listHistoryImports } from "./list-history-imports";
import { startHistoryImport } from "./start-history-import";

const audio = "Streaming_History_Audio_2024_0.json";

const plays = async (ctx: UserContext) =>
  (await listHistory(ctx, { limit: 100 })).items.map(({ playedAt, song }) => `${playedAt} ${song.title}`);

const addPolled = (ctx: UserContext, number: number, playedAt: string) =>
  sql(
    `WITH song AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists) VALUES ($1, $2, $3, 200000, '[]')
       ON CONFLICT (user_id, uri) DO UPDATE SET title = EXCLUDED.title RETURNING id)
     INSERT INTO plays (user_id, song_id, played_at, source) SELECT $1, id, $4, 'recently-played' FROM song`,
    [ctx.userId, historyUri(number), `Song ${number}`, playedAt],
  );

const countAll = async (ctx: UserContext) => {
  const [row] = await sql<{ plays: number; songs: number; imports: number }>(
    `SELECT (SELECT count(*)::int FROM plays WHERE user_id = $1) AS plays,
       (SELECT count(*)::int FROM songs WHERE user_id = $1) AS songs,
       (SELECT count(*)::int FROM history_imports WHERE user_id = $1) AS imports`,
    [ctx.userId],
  );
  return row;
};

describe("an import of listening history", () => {
  it("An archive of Spotify is shown first, and brings its plays and songs once it is started", async () => {
    const ctx = await createUser();
    const archive = createZip([
      { name: "Spotify Extended Streaming History/ReadMeFirst.pdf", content: "%PDF" },
      {
        name: `Spotify Extended Streaming History/${audio}`,
        content: JSON.stringify([
          songRow(1, "2024-05-06T18:43:20Z"),
          songRow(2, "2024-05-06T18:47:00Z", { ms_played: 29_999, reason_end: "fwdbtn" }),
          songRow(3, "2024-05-06T18:48:00Z", { ms_played: 30_000 }),
          songRow(4, "2024-05-06T18:49:00Z", {
            episode_name: "One",
            spotify_episode_uri: "spotify:episode:x",
          }),
          songRow(5, "2024-05-06T18:50:00Z", { audiobook_uri: "spotify:show:y", audiobook_title: "Book" }),
          extendedRow({
            spotify_track_uri: null,
            master_metadata_track_name: null,
            master_metadata_album_artist_name: null,
            master_metadata_album_album_name: null,
          }),
          { ts: "yesterday", ms_played: 1 },
        ]),
      },
    ]);
    const preview = await uploadHistory(ctx, { "my_spotify_data (1).zip": archive });
    expect(preview).toMatchObject({
      state: "preview",
      files: [{ name: audio, kind: "spotify-extended", rows: 7, from: "2024-05-06T18:43:20.000Z" }],
      counts: { rows: 7, plays: 2, duplicates: 0, skipped: 5 },
    });
    expect(Object.fromEntries(preview.skipped.map(({ reason, count }) => [reason, count]))).toEqual({
      short: 1,
      podcast: 1,
      audiobook: 1,
      unattributed: 1,
      malformed: 1,
    });
    expect(await countAll(ctx)).toEqual({ plays: 0, songs: 0, imports: 1 });
  });

  it("The same file again adds nothing, and a newer export adds only its new rows", async () => {
    const ctx = await createUser();
    const rows = [1, 2, 3].map(n => songRow(n, `2024-05-06T18:4${n}:20Z`, { ms_played: 40_000 }));
    const first = await importHistory(ctx, { [audio]: rows });
    expect(first).toMatchObject({
      state: "completed",
      counts: { rows: 3, plays: 3, duplicates: 0, skipped: 0 },
    });
    const again = await importHistory(ctx, { "endsong_0.json": rows });
    expect(again.counts).toEqual({ rows: 3, plays: 0, duplicates: 3, skipped: 0 });
    const newer = await importHistory(ctx, { [audio]: [...rows, songRow(4, "2024-05-06T19:00:00Z")] });
    expect(newer.counts).toEqual({ rows: 4, plays: 1, duplicates: 3, skipped: 0 });
    expect(await plays(ctx)).toEqual([
      "2024-05-06T19:00:00.000Z Song 4",
      "2024-05-06T18:43:20.000Z Song 3",
      "2024-05-06T18:42:20.000Z Song 2",
      "2024-05-06T18:41:20.000Z Song 1",
    ]);
  });

  it("A stream that Spotify wrote twice is one play, and two plays a minute apart are two", async () => {
    const ctx = await createUser();
    const { counts } = await importHistory(ctx, {
      [audio]: [
        songRow(1, "2024-05-06T18:00:00Z", { ms_played: 5_940_000 }),
        songRow(1, "2024-05-06T18:01:18Z", { ms_played: 5_940_000 }),
        songRow(2, "2024-05-06T20:00:00Z", { ms_played: 45_000 }),
        songRow(2, "2024-05-06T20:01:00Z", { ms_played: 45_000 }),
      ],
    });
    expect(counts).toEqual({ rows: 4, plays: 3, duplicates: 1, skipped: 0 });
  });

  it("Plays offline with the time of their upload keep their own times and stay apart", async () => {
    const ctx = await createUser();
    const start = Date.UTC(2024, 4, 6, 8);
    const offline = (index: number, unit: number) =>
      songRow(1, "2024-05-06T12:00:00Z", {
        offline: true,
        ms_played: 200_000,
        offline_timestamp: (start + index * 200_000) / unit,
      });
    const { counts } = await importHistory(ctx, {
      [audio]: [offline(0, 1), offline(1, 1), offline(2, 1000), offline(3, 1000)],
    });
    expect(counts).toMatchObject({ plays: 4, duplicates: 0 });
    expect(await plays(ctx)).toEqual(
      [3, 2, 1, 0].map(index => `${new Date(start + (index + 1) * 200_000).toISOString()} Song 1`),
    );
  });

  it("A play that was polled before is one play, which knows what the file says, and comes back by undo", async () => {
    const ctx = await createUser();
    await addPolled(ctx, 1, "2024-05-06T18:43:21.500Z");
    await addPolled(ctx, 1, "2024-05-06T18:47:00.000Z");
    const { id, counts } = await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
    expect(counts).toEqual({ rows: 1, plays: 0, duplicates: 1, skipped: 0 });
    expect(await plays(ctx)).toEqual(["2024-05-06T18:47:00.000Z Song 1", "2024-05-06T18:43:20.000Z Song 1"]);
    await deleteHistoryImport(ctx, id);
    expect(await plays(ctx)).toEqual(["2024-05-06T18:47:00.000Z Song 1", "2024-05-06T18:43:21.500Z Song 1"]);
  });

  it("A play that is polled after its file was imported is hidden, and each row hides one", async () => {
    const ctx = await createUser();
    const { id } = await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
    const since = new Date("2024-05-06T18:00:00Z");
    const hide = () => personTransaction(ctx.userId, client => supersedePolled(client, ctx.userId, since));
    await addPolled(ctx, 1, "2024-05-06T18:43:22.000Z");
    await hide();
    await addPolled(ctx, 1, "2024-05-06T18:44:30.000Z");
    await hide();
    const imported = "2024-05-06T18:43:20.000Z Song 1";
    expect(await plays(ctx)).toEqual(["2024-05-06T18:44:30.000Z Song 1", imported]);
    await deleteHistoryImport(ctx, id);
    expect(await plays(ctx)).toEqual(["2024-05-06T18:44:30.000Z Song 1", "2024-05-06T18:43:22.000Z Song 1"]);
  });

  it("Undo takes back exactly what one import brought, and songs that nothing else uses", async () => {
    const ctx = await createUser();
    await addPolled(ctx, 9, "2024-01-01T00:00:00Z");
    const before = await countAll(ctx);
    const first = await importHistory(ctx, {
      [audio]: [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")],
    });
    const second = await importHistory(ctx, {
      [audio]: [songRow(2, "2024-05-07T19:00:00Z"), songRow(3, "2024-05-07T20:00:00Z")],
    });
    await sql(
      "INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, id, now() FROM songs WHERE user_id = $1 AND uri = $2",
      [ctx.userId, historyUri(1)],
    );
    await deleteHistoryImport(ctx, first.id);
    expect(await plays(ctx)).toEqual([
      "2024-05-07T20:00:00.000Z Song 3",
      "2024-05-07T19:00:00.000Z Song 2",
      "2024-01-01T00:00:00.000Z Song 9",
    ]);
    await deleteHistoryImport(ctx, second.id);
    // The liked song stays.
    expect(await countAll(ctx)).toEqual({ ...before, songs: 2 });
    await expect(getHistoryImport(ctx, first.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("The whole history is deleted in one step", async () => {
    const ctx = await createUser();
    await addPolled(ctx, 9, "2024-01-01T00:00:00Z");
    await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
    await deleteHistory(ctx);
    expect(await countAll(ctx)).toEqual({ plays: 0, songs: 1, imports: 0 });
    expect((await listHistoryImports(ctx, { limit: 10 })).items).toEqual([]);
  });

  it("A preview that nobody starts is deleted after a week", async () => {
    const ctx = await createUser();
    const { id } = await uploadHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
    await sql("UPDATE history_imports SET created_at = now() - interval '8 days' WHERE id = $1", [id]);
    await deleteExpired(prisma());
    expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "cancelled" });
    expect(await sql("SELECT 1 FROM history_staged_rows WHERE import_id = $1", [id])).toEqual([]);
  });

  it("A job that was killed goes on with the next row, and its steps are not repeated", async () => {
    const ctx = await createUser();
    const rows = Array.from({ length: 10_050 }, (_, index) =>
      songRow(index % 5, new Date(Date.UTC(2020, 0) + index * 300_000).toISOString(), { ms_played: 60_000 }),
    );
    const { id } = await uploadHistory(ctx, { [audio]: rows });
    await startHistoryImport(ctx, id);
    // A worker that is shut down ends after the step that it is at.
    const stop = vi.spyOn(shutdown(), "aborted", "get").mockReturnValue(true);
    await historyImportJob.handle({ importId: id });
    stop.mockRestore();
    expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "running", progress: { done: 10_000 } });
    await historyImportJob.handle({ importId: id });
    expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "completed", counts: { plays: 10_050 } });
    expect(await countAll(ctx)).toEqual({ plays: 10_050, songs: 5, imports: 1 });
  });

  it("Disconnecting with all data of Spotify keeps what the person brought from files", async () => {
    const ctx = await createUser();
    await addPolled(ctx, 9, "2024-01-01T00:00:00Z");
    await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
    await disconnect(ctx, { purge: true });
    expect(await plays(ctx)).toEqual(["2024-05-06T18:43:20.000Z Song 1"]);
  });

  it("Nothing of addresses, user names and devices is stored, and the upload is deleted after reading", async () => {
    const ctx = await createUser();
    const secret = "secret-device";
    const { id } = await importHistory(ctx, {
      "endsong_0.json": [
        songRow(1, "2020-05-06T18:43:20Z", {
          platform: secret,
          username: secret,
          user_agent_decrypted: secret,
          ip_addr_decrypted: secret,
        }),
      ],
    });
    const tables = [
      "plays",
      "songs",
      "history_imports",
      "history_upload_parts",
      "history_staged_rows",
      "history_staged_songs",
    ];
    for (const table of tables) {
      const rows = await sql<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      expect(rows.filter(({ row }) => row.includes(secret) || row.includes("203.0.113.7"))).toEqual([]);
    }
    const parts = await sql("SELECT 1 FROM history_upload_parts WHERE import_id = $1", [id]);
    expect(parts).toEqual([]);
  });

  it("Lengths are estimated from streams that reached the end, and a length of Spotify replaces the estimate", async () => {
    const ctx = await createUser();
    await importHistory(ctx, {
      [audio]: [
        songRow(1, "2024-05-06T18:00:00Z", { ms_played: 201_000 }),
        songRow(1, "2024-05-07T18:00:00Z", { ms_played: 201_900 }),
        songRow(1, "2024-05-08T18:00:00Z", { ms_played: 500_000 }),
        songRow(2, "2024-05-08T19:00:00Z", { ms_played: 90_000, reason_end: "fwdbtn" }),
      ],
    });
    const songs = await sql(
      `SELECT title, duration_ms AS "durationMs", duration_is_estimate AS "isEstimate", artists, album_name AS album
       FROM songs WHERE user_id = $1 ORDER BY title`,
      [ctx.userId],
    );
    expect(songs).toEqual([
      {
        title: "Song 1",
        durationMs: 201_900,
        isEstimate: true,
        artists: [{ id: null, name: "Artist 1" }],
        album: "Tides",
      },
      {
        title: "Song 2",
        durationMs: 0,
        isEstimate: true,
        artists: [{ id: null, name: "Artist 2" }],
        album: "Tides",
      },
    ]);
  });

  it("Account data gives way to the extended history, whichever came first", async () => {
    const files = {
      extended: { [audio]: [extendedRow({ ts: "2024-05-06T18:43:20Z" })] },
      account: {
        "StreamingHistory_music_0.json": [accountRow(), accountRow({ endTime: "2024-05-06 20:00" })],
      },
    };
    for (const order of [
      ["extended", "account"],
      ["account", "extended"],
    ] as const) {
      const ctx = await createUser();
      for (const name of order) await importHistory(ctx, files[name]);
      expect(await plays(ctx), order.join()).toEqual([
        "2024-05-06T20:00:00.000Z Glass Harbour",
        "2024-05-06T18:43:20.000Z Glass Harbour",
      ]);
    }
    const both = await createUser();
    const { counts } = await importHistory(both, { ...files.account, ...files.extended });
    expect(counts).toMatchObject({ rows: 3, plays: 2, duplicates: 1 });
  });

  it("Exports of ListenBrainz and Last.fm bring plays, which give way to Spotify's", async () => {
    const ctx = await createUser();
    const startedAt = Date.UTC(2024, 4, 6, 18, 40) / 1000;
    const listen = (seconds: number, title: string) =>
      JSON.stringify({
        listened_at: seconds,
        track_metadata: {
          artist_name: "Ada",
          track_name: title,
          additional_info: { duration: 200 },
          mbid_mapping: null,
        },
      });
    await importHistory(ctx, {
      "5.jsonl": `${listen(startedAt, "Glass Harbour")}\n${listen(startedAt + 3600, "Other")}\n`,
    });
    const lastfm = await importHistory(ctx, {
      "recenttracks-ada-1.json": [
        {
          track: [
            { name: "Now playing", artist: { "#text": "Ada" } },
            {
              name: "Glass Harbour",
              artist: { "#text": "Ada" },
              album: { "#text": "" },
              date: { uts: String(startedAt) },
            },
            { name: "Third", artist: { "#text": "Ada" }, date: { uts: String(startedAt + 7200) } },
          ],
        },
      ],
    });
    expect(lastfm.counts).toEqual({ rows: 3, plays: 1, duplicates: 1, skipped: 1 });
    const csv = await importHistory(ctx, {
      "ada.csv": `Ada,Tides,Glass Harbour,06 May 2024 18:40\nAda,Tides,Fourth,06 May 2024 22:00\n`,
    });
    expect(csv.counts).toEqual({ rows: 2, plays: 1, duplicates: 1, skipped: 0 });
    await importHistory(ctx, { [audio]: [extendedRow({ ts: "2024-05-06T18:43:20Z" })] });
    expect((await plays(ctx)).filter(play => play.endsWith("Glass Harbour"))).toHaveLength(1);
  });

  it.each([
    [
      "malformed JSON in a row",
      `[${JSON.stringify(songRow(1, "2024-05-06T18:43:20Z"))}, {"ts": "2024, nonsense}, 3]`,
      { rows: 2, plays: 1 },
    ],
    [
      "a file that was cut off",
      JSON.stringify([songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T18:49:20Z")]).slice(0, -40),
      { rows: 2, plays: 1 },
    ],
    [
      "a byte order mark",
      `\ufeff${JSON.stringify([songRow(1, "2024-05-06T18:43:20Z")])}`,
      { rows: 1, plays: 1 },
    ],
    [
      "UTF-16",
      Buffer.from(
        `\ufeff${JSON.stringify([songRow(1, "2024-05-06T18:43:20Z", { master_metadata_track_name: "Ünï" })])}`,
        "utf16le",
      ),
      { rows: 1, plays: 1 },
    ],
    [
      "a row in Latin-1",
      Buffer.from(
        JSON.stringify([
          songRow(1, "2024-05-06T18:43:20Z"),
          songRow(2, "2024-05-06T18:53:20Z", { master_metadata_track_name: "Ünï" }),
        ]),
        "latin1",
      ),
      { rows: 2, plays: 1 },
    ],
    [
      "NUL and half characters in names",
      JSON.stringify([songRow(1, "2024-05-06T18:43:20Z", { master_metadata_track_name: "a\u0000b\ud800" })]),
      { rows: 1, plays: 1 },
    ],
  ])("A file with %s brings its good rows, and a reason for the others", async (_, content, counts) => {
    const ctx = await createUser();
    const done = await importHistory(ctx, { [audio]: content });
    expect(done.counts).toMatchObject(counts);
    const { rows, plays, duplicates, skipped } = done.counts;
    expect(plays + duplicates + skipped).toBe(rows);
  });

  it.each([
    ["an empty list", { [audio]: [] }, "no_history"],
    ["a page of Google Takeout", { "watch-history.html": "<html><body>Watched</body></html>" }, "html"],
    ["liked songs and playlists only", { "YourLibrary.json": { tracks: [], albums: [] } }, "library"],
    ["other JSON", { "Userdata.json": { username: "ada" } }, "no_history"],
    ["text that is no JSON", { "notes.json": "hello world" }, "no_history"],
    ["no archive behind its first letters", { "my.zip": "PK nonsense" }, "archive_damaged"],
    [
      "an archive of many members",
      {
        "my.zip": createZip(Array.from({ length: 6_000 }, (_, i) => ({ name: `${i}.json`, content: "[]" }))),
      },
      "archive_too_large",
    ],
    [
      "a bomb",
      { "my.zip": createZip([{ name: audio, content: Buffer.alloc(40 * 1024 * 1024, " ") }]) },
      "archive_too_large",
    ],
    [
      "a member that claims gigabytes",
      { "my.zip": createZip([{ name: audio, content: "[]", claimedSize: 4_000_000_000 }]) },
      "archive_too_large",
    ],
    [
      "an archive in an archive",
      { "my.zip": createZip([{ name: "inner.zip", content: createZip([{ name: audio, content: "[]" }]) }]) },
      "no_history",
    ],
    [
      "a name that leaves the archive",
      { "my.zip": createZip([{ name: `../../${audio}`, content: "[]" }]) },
      "archive_damaged",
    ],
  ])("An upload of %s ends with its reason and nothing stored", async (_, files, reason) => {
    const ctx = await createUser();
    const { state, error } = await uploadHistory(ctx, files);
    expect({ state, code: error?.code, reason: error?.reason }).toEqual({
      state: "failed",
      code: "history_files_unusable",
      reason,
    });
    expect(await countAll(ctx)).toEqual({ plays: 0, songs: 0, imports: 1 });
  });
});
