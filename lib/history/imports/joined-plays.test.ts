import { expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listHistory } from "@/lib/history/list-history";
import { personTransaction, sql } from "@/lib/platform/db";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { addPolled as addPolledSong, audio, listPlays } from "@/testing/history/library";
import { accountRow, extendedRow, songRow } from "@/testing/history/rows";
import { createUser } from "@/testing/people";
import { supersedePolled } from "../supersede-polled";
import { deleteHistoryImport } from "./delete-history-import";
import { historyImportJob, resumeHistoryImports } from "./history-import-job";
import { startHistoryImport } from "./start-history-import";

const deepIt = onlyDeep(it);

const extended = { "Streaming_History_Audio_2024_0.json": [extendedRow({ ts: "2024-05-06T18:43:20Z" })] };
const account = { "StreamingHistory_music_0.json": [accountRow()] };
const scrobbles = (...times: string[]) => ({
  "ada.csv": times.map(time => `Ada,Tides,Glass Harbour,06 May 2024 ${time}\n`).join(""),
});

const addPolled = (ctx: UserContext, playedAt: string) =>
  sql(
    `WITH song AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists, search_text)
       VALUES ($1, 'spotify:track:0000000000000000000001', 'Glass Harbour', 200000, '[{"id":null,"name":"Ada"}]', E'glass harbour\\nada\\n')
       ON CONFLICT (user_id, uri) DO UPDATE SET title = EXCLUDED.title RETURNING id)
     INSERT INTO plays (user_id, song_id, played_at, source) SELECT $1, id, $2, 'recently-played' FROM song`,
    [ctx.userId, playedAt],
  );

const times = async (ctx: UserContext) =>
  (await listHistory(ctx, { limit: 100 })).items.map(({ playedAt }) => playedAt.slice(11, 19)).reverse();

it("The same files in two imports that run at once bring each play once", async () => {
  const ctx = await createUser();
  const ids = [(await uploadHistory(ctx, extended)).id, (await uploadHistory(ctx, extended)).id];
  for (const id of ids) await startHistoryImport(ctx, id);
  await Promise.all(ids.map(importId => historyImportJob.handle({ importId })));
  expect(await times(ctx)).toEqual(["18:43:20"]);
});

it.each(
  sampleByDepth(
    [
      ["A polled play", (ctx: UserContext) => addPolled(ctx, "2024-05-06T18:43:21Z")],
      ["A scrobble", (ctx: UserContext) => importHistory(ctx, scrobbles("18:40"))],
    ],
    2,
  ),
)("%s stays hidden after undo of an import if a later import has it, too", async (_, add) => {
  const ctx = await createUser();
  await add(ctx);
  const first = await importHistory(ctx, account);
  const second = await importHistory(ctx, extended);
  await deleteHistoryImport(ctx, first.id);
  expect(await times(ctx)).toEqual(["18:43:20"]);
  await deleteHistoryImport(ctx, second.id);
  expect(await times(ctx)).toHaveLength(1);
});

deepIt(
  "Rows of account data stay hidden after undo of an export if a later export has them, too",
  async () => {
    const ctx = await createUser();
    const short = { trackName: "Low Tide", msPlayed: 5_000, endTime: "2024-05-06 18:44" };
    await importHistory(ctx, { "StreamingHistory_music_0.json": [accountRow(), accountRow(short)] });
    const rows = [
      extendedRow({ ts: "2024-05-06T18:43:20Z" }),
      extendedRow({
        ts: "2024-05-06T18:44:10Z",
        ms_played: 5_000,
        master_metadata_track_name: "Low Tide",
        spotify_track_uri: "spotify:track:0000000000000000000002",
      }),
    ];
    const older = await importHistory(ctx, { [audio]: rows });
    const newer = await importHistory(ctx, {
      [audio]: [...rows, extendedRow({ ts: "2024-05-07T19:00:00Z" })],
    });
    const shown = () =>
      sql<{ source: string }>(
        "SELECT source, played_at FROM plays WHERE user_id = $1 AND superseded_by_id IS NULL ORDER BY played_at",
        [ctx.userId],
      );
    const before = await shown();
    expect(before).toHaveLength(3);
    await deleteHistoryImport(ctx, older.id);
    expect(await shown()).toEqual(before);
    expect(await times(ctx)).toEqual(["18:43:20", "19:00:00"]);
    await deleteHistoryImport(ctx, newer.id);
    expect((await shown()).map(({ source }) => source)).toEqual(["spotify-account", "spotify-account"]);
  },
);

it("An import that was previewed brings all of its plays although another one with its songs is undone first", async () => {
  const ctx = await createUser();
  const old = await importHistory(ctx, extended);
  const rows = [extendedRow({ ts: "2024-05-06T18:43:20Z" }), extendedRow({ ts: "2024-05-07T19:00:00Z" })];
  const { id } = await uploadHistory(ctx, { "Streaming_History_Audio_2024_0.json": rows });
  await deleteHistoryImport(ctx, old.id);
  await startHistoryImport(ctx, id);
  await historyImportJob.handle({ importId: id });
  expect(await times(ctx)).toEqual(["18:43:20", "19:00:00"]);
});

