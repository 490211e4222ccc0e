import { expect, it, vi } from "vitest";
import { disconnect } from "@/lib/connections/disconnect";
import { sql } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { addPolled, audio, countStored, listPlays } from "@/testing/history/library";
import { extendedRow, songRow } from "@/testing/history/rows";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";
import { historyImportJob } from "./history-import-job";
import { getHistoryImport } from "./list-history-imports";
import { startHistoryImport } from "./start-history-import";

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
  expect(await countStored(ctx)).toEqual({ plays: 0, songs: 0, imports: 1 });
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
  expect(await listPlays(ctx)).toEqual([
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
  expect(await listPlays(ctx)).toEqual(
    [3, 2, 1, 0].map(index => `${new Date(start + (index + 1) * 200_000).toISOString()} Song 1`),
  );
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
  expect(await countStored(ctx)).toEqual({ plays: 10_050, songs: 5, imports: 1 });
});

it("Disconnecting with all data of Spotify keeps what the person brought from files", async () => {
  const ctx = await createUser();
  await addPolled(ctx, 9, "2024-01-01T00:00:00Z");
  await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  await disconnect(ctx, { purge: true });
  expect(await listPlays(ctx)).toEqual(["2024-05-06T18:43:20.000Z Song 1"]);
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