it("A play that was polled after its scrobble was imported is one play", async () => {
  const ctx = await createUser();
  await importHistory(ctx, scrobbles("18:40", "18:44"));
  for (const time of ["18:43:21", "18:47:30", "19:30:00"]) await addPolled(ctx, `2024-05-06T${time}Z`);
  await personTransaction(ctx.userId, client => supersedePolled(client, ctx.userId, new Date(0)));
  expect(await times(ctx)).toEqual(["18:40:00", "18:44:00", "19:30:00"]);
});

it.each([
  ["account data", account],
  ["scrobbles", scrobbles("18:40")],
])("A play that was polled after %s and the extended history were imported is one play", async (_, files) => {
  const ctx = await createUser();
  await importHistory(ctx, files);
  await importHistory(ctx, extended);
  await addPolled(ctx, "2024-05-06T18:43:21Z");
  await personTransaction(ctx.userId, client => supersedePolled(client, ctx.userId, new Date(0)));
  expect(await times(ctx)).toEqual(["18:43:20"]);
});

it("Scrobbles of a song in a row are plays although only the last one was polled", async () => {
  const ctx = await createUser();
  await addPolled(ctx, "2024-05-06T18:50:20Z");
  const { counts } = await importHistory(ctx, scrobbles("18:40", "18:43", "18:47"));
  expect(counts).toMatchObject({ plays: 2, duplicates: 1 });
  expect(await times(ctx)).toEqual(["18:40:00", "18:43:00", "18:50:20"]);
});

it("An upload whose process was killed is deleted after some hours, with its bytes", async () => {
  const ctx = await createUser();
  const begin = async (age: string) => {
    const [row] = await sql<{ id: string }>(
      "INSERT INTO history_imports (user_id, created_at) VALUES ($1, now() - $2::interval) RETURNING id",
      [ctx.userId, age],
    );
    await sql("INSERT INTO history_upload_parts (import_id, file, part, bytes) VALUES ($1, 0, 0, '')", [
      row?.id,
    ]);
    return row?.id;
  };
  await begin("7 hours");
  const current = await begin("5 hours");
  await resumeHistoryImports();
  const left = await sql(
    "SELECT import_id AS id FROM history_upload_parts JOIN history_imports i ON i.id = import_id WHERE i.user_id = $1",
    [ctx.userId],
  );
  expect(left).toEqual([{ id: current }]);
});

it("A play that was polled before is one play, which knows what the file says, and comes back by undo", async () => {
  const ctx = await createUser();
  await addPolledSong(ctx, 1, "2024-05-06T18:43:21.500Z");
  await addPolledSong(ctx, 1, "2024-05-06T18:47:00.000Z");
  const { id, counts } = await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  expect(counts).toEqual({ rows: 1, plays: 0, duplicates: 1, skipped: 0 });
  expect(await listPlays(ctx)).toEqual([
    "2024-05-06T18:47:00.000Z Song 1",
    "2024-05-06T18:43:20.000Z Song 1",
  ]);
  await deleteHistoryImport(ctx, id);
  expect(await listPlays(ctx)).toEqual([
    "2024-05-06T18:47:00.000Z Song 1",
    "2024-05-06T18:43:21.500Z Song 1",
  ]);
});

it("A play that is polled after its file was imported is hidden, and each row hides one", async () => {
  const ctx = await createUser();
  const { id } = await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  const since = new Date("2024-05-06T18:00:00Z");
  const hide = () => personTransaction(ctx.userId, client => supersedePolled(client, ctx.userId, since));
  await addPolledSong(ctx, 1, "2024-05-06T18:43:22.000Z");
  await hide();
  await addPolledSong(ctx, 1, "2024-05-06T18:44:30.000Z");
  await hide();
  const imported = "2024-05-06T18:43:20.000Z Song 1";
  expect(await listPlays(ctx)).toEqual(["2024-05-06T18:44:30.000Z Song 1", imported]);
  await deleteHistoryImport(ctx, id);
  expect(await listPlays(ctx)).toEqual([
    "2024-05-06T18:44:30.000Z Song 1",
    "2024-05-06T18:43:22.000Z Song 1",
  ]);
});

it("A play with a pause of minutes that was polled by its start is the play of the file", async () => {
  const ctx = await createUser();
  await addPolledSong(ctx, 1, "2024-05-06T18:33:21Z");
  const { counts } = await importHistory(ctx, {
    [audio]: [
      songRow(1, "2024-05-06T18:43:20Z", { offline_timestamp: Date.UTC(2024, 4, 6, 18, 33, 20) / 1000 }),
      songRow(2, "2024-05-06T18:50:00Z"),
    ],
  });
  expect(counts).toMatchObject({ plays: 1, duplicates: 1 });
  expect(await times(ctx)).toEqual(["18:43:20", "18:50:00"]);
});
